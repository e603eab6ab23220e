using System.Numerics;

namespace Scope3Calc.Storage.Segments;

/// <summary>A column of whole numbers: one number for all rows, or blocks of 1,024 rows, packed or listed.</summary>
internal static class NumberColumn
{
    public const int BlockRows = 1_024;

    internal const byte Same = 0;
    internal const byte Blocks = 1;

    /// <summary>Of so many rows all but one must be zero before a list is thought of.</summary>
    private const int LeastZeros = 8;

    /// <summary>Instead of a width: all rows of the block are zero but those listed.</summary>
    internal const byte Listed = 0xFF;

    public static void Write<T>(ByteWriter writer, ReadOnlySpan<T> values)
        where T : struct, IBinaryInteger<T>
    {
        if (values.IsEmpty)
        {
            return;
        }

        if (values.IndexOfAnyExcept(values[0]) < 0)
        {
            writer.Byte(Same);
            writer.SignedVarint(long.CreateTruncating(values[0]));
            return;
        }

        writer.Byte(Blocks);
        for (; !values.IsEmpty; values = values[Math.Min(BlockRows, values.Length)..])
        {
            WriteBlock(writer, values[..Math.Min(BlockRows, values.Length)]);
        }
    }

    /// <summary>Reads as many numbers as the target holds.</summary>
    public static void Read<T>(ref ByteReader reader, Span<T> target)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (target.IsEmpty)
        {
            return;
        }

        switch (reader.Byte())
        {
            case Same:
                target.Fill(Number<T>(ref reader));
                break;

            case Blocks:
                for (; !target.IsEmpty; target = target[Math.Min(BlockRows, target.Length)..])
                {
                    ReadBlock(ref reader, target[..Math.Min(BlockRows, target.Length)]);
                }

                break;

            case var kind:
                throw reader.Wrong($"a column of kind {kind} is unknown");
        }
    }

    private static void WriteBlock<T>(ByteWriter writer, ReadOnlySpan<T> values)
        where T : struct, IBinaryInteger<T>
    {
        var (smallest, largest, zeros) = RangeOf(values);
        var minimum = long.CreateTruncating(smallest);
        var width = BitPacking.WidthOf((ulong)(long.CreateTruncating(largest) - minimum));
        var size = BitPacking.SizeOf(values.Length, width);
        var count = values.Length - zeros;
        if (count <= values.Length / LeastZeros && ListedSize(values, count) < ByteWriter.SignedVarintSize(minimum) + size)
        {
            WriteListed(writer, values, count);
            return;
        }

        writer.Byte((byte)width);
        writer.SignedVarint(minimum);
        BitPacking.Pack(values, minimum, width, writer.Reserve(size));
    }

    private static void ReadBlock<T>(ref ByteReader reader, Span<T> target)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var width = reader.Byte();
        if (width == Listed)
        {
            ReadListed(ref reader, target);
            return;
        }

        if (!BitPacking.IsWidth(width) || width > 8 * T.MaxValue.GetByteCount())
        {
            throw reader.Wrong($"a number cannot have {width} bits");
        }

        var first = Number<T>(ref reader);
        var minimum = long.CreateTruncating(first);
        var ahead = reader.Rest;
        var size = reader.Bytes(BitPacking.SizeOf(target.Length, width)).Length;
        BitPacking.Unpack(ahead[..Math.Min(ahead.Length, size + sizeof(ulong))], minimum, width, target);

        // Only where the width alone does not keep the numbers in range is each of them looked at.
        var largest = width == 0 ? 0 : ulong.MaxValue >> (BitPacking.Largest - width);
        var room = (ulong)(long.CreateTruncating(T.MaxValue) - minimum);
        if (largest > room && target.IndexOfAnyExceptInRange(first, T.MaxValue) >= 0)
        {
            throw reader.Wrong("a number is out of range");
        }
    }

    private static (T Smallest, T Largest, int Zeros) RangeOf<T>(ReadOnlySpan<T> values)
        where T : struct, IBinaryInteger<T>
    {
        var (smallest, largest) = (values[0], values[0]);
        var zeros = 0;
        if (values.Length >= Vector<T>.Count)
        {
            var (low, high, hits) = (Vector.Create(smallest), Vector.Create(largest), Vector<T>.Zero);
            for (; values.Length >= Vector<T>.Count; values = values[Vector<T>.Count..])
            {
                var some = new Vector<T>(values);
                low = Vector.Min(low, some);
                high = Vector.Max(high, some);
                hits -= Vector.Equals(some, Vector<T>.Zero);
            }

            for (var i = 0; i < Vector<T>.Count; i++)
            {
                smallest = T.Min(smallest, low[i]);
                largest = T.Max(largest, high[i]);
            }

            zeros = int.CreateTruncating(Vector.Sum(hits));
        }

        foreach (var value in values)
        {
            smallest = T.Min(smallest, value);
            largest = T.Max(largest, value);
            zeros += T.IsZero(value) ? 1 : 0;
        }

        return (smallest, largest, zeros);
    }

    private static int ListedSize<T>(ReadOnlySpan<T> values, int count)
        where T : struct, IBinaryInteger<T>
    {
        var size = ByteWriter.VarintSize((ulong)count);
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsZero(values[i]))
            {
                size += ByteWriter.VarintSize((ulong)(i - next))
                    + ByteWriter.SignedVarintSize(long.CreateTruncating(values[i]));
                next = i + 1;
            }
        }

        return size;
    }

    private static void WriteListed<T>(ByteWriter writer, ReadOnlySpan<T> values, int count)
        where T : struct, IBinaryInteger<T>
    {
        writer.Byte(Listed);
        writer.Varint((ulong)count);
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsZero(values[i]))
            {
                writer.Varint((ulong)(i - next));
                writer.SignedVarint(long.CreateTruncating(values[i]));
                next = i + 1;
            }
        }
    }

    private static void ReadListed<T>(ref ByteReader reader, Span<T> target)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        target.Clear();
        var rest = target;
        for (var count = reader.Count(target.Length, "listed rows"); count > 0; count--)
        {
            // The others that are listed need their rows too.
            var gap = reader.Count(rest.Length - count, "rows before the next listed one");
            rest[gap] = Number<T>(ref reader);
            rest = rest[(gap + 1)..];
        }
    }

    private static T Number<T>(ref ByteReader reader)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var number = reader.SignedVarint();
        var narrow = T.CreateTruncating(number);
        return long.CreateTruncating(narrow) == number ? narrow : throw reader.Wrong($"{number} is out of range");
    }
}
