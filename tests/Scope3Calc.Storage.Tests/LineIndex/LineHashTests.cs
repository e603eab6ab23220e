using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Tests.LineIndex;

public sealed class LineHashTests
{
    // XXH3_64bits with seed 0, as the command `xxhsum -H3` prints it.
    [Theory]
    [InlineData("", 0x2D06800538D394C2)]
    [InlineData("a", 0xE6C632B61E964E1F)]
    [InlineData("abc", 0x78AF5F94892F3950)]
    public void Of_KnownText_IsItsXxHash3(string id, ulong hash) =>
        Assert.Equal(hash, LineHash.Of(System.Text.Encoding.UTF8.GetBytes(id)));
}
