using System.Numerics;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>One sorted run of the line index: the hashes of a range of ordinals. Once written it never changes.</summary>
/// <remarks>
/// Its entries are split into 2^<paramref name="BucketBits"/> buckets by the top bits of the hash, so that a bucket
/// holds about 1,024 of them and is read as a whole.
/// </remarks>
/// <param name="FirstOrdinal">The range's first ordinal.</param>
/// <param name="LineCount">Ordinals in the range, 1 to 2^32.</param>
/// <param name="Level">How often its entries were merged; 0 for the run of a commit.</param>
/// <param name="BucketBits">0 to 22, by <see cref="BitsFor"/>.</param>
internal readonly record struct IndexRun(long FirstOrdinal, long LineCount, int Level, int BucketBits)
{
    public const long MaxLineCount = 1L << 32;

    /// <summary>Those of a run of <see cref="MaxLineCount"/>.</summary>
    public const int MaxBucketBits = 22;

    private const int EntriesPerBucket = 1_024;

    /// <summary>The first ordinal after the range.</summary>
    public long EndOrdinal => FirstOrdinal + LineCount;

    public int BucketCount => 1 << BucketBits;

    public static IndexRun Over(long firstOrdinal, long lineCount, int level) =>
        new(firstOrdinal, lineCount, level, BitsFor(lineCount));

    /// <summary>The fewest bits that leave 1,024 entries or fewer to an average bucket.</summary>
    public static int BitsFor(long lineCount) =>
        lineCount <= EntriesPerBucket ? 0 : BitOperations.Log2((ulong)(lineCount - 1) / EntriesPerBucket) + 1;

    public int BucketOf(ulong hash) => BucketBits == 0 ? 0 : (int)(hash >> (64 - BucketBits));

    public override string ToString() => $"the run of ordinals {FirstOrdinal} to {EndOrdinal - 1}";
}
