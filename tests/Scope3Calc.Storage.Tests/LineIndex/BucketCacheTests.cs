using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

public sealed class BucketCacheTests
{
    private static readonly IndexRun Run = IndexRun.Over(0, 65_536, level: 0);

    [Fact]
    public void Add_MoreThanFits_ForgetsWhatWasUsedLongestAgo()
    {
        var cache = new BucketCache(maxBytes: 30);
        cache.Add(Run, 1, new byte[10]);
        cache.Add(Run, 2, new byte[10]);
        cache.Add(Run, 3, new byte[10]);
        Assert.NotNull(cache.Find(Run, 1));

        cache.Add(Run, 4, new byte[10]);

        Assert.Null(cache.Find(Run, 2));
        Assert.All([1, 3, 4], bucket => Assert.NotNull(cache.Find(Run, bucket)));
        Assert.Equal(30, cache.Bytes);
    }

    [Fact]
    public void Add_LargerThanEverything_IsNotKept()
    {
        var cache = new BucketCache(maxBytes: 30);
        cache.Add(Run, 1, new byte[31]);

        Assert.Null(cache.Find(Run, 1));
        Assert.Equal(0, cache.Bytes);
    }

    [Fact]
    public void Find_RunOverOtherLines_IsAnotherRun()
    {
        var cache = new BucketCache(maxBytes: 30);
        cache.Add(Run, 1, new byte[10]);

        Assert.Null(cache.Find(IndexRun.Over(0, 65_537, level: 0), 1));
        Assert.Null(cache.Find(IndexRun.Over(1, 65_536, level: 0), 1));
    }
}
