namespace Scope3Calc.Storage.LineIndex;

/// <summary>From hashes in the order of their ordinals to the buckets of a run.</summary>
internal static class IndexRunBuilder
{
    /// <returns>The bytes of every bucket, by number.</returns>
    public static byte[][] Build(IndexRun run, ReadOnlySpan<ulong> hashesByOrdinal, HashSorter sorter)
    {
        if (hashesByOrdinal.Length != run.LineCount)
        {
            throw new ArgumentException($"{hashesByOrdinal.Length} hashes for {run}.", nameof(hashesByOrdinal));
        }

        sorter.Clear();
        for (var i = 0; i < hashesByOrdinal.Length; i++)
        {
            sorter.Add(hashesByOrdinal[i], (uint)i);
        }

        sorter.Sort(equalBits: 0);
        var hashes = sorter.Hashes;
        var buckets = new byte[run.BucketCount][];
        var start = 0;
        for (var number = 0; number < buckets.Length; number++)
        {
            var end = start;
            while (end < hashes.Length && run.BucketOf(hashes[end]) == number)
            {
                end++;
            }

            buckets[number] = IndexBucket.Write(hashes[start..end], sorter.Offsets[start..end]);
            start = end;
        }

        return buckets;
    }
}
