using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>The parts of a report that samples cannot show from every side.</summary>
public sealed class SectionTests
{
    private static string Print(Action<TextWriter> section)
    {
        var output = new StringWriter { NewLine = "\n" };
        section(output);
        return output.ToString();
    }

    // Where lines are broken does not matter.
    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static PackTotal Pack(string name, long lines, string kg) => new() { FactorPack = name, Lines = lines, SpendKgCo2E = kg };

    [Fact]
    public void Spread_PacksWithTheSameLines_AreComparedFromLowestToHighest()
    {
        var text = Print(output => SpreadSection.Print(
            output, [Pack("b", 8, "3000"), Pack("c", 8, "1000"), Pack("a", 7, "9000"), Pack("d", 0, "0")], "b"));

        Assert.Equal(
            ["  c", "  b (used here)", "  a"],
            text.Split('\n')[1..4].Select(line => line[..line.IndexOf("   ", StringComparison.Ordinal)]));
        Assert.Contains("Over 8 lines, 2 packs reach from 1,000.0 kg to 3,000.0 kg: a factor of 3.0.", Flat(text), StringComparison.Ordinal);
        Assert.Contains("Without a figure for any line: d.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Spread_PacksWithDifferentLines_AreNotCompared() => Assert.Contains(
        "Packs cover different lines, so these sums do not compare.",
        Print(output => SpreadSection.Print(output, [Pack("a", 7, "9000"), Pack("b", 8, "3000")], "b")),
        StringComparison.Ordinal);

    [Fact]
    public void Spread_ManyPacks_ShowsBothEndsAndTheOneInUse()
    {
        PackTotal[] packs = [.. Enumerable.Range(10, 40).Select(i => Pack($"pack-{i}", 8, $"{i}"))];

        var lines = Print(output => SpreadSection.Print(output, packs, "pack-30")).Split('\n');

        Assert.Equal(
            ["10", "11", "12", "13", "30", "46", "47", "48", "49"],
            lines.Where(line => line.StartsWith("  pack-", StringComparison.Ordinal)).Select(line => line[7..9]));
    }

    [Fact]
    public void Largest_MainCause_IsTheLargestEffectWhicheverItsSign()
    {
        var largest = new LargestGaps(2);
        var gap = new LineGap { ProductMgCo2E = 2_000_000, SpendMgCo2E = 1_000_000, GapMgCo2E = -1_000_000, RatioMillionths = 500_000 };
        largest.Add(new PurchaseRow(2, new PurchaseLine { LineId = "A" }), new LineOutcome { Gap = gap });
        largest.Add(new PurchaseRow(3, new PurchaseLine { LineId = "B" }), new LineOutcome { Gap = gap });
        var (chance, sure) = (gap.Clone(), gap.Clone());
        chance.Significance = new GapSignificance { RatioLower95 = 0.2, RatioUpper95 = 1.25 };
        chance.Effects = new GapEffects { PriceMgCo2E = 400_000, ProductMgCo2E = -1_400_000 };
        sure.Significance = new GapSignificance { RatioLower95 = 0.4, RatioUpper95 = 0.62, IsSignificantAt95 = true };
        largest.Detail([new LineOutcome { Gap = chance }, new LineOutcome { Gap = sure }]);

        var text = Print(output => LargestSection.Print(output, largest));

        Assert.Contains("    ratio 0.20 to 1.25, can be chance; mainly: emits more than its type's average\n", text, StringComparison.Ordinal);
        Assert.Contains("    ratio 0.40 to 0.62, not by chance; mainly: not known (no usual price", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_RangeOfTheTotal_IsToldAndWhetherItWasWidened()
    {
        var uncertainty = new TotalUncertainty
        {
            Method = AggregationMethod.FentonWilkinson, Lower95KgCo2E = "8100", Upper95KgCo2E = "12300", IsWidened = true,
        };

        var text = Print(output => TotalsSection.Range(output, uncertainty));

        Assert.Contains("The total lies between 8,100.0 kg and 12.3 t with 95 % probability", Flat(text), StringComparison.Ordinal);
        Assert.Contains("The range was widened to hold the total itself.", Flat(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Indicators_OfEachWeight_AreToldByEmissionsWithTheirScale()
    {
        static IndicatorMean Mean(DqiIndicator indicator, string mean, int worst) =>
            new() { Indicator = indicator, Mean = mean, WorstScore = worst };
        DataQualityRollUp[] rollUps =
        [
            new() { WeightedBy = DataQualityWeight.Spend, Scheme = DqiScheme.CirothGsd, Means = { Mean(DqiIndicator.Time, "3", 5) } },
            new()
            {
                WeightedBy = DataQualityWeight.Emissions,
                Scheme = DqiScheme.CirothGsd,
                Means = { Mean(DqiIndicator.Time, "2.13333", 5), Mean(DqiIndicator.Geography, "4", 4) },
            },
        ];

        Assert.Equal(
            "Mean scores of the data by emissions (Ciroth et al. 2016) "
            + "Time: data of the year of purchase 2.1 of 1 (best) to 5 Geography: data of where it is made 4.0 of 1 (best) to 4",
            Flat(Print(output => IndicatorSection.Print(output, rollUps))));
    }

    [Fact]
    public void Indicators_NothingBooked_AreNotPrinted()
    {
        Assert.Empty(Print(output => IndicatorSection.Print(output, [])));
        Assert.Empty(Print(output => IndicatorSection.Print(
            output, [new DataQualityRollUp { WeightedBy = DataQualityWeight.Emissions }])));
    }

    [Fact]
    public void Paragraph_LongText_IsBrokenAtSpacesWithinTheWidth()
    {
        var lines = Print(output => Words.Paragraph(output, string.Join(' ', Enumerable.Repeat("procurement", 40))))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, Words.Width));
        Assert.All(lines, line => Assert.StartsWith("  procurement", line, StringComparison.Ordinal));
    }
}
