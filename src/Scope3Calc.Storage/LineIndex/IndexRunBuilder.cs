namespace Scope3Calc.Storage.LineIndex;

/// <summary>From hashes in the order of their ordinals to the buckets of a run.</summary>
internal static class IndexRunBuilder
{
    /// <returns>The bytes of every bucket, by number.</returns>
    public static byte[][] Build(IndexRun run, ReadOnlySpan<ulong> hashesByOrdinal)
    {
        if (hashesByOrdinal.Length != run.LineCount)
        {
            throw new ArgumentException($"{hashesByOrdinal.Length} hashes for {run}.", nameof(hashesByOrdinal));
        }

        var hashes = hashesByOrdinal.ToArray();
        var offsets = new uint[hashes.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (uint)i;
        }

        Array.Sort(hashes, offsets);
        SortOffsetsOfEqualHashes(hashes, offsets);

        var buckets = new byte[run.BucketCount][];
        var start = 0;
        for (var number = 0; number < buckets.Length; number++)
        {
            var end = start;
            while (end < hashes.Length && run.BucketOf(hashes[end]) == number)
            {
                end++;
            }

            buckets[number] = IndexBucket.Write(hashes.AsSpan(start..end), offsets.AsSpan(start..end));
            start = end;
        }

        return buckets;
    }

    // The library's sort leaves the order of equal keys open.
    private static void SortOffsetsOfEqualHashes(ulong[] hashes, uint[] offsets)
    {
        for (var start = 0; start < hashes.Length;)
        {
            var end = start + 1;
            while (end < hashes.Length && hashes[end] == hashes[start])
            {
                end++;
            }

            offsets.AsSpan(start..end).Sort();
            start = end;
        }
    }
}
