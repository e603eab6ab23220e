using System.Security.Cryptography;

namespace Scope3Calc.Reference;

/// <summary>One compiled pack: canonical UTF-8 text, identified by its content.</summary>
public sealed class PackFile
{
    public const string Extension = ".tsv";

    /// <param name="id">Name and version, such as <c>epa-sef-v1.3</c>.</param>
    /// <param name="bytes">The pack's text; the format is described in the project's README.</param>
    public PackFile(string id, ReadOnlyMemory<byte> bytes)
    {
        Id = id;
        Bytes = bytes;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
    }

    public string Id { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Id and extension, such as <c>epa-sef-v1.3.tsv</c>.</summary>
    public string FileName => Id + Extension;
}
