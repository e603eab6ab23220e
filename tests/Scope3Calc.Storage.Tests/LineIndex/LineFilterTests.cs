using System.Runtime.InteropServices;
using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

public sealed class LineFilterTests
{
    // Grown: generations of 1, 2 and 4 million. Expected: one of 7 million.
    [Theory]
    [InlineData(0)]
    [InlineData(7_000_000)]
    public void MayContain_SevenMillionAdded_IsTrueOfAllAndRarelyOfOthers(long expected)
    {
        var random = new Random(20_240_229);
        var added = Hashes(random, 7_000_000);
        var filter = new LineFilter(expected);
        foreach (var hash in added)
        {
            filter.Add(hash);
        }

        Assert.True(Array.TrueForAll(added, filter.MayContain));
        Assert.InRange(Hashes(random, 2_000_000).Count(filter.MayContain), 0, 400);
    }

    [Fact]
    public void MayContain_NeighbouringHashes_AreToldApart()
    {
        // Hashes of one block: only their lowest bits differ.
        var filter = new LineFilter();
        for (var hash = 0UL; hash < 8; hash++)
        {
            filter.Add(hash);
        }

        Assert.InRange(Enumerable.Range(8, 100_000).Count(hash => filter.MayContain((ulong)hash)), 0, 20);
    }

    [Fact]
    public void Add_SameHashesAgain_TakesNoMoreRoom()
    {
        var hashes = Hashes(new Random(1), 600_000);
        var filter = new LineFilter();
        var before = filter.Bytes;
        for (var times = 0; times < 4; times++)
        {
            Array.ForEach(hashes, filter.Add);
        }

        Assert.Equal(before, filter.Bytes);
    }

    [Fact]
    public void Bytes_EveryGenerationFull_AreAtMost36BitsAHash()
    {
        var random = new Random(1);
        var filter = new LineFilter();
        Assert.InRange(filter.Bytes * 8.0 / (1 << 20), 20, 37);

        // 1, 2 and 4 times 2^20.
        Array.ForEach(Hashes(random, 7 << 20), filter.Add);
        Assert.InRange(filter.Bytes * 8.0 / (7 << 20), 20, 36);
    }

    private static ulong[] Hashes(Random random, int count)
    {
        var hashes = new ulong[count];
        random.NextBytes(MemoryMarshal.AsBytes(hashes.AsSpan()));
        return hashes;
    }
}
