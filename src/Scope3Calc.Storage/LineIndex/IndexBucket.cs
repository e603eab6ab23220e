using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>A view of a bucket's bytes: hash and offset of each entry, sorted by hash, then by offset.</summary>
/// <remarks>
/// All hashes come first (8 bytes each), then all offsets (4 bytes each), little-endian. An offset is the entry's
/// ordinal less the run's first ordinal.
/// </remarks>
internal readonly ref struct IndexBucket(ReadOnlySpan<byte> bytes)
{
    private const int HashSize = sizeof(ulong);
    private const int OffsetSize = sizeof(uint);

    private readonly ReadOnlySpan<byte> _hashes = bytes[..(bytes.Length / (HashSize + OffsetSize) * HashSize)];
    private readonly ReadOnlySpan<byte> _offsets = bytes[(bytes.Length / (HashSize + OffsetSize) * HashSize)..];

    public int Count => _hashes.Length / HashSize;

    public ulong HashAt(int index) => BinaryPrimitives.ReadUInt64LittleEndian(_hashes[(index * HashSize)..]);

    public uint OffsetAt(int index) => BinaryPrimitives.ReadUInt32LittleEndian(_offsets[(index * OffsetSize)..]);

    /// <summary>The bytes of sorted entries.</summary>
    public static byte[] Write(ReadOnlySpan<ulong> hashes, ReadOnlySpan<uint> offsets)
    {
        var bytes = new byte[hashes.Length * (HashSize + OffsetSize)];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(hashes).CopyTo(bytes);
            MemoryMarshal.AsBytes(offsets).CopyTo(bytes.AsSpan(hashes.Length * HashSize));
            return bytes;
        }

        var rest = bytes.AsSpan(hashes.Length * HashSize);
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * HashSize), hashes[i]);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[(i * OffsetSize)..], offsets[i]);
        }

        return bytes;
    }

    /// <summary>Looks at every entry once, so that nothing that reads the bucket later needs to doubt it.</summary>
    /// <exception cref="LineIndexFormatException">The bytes are no such bucket.</exception>
    public static void Check(IndexRun run, int number, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % (HashSize + OffsetSize) != 0)
        {
            throw new LineIndexFormatException(run, $"bucket {number} has {bytes.Length} bytes");
        }

        var bucket = new IndexBucket(bytes);
        for (var i = 0; i < bucket.Count; i++)
        {
            var hash = bucket.HashAt(i);
            if (run.BucketOf(hash) != number)
            {
                throw new LineIndexFormatException(run, $"bucket {number} holds a hash of another bucket");
            }

            if (bucket.OffsetAt(i) >= run.LineCount)
            {
                throw new LineIndexFormatException(run, $"bucket {number} holds an ordinal beyond the run");
            }

            if (i > 0 && (bucket.HashAt(i - 1), bucket.OffsetAt(i - 1)).CompareTo((hash, bucket.OffsetAt(i))) >= 0)
            {
                throw new LineIndexFormatException(run, $"bucket {number} is not sorted");
            }
        }
    }

    /// <summary>Adds the ordinals of all entries with this hash, the newest first.</summary>
    public void AddOrdinals(ulong hash, long firstOrdinal, ref List<long>? ordinals)
    {
        var start = FirstFrom(hash);
        var end = start;
        while (end < Count && HashAt(end) == hash)
        {
            end++;
        }

        while (end-- > start)
        {
            (ordinals ??= []).Add(firstOrdinal + OffsetAt(end));
        }
    }

    /// <summary>Adds the hashes of all ordinals from one on.</summary>
    public void AddTo(LineFilter filter, long firstOrdinal, long fromOrdinal)
    {
        for (var i = 0; i < Count; i++)
        {
            if (firstOrdinal + OffsetAt(i) >= fromOrdinal)
            {
                filter.Add(HashAt(i));
            }
        }
    }

    // Of the entries with this hash or a higher one.
    private int FirstFrom(ulong hash)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (HashAt(middle) < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
