using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

public sealed class IndexRunTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1_024, 0)]
    [InlineData(1_025, 1)] // Two buckets of about 512.
    [InlineData(2_048, 1)]
    [InlineData(2_049, 2)]
    [InlineData(65_536, 6)] // 64 buckets of 1,024.
    [InlineData(16 * 65_536, 10)]
    [InlineData(1L << 32, 22)]
    public void BitsFor_LineCount_LeavesAtMost1024ToABucket(long lineCount, int bits) =>
        Assert.Equal(bits, IndexRun.BitsFor(lineCount));

    [Fact]
    public void BucketOf_Hash_IsItsTopBits()
    {
        Assert.Equal(0, IndexRun.Over(0, 1_000, 0).BucketOf(ulong.MaxValue));

        // Six bits: 0b101010 is 42.
        Assert.Equal(42, IndexRun.Over(0, 65_536, 0).BucketOf(0xABFF_0000_0000_0000));
        Assert.Equal(63, IndexRun.Over(0, 65_536, 0).BucketOf(ulong.MaxValue));
    }
}
