using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Scope3Calc.Storage.Segments;

/// <summary>What a segment is called: the SHA-256 of its bytes. The default is no name.</summary>
public readonly record struct SegmentName
{
    public const int Size = SHA256.HashSizeInBytes;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private SegmentName(ReadOnlySpan<byte> hash)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(hash);
        _second = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(hash[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(hash[24..]);
    }

    /// <summary>Names a segment.</summary>
    public static SegmentName Of(ReadOnlySpan<byte> segment)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(segment, hash);
        return new SegmentName(hash);
    }

    /// <summary>Takes the 32 bytes of a name that was stored.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public static SegmentName FromBytes(ReadOnlySpan<byte> hash) => hash.Length == Size
        ? new SegmentName(hash)
        : throw new ArgumentException($"A segment's name has {Size} bytes, not {hash.Length}.", nameof(hash));

    /// <summary>Reads 64 hexadecimal digits; anything else gives null.</summary>
    public static SegmentName? TryParse(string text)
    {
        Span<byte> hash = stackalloc byte[Size];
        return text.Length == 2 * Size
            && Convert.FromHexString(text, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? new SegmentName(hash)
            : null;
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var hash = new byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(hash, _first);
        BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(8), _second);
        BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(16), _third);
        BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(24), _fourth);
        return hash;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
