using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Scope3Calc.Cli.Csv;

/// <summary>Remembers line identifiers to find repeated ones: the first million of them, so that memory stays bounded.</summary>
internal sealed class KnownLineIds
{
    public const int Limit = 1_048_576;

    // 128 bits of SHA-256 stand for an identifier: 16 bytes instead of up to 128 characters.
    private readonly HashSet<UInt128> _ids = [];

    /// <returns>False where the identifier was seen before.</returns>
    public bool Add(string lineId)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(lineId), digest);
        var id = BinaryPrimitives.ReadUInt128BigEndian(digest);
        return _ids.Count < Limit ? _ids.Add(id) : !_ids.Contains(id);
    }
}
