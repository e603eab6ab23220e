using FsCheck.Fluent;
using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

/// <summary>Entries by hash, then by offset, whatever the hashes are like.</summary>
public sealed class HashSorterTests
{
    private readonly HashSorter _sorter = new();

    [Fact]
    public void Sort_AnyHashes_IsInOrderAndNothingIsLost() =>
        AnyHashes.Check(60, AnyHashes.Some(5_000).ListOf(2), lists => Assert.All(lists, hashes => AssertSorted(hashes, equalBits: 0)));

    [Fact]
    public void Sort_HashesOfOneBucket_AreInOrder()
    {
        var random = new Random(3);
        var hashes = Enumerable.Range(0, 1_000).Select(_ => (ulong)random.NextInt64() >> 13 | 0xABCUL << 52).ToArray();

        AssertSorted(hashes, equalBits: 12);
    }

    // Nobody makes such hashes by chance; the sort must not take for ever all the same.
    [Fact]
    public void Sort_HashesThatDifferInTheirLastBitsAlone_AreInOrder()
    {
        var random = new Random(4);

        AssertSorted([.. Enumerable.Range(0, 100_000).Select(_ => (ulong)random.Next(1_000))], equalBits: 0);
    }

    private void AssertSorted(ulong[] hashes, int equalBits)
    {
        _sorter.Clear();
        for (var i = 0; i < hashes.Length; i++)
        {
            _sorter.Add(hashes[i], (uint)i);
        }

        _sorter.Sort(equalBits);

        var expected = hashes.Select((hash, i) => (hash, (uint)i)).Order().ToList();
        Assert.Equal(expected.Select(entry => entry.hash), _sorter.Hashes.ToArray());
        Assert.Equal(expected.Select(entry => entry.Item2), _sorter.Offsets.ToArray());
    }
}
