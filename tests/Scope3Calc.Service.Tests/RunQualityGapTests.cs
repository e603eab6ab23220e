using Scope3Calc.V1;
using static Scope3Calc.Service.Tests.Support.Reports;

namespace Scope3Calc.Service.Tests;

/// <summary>The quality gap of a run: that of its lines, with returns as shares of their originals.</summary>
public sealed class RunQualityGapTests : OwnLedger
{
    private RunService.RunServiceClient Runs => Running.Runs();

    [Theory]
    [InlineData]
    [InlineData(Dimension.Supplier)]
    [InlineData(Dimension.ProductCategory, Dimension.Year)]
    [InlineData(Dimension.Manufacturer, Dimension.Month)]
    [InlineData(Dimension.Contract, Dimension.BuyerUnit)]
    [Trait("Behaviour", "35")]
    public async Task GetQualityGap_LinesWithoutReturns_IsThatOfTheSameLinesSentAlong(params Dimension[] by)
    {
        var lines = RunReports.EveryKind(120);
        await Ledger.AddAsync(lines);
        var run = await Runs.RunAsync();
        var summary = new SummaryOptions { FactorSpread = true, MonteCarlo = new MonteCarloOptions { Draws = 1_000 } };

        var answer = await Runs.GetQualityGapAsync(
            new RunServiceGetQualityGapRequest { RunId = run.RunId, GroupBy = { by }, Summary = summary });

        // Among the lines are declarations that may not be booked and stand in the matched set nevertheless.
        var expected = await Running.Service.QualityGapAsync(
            new GetQualityGapRequest { Lines = { lines }, GroupBy = { by }, Summary = summary });
        Assert.Equal(expected, answer.Report);
        Assert.Equal(run.Basis, answer.Basis);
        Assert.NotEqual(0, expected.Total.Gap.MatchedLines);
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public async Task GetQualityGap_PiecesWentBack_IsTheGapOfThoseThatAreLeft()
    {
        var line = Some.Line("a");
        await Ledger.AddAsync(line);
        var whole = (await Runs.QualityGapAsync((await Runs.RunAsync()).RunId)).Total;
        await Ledger.AddAsync(RunReports.Back("r", line, 250));

        var half = (await Runs.QualityGapAsync((await Runs.RunAsync()).RunId)).Total;

        // Half of 131,054 + 7,084 kg, and half of the spend side. The ratio and how sure it is stay as they were.
        Assert.Equal("69069.000000", half.Gap.ProductKgCo2E);
        Assert.Equal(decimal.Round(Number(whole.Gap.SpendKgCo2E) / 2m, 6), Number(half.Gap.SpendKgCo2E));
        Assert.Equal(2, half.Gap.MatchedLines);
        Assert.Equal(Math.Round(Number(whole.Gap.Ratio), 9), Math.Round(Number(half.Gap.Ratio), 9));
        Assert.Equal(whole.Gap.Significance.RatioLower95, half.Gap.Significance.RatioLower95, 1e-9);
        Assert.Equal(("1", "1"), (half.Gap.CoverageByUnits, half.Gap.CoverageBySpend));
        Assert.Equal(Number(half.Gap.GapKgCo2E), Number(half.Gap.Effects.GapKgCo2E));
        Assert.Equal(2, half.Gap.Effects.Lines);
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public async Task GetQualityGap_EverythingWentBack_HasNoGapLeft()
    {
        var line = Some.Line("a");
        await Ledger.AddAsync(line);
        await Ledger.AddAsync(RunReports.Back("r", line, 500));

        var report = await Runs.QualityGapAsync((await Runs.RunAsync()).RunId, Dimension.Year);

        Assert.Equal(
            ("0.000000", "0.000000", "0.000000", "0.000000"),
            (report.Total.BookedKgCo2E, report.Total.Gap.ProductKgCo2E, report.Total.Gap.SpendKgCo2E, report.Total.Gap.Effects.PriceKgCo2E));
        Assert.Null(report.Total.Gap.Significance);
        Assert.Null(report.Total.BookedUncertainty);

        // The purchase is of 2023 and the return of 2024.
        Assert.Equal([["2023"], ["2024"]], report.Groups.Select(group => group.Key));
        Assert.Equal("138138.000000", report.Groups[0].Summary.Gap.ProductKgCo2E);
        Assert.Equal("-138138.000000", report.Groups[1].Summary.Gap.ProductKgCo2E);
    }

    [Fact]
    public async Task GetQualityGap_Returns_DoNotCountForCalibration()
    {
        var lines = Enumerable.Range(0, 5).Select(i => Some.Line($"line-{i}")).ToArray();
        await Ledger.AddAsync(lines);
        var before = await Runs.QualityGapAsync((await Runs.RunAsync()).RunId);
        await Ledger.AddAsync(RunReports.Back("r", lines[0], 250));

        var after = await Runs.QualityGapAsync((await Runs.RunAsync()).RunId);

        Assert.Equal(5, Assert.Single(before.CalibratedFactors).Lines);
        Assert.Equal(before.CalibratedFactors, after.CalibratedFactors);
    }

    [Fact]
    public async Task GetQualityGap_FactorSpreadOfAReturn_IsItsShareByEveryPack()
    {
        var line = Some.SpendOnly("a", "1000");
        line.Quantity = "4";
        await Ledger.AddAsync(line);
        var request = new RunServiceGetQualityGapRequest { Summary = new SummaryOptions { FactorSpread = true } };
        request.RunId = (await Runs.RunAsync()).RunId;
        var whole = (await Runs.GetQualityGapAsync(request)).Report.Total.FactorSpread;
        await Ledger.AddAsync(RunReports.Back("r", line, 3));
        request.RunId = (await Runs.RunAsync()).RunId;

        var left = (await Runs.GetQualityGapAsync(request)).Report.Total.FactorSpread;

        // A quarter is left, rounded to the milligram.
        Assert.NotEmpty(whole);
        Assert.Equal(
            whole.Select(pack => (pack.FactorPack, pack.Lines * 2, pack.SpendKgCo2E.Length == 0 ? 0m : decimal.Round(Number(pack.SpendKgCo2E) / 4m, 6))),
            left.Select(pack => (pack.FactorPack, pack.Lines, pack.SpendKgCo2E.Length == 0 ? 0m : Number(pack.SpendKgCo2E))));
    }

    [Theory]
    [InlineData("group_by[0]", Dimension.Unspecified)]
    [InlineData("group_by[1]", Dimension.Year, Dimension.Year)]
    [InlineData("group_by", Dimension.Year, Dimension.Month, Dimension.Supplier)]
    public async Task GetQualityGap_ByWhatCannotBe_NamesTheField(string field, params Dimension[] by)
    {
        var details = await ServiceAsserts.AssertInvalidAsync(() => Runs.QualityGapAsync(1, by));

        Assert.Equal(field, Assert.Single(details).Unpack<Problem>().Field);
    }
}
