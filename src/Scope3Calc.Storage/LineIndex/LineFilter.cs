using System.Numerics;

namespace Scope3Calc.Storage.LineIndex;

/// <summary>Says of most absent hashes that they are absent, in memory alone. Never of one that was added.</summary>
/// <remarks>
/// <para>
/// Blocked Bloom filters, each of twice the capacity of the one before. An absent hash may be taken for a present one
/// with a probability of at most 2 in 10,000, up to 63 million distinct hashes. Every generation has its share in
/// that, so the small early ones are kept sparse, at up to 36 bits a hash, and the large ones have 26.
/// </para>
/// <para>One thread may add while others ask; they see at least what was added before they were told so.</para>
/// </remarks>
internal sealed class LineFilter
{
    private const int SmallestCapacityBits = 20;

    private LineFilterGeneration[] _generations;

    /// <param name="expectedHashes">
    /// What the first generation has room for; at least a million. Each further generation costs every question a
    /// look at one more cache line.
    /// </param>
    public LineFilter(long expectedHashes = 0) =>
        _generations = [NewGeneration(Math.Max(1L << SmallestCapacityBits, expectedHashes))];

    /// <summary>Memory taken.</summary>
    public long Bytes => _generations.Sum(generation => generation.Bytes);

    public void Add(ulong hash)
    {
        var newest = _generations[^1];
        if (newest.IsFull)
        {
            newest = NewGeneration(newest.Capacity * 2);
            Volatile.Write(ref _generations, [.. _generations, newest]);
        }

        newest.Add(hash);
    }

    public bool MayContain(ulong hash)
    {
        // The newest first: it holds half of everything.
        var generations = Volatile.Read(ref _generations);
        for (var i = generations.Length - 1; i >= 0; i--)
        {
            if (generations[i].MayContain(hash))
            {
                return true;
            }
        }

        return false;
    }

    private static LineFilterGeneration NewGeneration(long capacity)
    {
        var doublings = BitOperations.Log2((ulong)capacity) - SmallestCapacityBits;
        return new LineFilterGeneration(capacity, bitsPerHash: Math.Max(26, 36 - (2 * doublings)));
    }
}
