using FsCheck.Fluent;
using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

/// <summary>Runs as bytes: built, looked into, merged and doubted.</summary>
public sealed class IndexMergeTests
{
    [Fact]
    public void Build_AnyHashes_EachIsFoundWithItsOrdinalsAndNoOtherIs() => AnyHashes.Check(
        40,
        from hashes in AnyHashes.Some(5_000)
        from others in AnyHashes.Some(50)
        select (hashes, others),
        test =>
        {
            var run = IndexRun.Over(1_000_000, test.hashes.Length, level: 0);
            var buckets = IndexRunBuilder.Build(run, test.hashes, new HashSorter());

            for (var i = 0; i < buckets.Length; i++)
            {
                IndexBucket.Check(run, i, buckets[i]);
            }

            var ordinals = test.hashes.Select((hash, i) => (hash, ordinal: 1_000_000L + i))
                .ToLookup(entry => entry.hash, entry => entry.ordinal);
            Assert.All(
                test.hashes.Concat(test.others),
                hash => Assert.True(ordinals[hash].Reverse().SequenceEqual(Find(run, buckets, hash))));
        });

    [Fact]
    public void Merge_AnyNeighbours_GivesTheBytesOfOneRunOverAllOfThem() => AnyHashes.Check(
        60,
        AnyHashes.Some(3_000).ListOf(3),
        parts =>
        {
            var (inputs, all) = Neighbours([.. parts], firstOrdinal: 77);
            var output = IndexMerge.Output(inputs, level: 1);

            Assert.Equal(IndexRun.Over(77, all.Length, level: 1), output);
            Assert.Equal(IndexRunBuilder.Build(output, all, new HashSorter()), IndexMerge.Merge(inputs, output));
        });

    [Fact]
    public void Merge_FirstBucketTaken_HasReadAtMostTwoBucketsOfEachInput()
    {
        var random = new Random(1);
        var parts = Enumerable.Range(0, 16).Select(_ => Random(random, 65_536)).ToArray();
        var (inputs, _) = Neighbours(parts, firstOrdinal: 0);
        var reads = new int[inputs.Count];
        inputs = [.. inputs.Select((input, i) => input with { Read = bucket => Count(i, input.Read(bucket)) })];
        var output = IndexMerge.Output(inputs, level: 1);

        foreach (var (bucket, number) in IndexMerge.Merge(inputs, output).Select((bucket, number) => (bucket, number)))
        {
            // 64 buckets of an input give 1,024 of the output: 16 from each.
            Assert.All(reads, count => Assert.InRange(count, (number / 16) + 1, (number / 16) + 2));
            Assert.InRange(bucket.Length / 12, 800, 1_250);
        }

        byte[] Count(int input, byte[] bytes)
        {
            reads[input]++;
            return bytes;
        }
    }

    [Fact]
    public void Merge_InputWithAnEntryTooFew_NamesTheRun()
    {
        var (inputs, _) = Neighbours([[1, 2, 3], [4, 5]], firstOrdinal: 10);
        inputs[1] = inputs[1] with { Read = _ => IndexBucket.Write([4], [0]) };

        var e = Assert.Throws<LineIndexFormatException>(
            () => IndexMerge.Merge(inputs, IndexMerge.Output(inputs, level: 1)).Count());

        Assert.Equal(
            "The line index is damaged in the run of ordinals 13 to 14: it holds 1 entries for 2 lines.", e.Message);
    }

    [Fact]
    public void Merge_InputWhoseEntriesAreNotSorted_NamesTheRunInsteadOfLosingThem()
    {
        var random = new Random(2);
        var (inputs, _) = Neighbours([Random(random, 1_000), Random(random, 1_000)], firstOrdinal: 10);
        var bytes = inputs[1].Read(0);
        var bucket = new IndexBucket(bytes);
        var (last, first) = (bucket.HashAt(999), bucket.HashAt(0));
        inputs[1] = inputs[1] with { Read = _ => IndexBucket.Write([last, .. Enumerable.Repeat(first, 999)], new uint[1_000]) };

        var e = Assert.Throws<LineIndexFormatException>(
            () => IndexMerge.Merge(inputs, IndexMerge.Output(inputs, level: 1)).Count());

        Assert.Equal("The line index is damaged in the run of ordinals 1010 to 2009: bucket 0 is not sorted.", e.Message);
    }

    [Fact]
    public void Output_RunsThatAreNoNeighbours_IsRefused()
    {
        var (inputs, _) = Neighbours([[1, 2, 3], [4, 5], [6]], firstOrdinal: 0);

        Assert.Throws<ArgumentException>(() => IndexMerge.Output([inputs[0], inputs[2]], level: 1));
    }

    [Fact]
    public void Check_BytesThatAreNoBucket_SaysWhatIsWrong()
    {
        var run = IndexRun.Over(100, 2_048, level: 0);
        const ulong low = 5, high = 1UL << 63;

        IndexBucket.Check(run, 0, IndexBucket.Write([low, low, low + 1], [0, 1, 0]));
        IndexBucket.Check(run, 1, IndexBucket.Write([high], [2_047]));
        IndexBucket.Check(run, 1, []);
        AssertBad("bucket 0 has 13 bytes", 0, new byte[13]);
        AssertBad("bucket 1 holds a hash of another bucket", 1, IndexBucket.Write([low], [0]));
        AssertBad("bucket 1 holds an ordinal beyond the run", 1, IndexBucket.Write([high], [2_048]));
        AssertBad("bucket 0 is not sorted", 0, IndexBucket.Write([low, low - 1], [0, 1]));
        AssertBad("bucket 0 is not sorted", 0, IndexBucket.Write([low, low], [1, 0]));
        AssertBad("bucket 0 is not sorted", 0, IndexBucket.Write([low, low], [1, 1]));

        void AssertBad(string what, int number, byte[] bytes)
        {
            var e = Assert.Throws<LineIndexFormatException>(() => IndexBucket.Check(run, number, bytes));
            Assert.Equal(run, e.Run);
            Assert.Equal($"The line index is damaged in the run of ordinals 100 to 2147: {what}.", e.Message);
        }
    }

    [Fact]
    public void Write_Entries_AreHashesThenOffsetsLittleEndian() => Assert.Equal(
        Convert.FromHexString("0807060504030201" + "1817161514131211" + "04030201" + "00000080"),
        IndexBucket.Write([0x0102030405060708, 0x1112131415161718], [0x01020304, 0x80000000]));

    private static List<long> Find(IndexRun run, byte[][] buckets, ulong hash)
    {
        List<long>? ordinals = null;
        new IndexBucket(buckets[run.BucketOf(hash)]).AddOrdinals(hash, run.FirstOrdinal, ref ordinals);
        return ordinals ?? [];
    }

    private static (List<MergeInput> Inputs, ulong[] All) Neighbours(ulong[][] parts, long firstOrdinal)
    {
        var inputs = new List<MergeInput>();
        foreach (var part in parts)
        {
            var run = IndexRun.Over(firstOrdinal, part.Length, level: 0);
            var buckets = IndexRunBuilder.Build(run, part, new HashSorter());
            inputs.Add(new MergeInput(run, bucket => buckets[bucket]));
            firstOrdinal += part.Length;
        }

        return (inputs, [.. parts.SelectMany(part => part)]);
    }

    private static ulong[] Random(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64() << 1)];
}
