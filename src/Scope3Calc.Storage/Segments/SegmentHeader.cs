using System.Buffers.Binary;
using System.Text;

namespace Scope3Calc.Storage.Segments;

/// <summary>The first thirteen bytes of every segment: what it is, its format version, its length and its rows.</summary>
internal static class SegmentHeader
{
    public const int MaximumRows = 65_536;
    public const byte Version = 1;

    private const int MagicSize = 4;
    private const int LengthOffset = MagicSize + 1;
    private const int Size = LengthOffset + (2 * sizeof(int));

    /// <summary>The length is not known yet: <see cref="Finish"/> fills it in.</summary>
    public static void Begin(ByteWriter writer, ReadOnlySpan<byte> magic, int rows)
    {
        writer.Bytes(magic);
        writer.Byte(Version);
        writer.Int32(0);
        writer.Int32(rows);
    }

    public static byte[] Finish(ByteWriter writer)
    {
        var segment = writer.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(segment.AsSpan(LengthOffset), segment.Length);
        return segment;
    }

    /// <returns>How many rows the segment has: 1 to <see cref="MaximumRows"/>.</returns>
    public static int Read(ref ByteReader reader, ReadOnlySpan<byte> magic, string kind)
    {
        var segment = reader.Rest;
        if (!segment.StartsWith(magic))
        {
            throw new SegmentFormatException(
                $"This is no {kind}: one starts with '{Encoding.ASCII.GetString(magic)}', these {segment.Length} bytes "
                + $"with {Convert.ToHexString(segment[..Math.Min(MagicSize, segment.Length)])} in hexadecimal.");
        }

        if (segment.Length > MagicSize && segment[MagicSize] != Version)
        {
            throw new SegmentFormatException(
                $"The {kind} has format version {segment[MagicSize]}; this program reads version {Version}.");
        }

        if (segment.Length < Size)
        {
            throw new SegmentFormatException($"The {kind} is cut off after {segment.Length} bytes, inside its header.");
        }

        reader.Skip(LengthOffset);
        var length = reader.Int32();
        var rows = reader.Int32();
        if (length != segment.Length)
        {
            throw new SegmentFormatException(
                $"The {kind} says it has {length} bytes, but there are {segment.Length}. It is cut off or garbled.");
        }

        return rows is > 0 and <= MaximumRows
            ? rows
            : throw new SegmentFormatException($"The {kind} says it has {rows} rows; there may be 1 to {MaximumRows}.");
    }
}
