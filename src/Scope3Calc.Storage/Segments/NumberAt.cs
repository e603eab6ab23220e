using System.Buffers.Binary;

namespace Scope3Calc.Storage.Segments;

/// <summary>One number of a column, passing over all others: blocks say how long they are.</summary>
internal static class NumberAt
{
    /// <summary>Instead of a row: the column is only passed over, and the number is 0.</summary>
    public const int None = -1;

    /// <param name="reader">Before the column; afterwards behind it.</param>
    /// <param name="rows">How many the column has.</param>
    /// <param name="row">Which one.</param>
    public static long Int64(ref ByteReader reader, int rows, int row)
    {
        // As it is written: a column without rows has no bytes.
        if (rows == 0)
        {
            return 0;
        }

        switch (reader.Byte())
        {
            case NumberColumn.Same:
                var same = reader.SignedVarint();
                return row == None ? 0 : same;

            case NumberColumn.Blocks:
                var found = 0L;
                for (var first = 0; first < rows; first += NumberColumn.BlockRows)
                {
                    var count = Math.Min(NumberColumn.BlockRows, rows - first);
                    found += Block(ref reader, count, row >= first && row < first + count ? row - first : None);
                }

                return found;

            case var kind:
                throw reader.Wrong($"a column of kind {kind} is unknown");
        }
    }

    /// <inheritdoc cref="Int64"/>
    public static int Int32(ref ByteReader reader, int rows, int row)
    {
        var number = Int64(ref reader, rows, row);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw reader.Wrong($"{number} is out of range");
    }

    private static long Block(ref ByteReader reader, int rows, int row)
    {
        var width = reader.Byte();
        if (width == NumberColumn.Listed)
        {
            return ListedNumber(ref reader, rows, row);
        }

        if (!BitPacking.IsWidth(width))
        {
            throw reader.Wrong($"a number cannot have {width} bits");
        }

        var minimum = reader.SignedVarint();
        var packed = reader.Bytes(BitPacking.SizeOf(rows, width));
        return row == None ? 0 : width == 0 ? minimum : Packed(packed, minimum, width, row);
    }

    // A number lies within the eight bytes that start with its first one; behind the last ones may be nothing.
    private static long Packed(ReadOnlySpan<byte> packed, long minimum, int width, int row)
    {
        var bit = row * width;
        var rest = packed[(bit >> 3)..];
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        eight.Clear();
        rest[..Math.Min(rest.Length, eight.Length)].CopyTo(eight);
        var distance = BinaryPrimitives.ReadUInt64LittleEndian(eight) >> (bit & 7);
        return unchecked(minimum + (long)(distance & (ulong.MaxValue >> (BitPacking.Largest - width))));
    }

    private static long ListedNumber(ref ByteReader reader, int rows, int row)
    {
        var found = 0L;
        var next = 0;
        for (var count = reader.Count(rows, "listed rows"); count > 0; count--)
        {
            var listed = next + reader.Count(rows - next - count, "rows before the next listed one");
            var number = reader.SignedVarint();
            found = listed == row ? number : found;
            next = listed + 1;
        }

        return found;
    }
}
