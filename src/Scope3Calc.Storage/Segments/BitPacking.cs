using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Scope3Calc.Storage.Segments;

/// <summary>Numbers as their distance from a minimum, each in the same number of bits, lowest bit first.</summary>
internal static class BitPacking
{
    /// <summary>Up to this width a number lies within any eight bytes that start with its first bit's byte.</summary>
    private const int LargestUnaligned = 56;

    public const int Largest = 64;

    /// <summary>Bits for distances up to this one. There is no width between 56 and 64: see <see cref="Unpack"/>.</summary>
    public static int WidthOf(ulong largestDistance)
    {
        var width = Largest - BitOperations.LeadingZeroCount(largestDistance);
        return width > LargestUnaligned ? Largest : width;
    }

    public static bool IsWidth(int width) => width is >= 0 and <= LargestUnaligned or Largest;

    public static int SizeOf(int count, int width) => ((count * width) + 7) / 8;

    public static void Pack<T>(ReadOnlySpan<T> values, long minimum, int width, Span<byte> target)
        where T : struct, IBinaryInteger<T>
    {
        var pending = 0UL;
        var filled = 0;
        var at = 0;
        foreach (var value in values)
        {
            var distance = (ulong)(long.CreateTruncating(value) - minimum);
            pending |= distance << filled;
            filled += width;
            if (filled >= 64)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(target[at..], pending);
                at += sizeof(ulong);
                filled -= 64;
                pending = filled == 0 ? 0 : distance >> (width - filled);
            }
        }

        for (; filled > 0; filled -= 8)
        {
            target[at++] = (byte)pending;
            pending >>= 8;
        }
    }

    /// <summary>Reads as many numbers as the target holds. A number beyond the type's range wraps around.</summary>
    /// <param name="source">The packed bytes; what follows them is looked at, but does not matter.</param>
    /// <param name="minimum">What the distances are from.</param>
    /// <param name="width">Bits of each.</param>
    /// <param name="target">Where the numbers go.</param>
    public static void Unpack<T>(ReadOnlySpan<byte> source, long minimum, int width, Span<T> target)
        where T : struct, IBinaryInteger<T>
    {
        if (width == 0)
        {
            target.Fill(T.CreateTruncating(minimum));
            return;
        }

        // Eight bytes at a time as long as there are eight, then the last few from a copy with room behind it.
        var mask = ulong.MaxValue >> (Largest - width);
        var safe = source.Length < sizeof(ulong)
            ? 0
            : Math.Min(target.Length, ((8 * (source.Length - sizeof(ulong))) / width) + 1);
        var bit = 0;
        ref var first = ref MemoryMarshal.GetReference(source);
        foreach (ref var number in target[..safe])
        {
            // Within the source, as `safe` was worked out: not checked again for every number.
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, bit >> 3));
            var distance = (BitConverter.IsLittleEndian ? eight : BinaryPrimitives.ReverseEndianness(eight)) >> (bit & 7);
            number = T.CreateTruncating(minimum + (long)(distance & mask));
            bit += width;
        }

        Span<byte> last = stackalloc byte[2 * sizeof(ulong)];
        for (var i = safe; i < target.Length; i++, bit += width)
        {
            last.Clear();
            source[(bit >> 3)..].CopyTo(last);
            var distance = BinaryPrimitives.ReadUInt64LittleEndian(last) >> (bit & 7);
            target[i] = T.CreateTruncating(minimum + (long)(distance & mask));
        }
    }
}
