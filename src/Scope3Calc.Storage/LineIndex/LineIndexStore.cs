using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>The line index in a database: which ordinals may carry a line id?</summary>
/// <remarks>
/// <para>
/// Every commit adds one run. Where 16 neighbours have reached one level they become one run of the next level, so
/// a line is written about once a level, and there are fewer than 16 runs of a level to look into.
/// </para>
/// <para>
/// Everything happens in the caller's transaction; <see cref="Candidates(DbConnection, DbTransaction?, ulong)"/> is one statement and needs none. Any number may ask at a time; who adds runs holds the ledger's
/// lock, for a run begins where the one before it ends. Where a statement sees what others committed since the last
/// one (READ COMMITTED), a run may be merged away between the two: the question is then asked again.
/// </para>
/// </remarks>
internal sealed class LineIndexStore
{
    private const long CacheBytes = 32L << 20;

    private readonly BucketCache _cache = new(CacheBytes);

    // Of the one who adds runs.
    private readonly HashSorter _sorter = new();

    // What these transactions wrote may be rolled back and written otherwise, so nothing they read is kept.
    private readonly ConditionalWeakTable<DbTransaction, object> _writers = [];

    /// <summary>Adds the run of a commit, and merges where it is the last of 16 neighbours.</summary>
    /// <remarks>The run begins where the index ends so far. Its hashes come in the order of their ordinals.</remarks>
    /// <exception cref="ArgumentException">There are no hashes, or the index ends elsewhere.</exception>
    /// <exception cref="LineIndexFormatException">A run that was to be merged is damaged.</exception>
    public void AddRun(
        DbConnection connection, DbTransaction transaction, long firstOrdinal, ReadOnlySpan<ulong> hashes)
    {
        if (hashes.IsEmpty)
        {
            throw new ArgumentException("A run needs at least one line.", nameof(hashes));
        }

        using var tables = new LineIndexTables(connection, transaction);
        var runs = tables.ReadRuns();
        var end = runs is [] ? 0 : runs[^1].EndOrdinal;
        if (firstOrdinal != end)
        {
            throw new ArgumentException(
                $"The index ends at {end}; no run can begin at {firstOrdinal}.", nameof(firstOrdinal));
        }

        _writers.AddOrUpdate(transaction, transaction);
        var added = IndexRun.Over(firstOrdinal, hashes.Length, level: 0);
        var buckets = IndexRunBuilder.Build(added, hashes, _sorter);
        var plan = MergePlan.After(runs, hashes.Length);
        if (plan.Merged is [])
        {
            tables.WriteBuckets(added, buckets);
            tables.WriteRun(added);
        }
        else
        {
            Merge(tables, plan, new MergeInput(added, bucket => buckets[bucket]));
        }
    }

    /// <summary>The ordinals that may carry the id of this hash, the newest first. One question to the database.</summary>
    /// <exception cref="LineIndexFormatException">A bucket is damaged or missing.</exception>
    public static IReadOnlyList<long> Candidates(DbConnection connection, DbTransaction? transaction, ulong hash)
    {
        using var tables = new LineIndexTables(connection, transaction);
        List<long>? found = null;
        foreach (var (run, bytes) in tables.ReadBucketsOf(hash))
        {
            var bucket = run.BucketOf(hash);
            IndexBucket.Check(run, bucket, bytes ?? throw new LineIndexFormatException(run, $"bucket {bucket} is missing"));
            new IndexBucket(bytes).AddOrdinals(hash, run.FirstOrdinal, ref found);
        }

        return found ?? [];
    }

    /// <summary>The ordinals that may carry the id of each hash, the newest first. Reads each bucket once.</summary>
    /// <returns>As many lists as there are hashes, in the order of the hashes.</returns>
    /// <exception cref="LineIndexFormatException">A bucket is damaged or missing.</exception>
    public IReadOnlyList<IReadOnlyList<long>> CandidatesOf(
        DbConnection connection, DbTransaction? transaction, ReadOnlySpan<ulong> hashes)
    {
        var sorted = hashes.ToArray();
        var positions = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, positions);

