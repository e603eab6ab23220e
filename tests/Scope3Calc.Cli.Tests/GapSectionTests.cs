using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>How the gap is put into words.</summary>
public sealed class GapSectionTests
{
    private static readonly PortfolioGap Half = new()
    {
        MatchedLines = 12,
        ProductKgCo2E = "1000",
        SpendKgCo2E = "510",
        GapKgCo2E = "-490",
        Ratio = "0.51",
        CoverageByUnits = "0.5",
        CoverageBySpend = "0.4",
        CoverageByEmissions = "0.3",
    };

    private static string Print(PortfolioGap gap, PortfolioGap? averages = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        GapSection.Print(output, new Summary { Gap = gap, AveragesGap = averages });
        return output.ToString();
    }

    // Where lines are broken does not matter.
    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData(0.51, "is 49 % below the product data")]
    [InlineData(0.99, "is 1 % below the product data")]
    [InlineData(0.996, "agrees with the product data")]
    [InlineData(1.004, "agrees with the product data")]
    [InlineData(1.8, "is 80 % above the product data")]
    [InlineData(3.24, "is 3.2 times the product data")]
    [InlineData(-0.5, "and the product data differ in sign")]
    public void Comparison_Ratio_IsPutInWords(double ratio, string words) =>
        Assert.Equal(words, GapSection.Comparison((decimal)ratio));

    [Fact]
    public void Print_GapWithinTheUncertainty_SaysThatItCanBeChance()
    {
        var gap = Half.Clone();
        gap.Significance = new GapSignificance { RatioLower95 = 0.224, RatioUpper95 = 1.158 };

        Assert.Contains(
            "Spend is 49 % below the product data (ratio 0.510). Both figures are so uncertain that this can be chance: "
            + "95 % range of the ratio 0.22 to 1.16.",
            Flat(Print(gap)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Print_GapBeyondTheUncertainty_SaysSo()
    {
        var gap = Half.Clone();
        gap.Significance = new GapSignificance { IsSignificantAt95 = true, RatioLower95 = 0.3, RatioUpper95 = 0.87 };

        Assert.Contains("That is more than the uncertainty of both figures explains: 95 % range of the ratio 0.30 to 0.87.", Flat(Print(gap)), StringComparison.Ordinal);
    }

    [Fact]
    public void Print_Causes_HaveSignsAndSayOnHowManyLines()
    {
        var gap = Half.Clone();
        gap.Effects = new GapEffectsTotal
        {
            Lines = 11,
            GapKgCo2E = "-480",
            PriceKgCo2E = "1200.04",
            ClassificationKgCo2E = "-1680.04",
            ProductKgCo2E = "0",
            BoundaryKgCo2E = "10",
            ConversionKgCo2E = "-10",
        };

        var text = Print(gap);

        Assert.Contains("told for 11 of the 12 lines", text, StringComparison.Ordinal);
        Assert.Contains("    Price                 +1,200.0  ", text, StringComparison.Ordinal);
        Assert.Contains("    Sector                -1,680.0  ", text, StringComparison.Ordinal);
        Assert.Contains("    Product                    0.0  ", text, StringComparison.Ordinal);
        Assert.Contains("    Together                -480.0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_LinesWithAverages_StandApart()
    {
        var text = Print(Half, new PortfolioGap { MatchedLines = 1, ProductKgCo2E = "100", SpendKgCo2E = "120", Ratio = "1.2" });

        Assert.Contains(
            "Apart from these: 1 line with an average of the type and a spend-based figure "
            + "Average 100.0 kg, spend 120.0 kg: spend is 20 % above the average. It does not say what ",
            Flat(text),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Print_NoLineWithBoth_SaysSo() => Assert.Contains(
        "No line has both a product-based and a spend-based figure.", Print(new PortfolioGap()), StringComparison.Ordinal);
}
