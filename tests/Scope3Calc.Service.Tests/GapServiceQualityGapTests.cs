using System.Globalization;
using Scope3Calc.V1;
using static Scope3Calc.Service.Tests.Support.Reports;

namespace Scope3Calc.Service.Tests;

/// <summary>The gap between the methods over all lines and by group.</summary>
public sealed class GapServiceQualityGapTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    [Trait("Behaviour", "44")]
    public async Task GetQualityGap_NoLines_IsOfNothing()
    {
        var gap = await service.QualityGapAsync();

        SummaryAssert.IsOfNothing(gap.Total);
        Assert.Empty(gap.Groups);
        Assert.Empty(gap.CalibratedFactors);
        Assert.NotNull(gap.Basis);
    }

    [Fact]
    [Trait("Behaviour", "35")]
    public async Task GetQualityGap_MatchedLines_HaveTheRatioOfSumsInTotalAndGroup()
    {
        // Without margins 1,000 USD are 30 kg; the declarations say 60 and 10 kg.
        var gap = await service.QualityGapAsync(new GetQualityGapRequest
        {
            Lines = { Laptop("a", "60", "North"), Laptop("b", "10", "North"), Unmatched("c", "North"), Laptop("d", "20", "South") },
            GroupBy = { Dimension.Supplier },
        });

        Assert.Equal([["North"], ["South"]], gap.Groups.Select(group => group.Key));
        var north = gap.Groups[0].Summary;

        // 60 / 70; the mean of 0.5 and 3 would be 1.75. Of 3,000 USD 2,000 are matched.
        Assert.Equal((2, "0.857142857143"), (north.Gap.MatchedLines, north.Gap.Ratio));
        Assert.Equal(("70.000000", "60.000000", "-10.000000"), (north.Gap.ProductKgCo2E, north.Gap.SpendKgCo2E, north.Gap.GapKgCo2E));
        Assert.Equal("0.666666666667", north.Gap.CoverageBySpend);
        Assert.Equal((3, "90.000000"), (gap.Total.Gap.MatchedLines, gap.Total.Gap.ProductKgCo2E));

        // Uncertainty and significance are told without being asked for.
        Assert.NotNull(north.Gap.Significance);
        Assert.Equal(AggregationMethod.FentonWilkinson, north.BookedUncertainty.Method);
        Assert.Equal(AggregationMethod.FentonWilkinson, gap.Total.BookedUncertainty.Method);
    }

    [Fact]
    [Trait("Behaviour", "55")]
    public async Task GetQualityGap_ByMakerAndType_ShowsWhoseEpdsCoverHowMuch()
    {
        var plain = Laptop("d", "1", "North");
        plain.Declaration = null;
        var monitor = Laptop("e", "50", "North");
        monitor.ProductCategory = "monitor";
        monitor.SpendAmount = "250";

        var gap = await service.QualityGapAsync(new GetQualityGapRequest
        {
            Lines = { monitor, Laptop("a", "60", "North"), Laptop("b", "60", "North"), Laptop("c", "60", "North"), plain },
            GroupBy = { Dimension.Manufacturer, Dimension.ProductCategory },
        });

        // Three of four laptops, at 1,000 USD each, have a verified EPD, and the only monitor.
        Assert.Equal([["Dell", "laptop"], ["Dell", "monitor"]], gap.Groups.Select(group => group.Key));
        Assert.Equal(("0.75", "0.75"), (gap.Groups[0].Summary.Tier1ShareOfUnits, gap.Groups[0].Summary.Tier1ShareOfSpend));
        Assert.Equal(("1", "1"), (gap.Groups[1].Summary.Tier1ShareOfUnits, gap.Groups[1].Summary.Tier1ShareOfSpend));

        // Of 4,250 USD 3,250.
        Assert.Equal("0.764705882353", gap.Total.Tier1ShareOfSpend);
    }

    [Theory]
    [InlineData(Dimension.Supplier, "Laptops & Co")]
    [InlineData(Dimension.Contract, "C-17")]
    [InlineData(Dimension.Manufacturer, "Dell")]
    [InlineData(Dimension.ProductCategory, "laptop")]
    [InlineData(Dimension.Year, "2023")]
    [InlineData(Dimension.Month, "2023-06")]
    [InlineData(Dimension.BuyerUnit, "Public Works")]
    public async Task GetQualityGap_EachDimension_HasTheLinesOwnValue(Dimension dimension, string key)
    {
        var gap = await service.QualityGapAsync(
            new GetQualityGapRequest { Lines = { Some.Line() }, GroupBy = { dimension } });

        Assert.Equal([key], Assert.Single(gap.Groups).Key);
        Assert.Equal(1, gap.Groups[0].Summary.Lines);
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task GetQualityGap_LinesThatCannotBeRead_CountInTheirGroup()
    {
        var nothing = new PurchaseLine { LineId = "a" };
        var endless = Some.Line("b");
        endless.Supplier = new string('s', 1_025);
        var faulty = Some.Line("c");
        faulty.Quantity = "NaN";

        var gap = await service.QualityGapAsync(new GetQualityGapRequest
        {
            Lines = { nothing, endless, faulty },
            GroupBy = { Dimension.Supplier, Dimension.Year },
        });

        Assert.Equal([["", ""], ["", "2023"], ["Laptops & Co", "2023"]], gap.Groups.Select(group => group.Key));
        Assert.All(gap.Groups, group => Assert.Equal(
            1, group.Summary.Statuses.Single(count => count.Status == LineStatus.Rejected).Lines));
    }

    [Fact]
    [Trait("Behaviour", "51")]
    public async Task GetQualityGap_TwentyThousandLinesInAHundredGroups_AddUp()
    {
        var lines = Some.Mixed(20_000).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].Supplier = (i % 100).ToString(CultureInfo.InvariantCulture);
        }

        var gap = await service.QualityGapAsync(lines.Chunk(1_000).Select((batch, i) => new GetQualityGapRequest
        {
            Lines = { batch },
            GroupBy = { i == 0 ? [Dimension.Supplier] : Array.Empty<Dimension>() },
        }));

        // In the order of characters: "10" before "2".
        Assert.Equal(
            Enumerable.Range(0, 100).Select(i => i.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal),
            gap.Groups.Select(group => group.Key.Single()));
        Assert.Equal(20_000, gap.Total.Lines);
        Assert.Equal(0, gap.UngroupedLines);
        Assert.All(gap.Groups, group => Assert.Equal(200, group.Summary.Lines));
        Assert.Equal(Number(gap.Total.BookedKgCo2E), gap.Groups.Sum(group => Number(group.Summary.BookedKgCo2E)));
        Assert.Equal(
            Number(gap.Total.Gap.SpendKgCo2E), gap.Groups.Sum(group => Number(group.Summary.Gap.SpendKgCo2E)));
        Assert.Equal(gap.Total.Gap.MatchedLines, gap.Groups.Sum(group => group.Summary.Gap.MatchedLines));
    }

    [Fact]
    public async Task GetQualityGap_MoreThanTenThousandKeys_KeepsTheFirstAndCountsTheRest()
    {
        var lines = Enumerable.Range(0, 10_003).Select(i =>
        {
            var line = Laptop(i.ToString(CultureInfo.InvariantCulture), "60", string.Create(CultureInfo.InvariantCulture, $"{i:D5}"));
            line.Declaration = null;
            return line;
        }).Append(Laptop("again", "60", "00000"));

        var gap = await service.QualityGapAsync(lines.Chunk(1_000).Select((batch, i) => new GetQualityGapRequest
        {
            Lines = { batch },
            GroupBy = { i == 0 ? [Dimension.Supplier] : Array.Empty<Dimension>() },
        }));

        Assert.Equal(10_000, gap.Groups.Count);
        Assert.Equal((["00000"], 2), (gap.Groups[0].Key, gap.Groups[0].Summary.Lines));
        Assert.Equal(["09999"], gap.Groups[^1].Key);
        Assert.Equal(3, gap.UngroupedLines);
        Assert.Equal(10_004, gap.Total.Lines);
    }

    [Fact]
    public async Task GetQualityGap_CalibratedFactors_AreDrawnToOneAndCanBeSentBack()
    {
        // Ten times 116 kg where the pack's default column gives 58 kg: the median is 2, of which ten lines against the prior's
        // ten believe half of the logarithm: the square root of 2.
        var lines = Enumerable.Range(0, 10).Select(i => Laptop(i.ToString(CultureInfo.InvariantCulture), "116", "North"));

        var gap = await service.QualityGapAsync(new GetQualityGapRequest { Lines = { lines } });

        var factor = Assert.Single(gap.CalibratedFactors);
        Assert.Equal(("laptop", 10), (factor.ProductCategory, factor.Lines));
        Assert.InRange(Number(factor.MedianRatio), 1.998m, 2.002m);
        Assert.InRange(Number(factor.Ratio), 1.413m, 1.416m);
        Assert.InRange((double)Number(factor.Ratio), factor.RatioLower95, factor.RatioUpper95);

        var spendOnly = Unmatched("x", "North");
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Lines = { spendOnly },
            Policy = new Policy
            {
                Calibrations =
                {
                    new Calibration { ProductCategory = factor.ProductCategory, Ratio = factor.Ratio, Sigma = factor.Sigma },
                },
            },
        });
        Assert.InRange(response.Outcomes.Single().CalibratedSpendMgCo2E, 81_900_000, 82_200_000);
    }

    [Fact]
    public async Task GetQualityGap_SimulationAskedFor_IsMadeForTheTotal()
    {
        var gap = await service.QualityGapAsync(new GetQualityGapRequest
        {
            Lines = { Laptop("a", "60", "North") },
            GroupBy = { Dimension.Supplier },
            Summary = new SummaryOptions { MonteCarlo = new MonteCarloOptions { Seed = 7 }, FactorSpread = true },
        });

        Assert.Equal(AggregationMethod.MonteCarlo, gap.Total.BookedUncertainty.Method);
        Assert.Equal(7ul, gap.Total.BookedUncertainty.Seed);
        Assert.NotEmpty(gap.Total.FactorSpread);
        Assert.Equal(AggregationMethod.FentonWilkinson, gap.Groups[0].Summary.BookedUncertainty.Method);
        Assert.Empty(gap.Groups[0].Summary.FactorSpread);
    }

    [Theory]
    [InlineData("group_by", ReasonCode.ValueOutOfRange, Dimension.Supplier, Dimension.Year, Dimension.Month)]
    [InlineData("group_by[0]", ReasonCode.UnknownEnumValue, Dimension.Unspecified)]
    [InlineData("group_by[1]", ReasonCode.UnknownEnumValue, Dimension.Year, (Dimension)8)]
    [InlineData("group_by[1]", ReasonCode.ValueInvalid, Dimension.Year, Dimension.Year)]
    public async Task GetQualityGap_FaultyGrouping_IsInvalidAndNamesTheField(
        string field, ReasonCode code, params Dimension[] dimensions) => await ServiceAsserts.AssertInvalidAsync(
        () => service.QualityGapAsync(new GetQualityGapRequest { GroupBy = { dimensions } }), code, field);

    [Theory]
    [InlineData("policy")]
    [InlineData("group_by")]
    [InlineData("summary")]
    public async Task GetQualityGap_LateChoice_IsInvalid(string field)
    {
        var late = field switch
        {
            "policy" => new GetQualityGapRequest { Policy = new Policy() },
            "summary" => new GetQualityGapRequest { Summary = new SummaryOptions() },
            _ => new GetQualityGapRequest { GroupBy = { Dimension.Year } },
        };

        await ServiceAsserts.AssertInvalidAsync(
            () => service.QualityGapAsync(new GetQualityGapRequest { Lines = { Some.Line() } }, late),
            ReasonCode.ValueInvalid,
            field);
    }

    [Fact]
    public async Task GetQualityGap_OneLineTooMany_IsInvalid() => await ServiceAsserts.AssertInvalidAsync(
        () => service.QualityGapAsync(new GetQualityGapRequest { Lines = { Some.Mixed(1_001) } }),
        ReasonCode.ValueOutOfRange,
        "lines");

    // One laptop for 1,000 USD of 2022 with a verified EPD of so many kg for A1 to A3.
    private static PurchaseLine Laptop(string id, string kg, string supplier)
    {
        var line = Some.Line(id);
        line.PurchaseDate = "2022-06-15";
        line.Supplier = supplier;
        line.Quantity = "1";
        line.SpendAmount = "1000";
        line.CurrencyCode = "USD";
        line.CountryCode = "US";
        line.Declaration.Modules.Clear();
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A1A3, GwpGhg = kg });
        return line;
    }

    private static PurchaseLine Unmatched(string id, string supplier)
    {
        var line = Laptop(id, "1", supplier);
        line.Declaration = null;
        return line;
    }
}