        using var tables = new LineIndexTables(connection, transaction);
        var keep = transaction is null || !_writers.TryGetValue(transaction, out _);
        while (true)
        {
            if (TryFind(tables, sorted, keep) is { } found)
            {
                var candidates = new IReadOnlyList<long>[sorted.Length];
                for (var i = 0; i < sorted.Length; i++)
                {
                    candidates[positions[i]] = found[i] ?? [];
                }

                return candidates;
            }
        }
    }

    /// <summary>Adds the hashes of all ordinals from one on.</summary>
    /// <returns>Where the index ends: the ordinal to go on from next time.</returns>
    /// <exception cref="LineIndexFormatException">A run is damaged.</exception>
    public static long LoadFilter(
        DbConnection connection,
        DbTransaction? transaction,
        LineFilter filter,
        long fromOrdinal,
        CancellationToken cancellationToken = default)
    {
        using var tables = new LineIndexTables(connection, transaction);
        var next = fromOrdinal;
        while (true)
        {
            var run = tables.ReadRuns().Find(run => run.EndOrdinal > next);
            if (run == default)
            {
                return next;
            }

            var buckets = 0;
            foreach (var bytes in tables.ReadBuckets(run))
            {
                cancellationToken.ThrowIfCancellationRequested();
                IndexBucket.Check(run, buckets, bytes);
                new IndexBucket(bytes).AddTo(filter, run.FirstOrdinal, next);
                buckets++;
            }

            if (buckets == run.BucketCount)
            {
                next = run.EndOrdinal;
            }
            else
            {
                RequireMergedAway(tables, run, buckets);
            }
        }
    }

    private static void Merge(LineIndexTables tables, MergePlan plan, MergeInput added)
    {
        List<MergeInput> inputs =
        [
            .. plan.Merged.Select(run => new MergeInput(run, bucket => Read(run, bucket))),
            added,
        ];
        var output = IndexMerge.Output(inputs, plan.Level);
        tables.WriteBuckets(output, IndexMerge.Merge(inputs, output));
        foreach (var run in plan.Merged)
        {
            tables.DeleteRun(run);
        }

        tables.WriteRun(output);

        byte[] Read(IndexRun run, int bucket)
        {
            var bytes = tables.FindBucket(run, bucket)
                ?? throw new LineIndexFormatException(run, $"bucket {bucket} is missing");
            IndexBucket.Check(run, bucket, bytes);
            return bytes;
        }
    }

    // Null where a run was merged away meanwhile.
    private List<long>?[]? TryFind(LineIndexTables tables, ulong[] sortedHashes, bool keep)
    {
        var found = new List<long>?[sortedHashes.Length];
        foreach (var run in Enumerable.Reverse(tables.ReadRuns()))
        {
            var (open, bytes) = (-1, Array.Empty<byte>());
            for (var i = 0; i < sortedHashes.Length; i++)
            {
                var bucket = run.BucketOf(sortedHashes[i]);
                if (bucket != open)
                {
                    if (FindBucket(tables, run, bucket, keep) is not { } read)
                    {
                        RequireMergedAway(tables, run, bucket);
                        return null;
                    }

                    (open, bytes) = (bucket, read);
                }

                new IndexBucket(bytes).AddOrdinals(sortedHashes[i], run.FirstOrdinal, ref found[i]);
            }
        }

        return found;
    }

    private byte[]? FindBucket(LineIndexTables tables, IndexRun run, int bucket, bool keep)
    {
        if (keep && _cache.Find(run, bucket) is { } kept)
        {
            return kept;
        }

        if (tables.FindBucket(run, bucket) is not { } bytes)
        {
            return null;
        }

        IndexBucket.Check(run, bucket, bytes);
        if (keep)
        {
            _cache.Add(run, bucket, bytes);
        }

        return bytes;
    }

    private static void RequireMergedAway(LineIndexTables tables, IndexRun run, int missingBucket)
    {
        if (tables.ReadRuns().Contains(run))
        {
            throw new LineIndexFormatException(run, $"bucket {missingBucket} is missing");
        }
    }
}
