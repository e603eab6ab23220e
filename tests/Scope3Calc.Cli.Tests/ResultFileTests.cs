using System.Globalization;
using Scope3Calc.Cli.Csv;

namespace Scope3Calc.Cli.Tests;

/// <summary>Cells of a result file are the shortest exact decimals.</summary>
public sealed class ResultFileTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.000001")]
    [InlineData(-1, "-0.000001")]
    [InlineData(1_500_000, "1.5")]
    [InlineData(-100_000_000, "-100")]
    [InlineData(20_300_400, "20.3004")]
    [InlineData(long.MaxValue, "9223372036854.775807")]
    [InlineData(long.MinValue, "-9223372036854.775808")]
    public void Exact_Millionths_AreWrittenWithoutZerosBehind(long millionths, string expected) =>
        Assert.Equal(expected, ResultFile.Exact(millionths));

    [Fact]
    public void Exact_AnyMillionths_AreAsADecimalIsWritten()
    {
        var random = new Random(20_261_124);
        for (var i = 0; i < 10_000; i++)
        {
            var millionths = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            Assert.Equal(
                (millionths / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture), ResultFile.Exact(millionths));
        }
    }
}
