using Scope3Calc.V1;
using static Scope3Calc.Service.Tests.Support.Reports;

namespace Scope3Calc.Service.Tests;

/// <summary>The inventory of a run: that of its lines, with returns as the run booked them.</summary>
public sealed class RunInventoryTests : OwnLedger
{
    private RunService.RunServiceClient Runs => Running.Runs();

    [Fact]
    [Trait("Behaviour", "46")]
    public async Task GetInventory_LinesWithoutReturns_IsThatOfTheSameLinesSentAlong()
    {
        var lines = RunReports.EveryKind(120);
        await Ledger.AddAsync(lines);
        var run = await Runs.RunAsync();
        var summary = new SummaryOptions { FactorSpread = true, MonteCarlo = new MonteCarloOptions { Draws = 1_000, Seed = 7 } };

        foreach (var year in new[] { 0, 2022 })
        {
            var expected = await Running.Service.InventoryAsync(
                new GetInventoryRequest { Lines = { lines }, ReportingYear = year, Summary = summary });
            var answer = await Runs.GetInventoryAsync(
                new RunServiceGetInventoryRequest { RunId = run.RunId, ReportingYear = year, Summary = summary });

            Assert.Equal(expected, answer.Inventory);
            Assert.Equal(run.Basis, answer.Basis);
            Assert.NotEmpty(answer.Inventory.Exclusions);
            Assert.Equal(year == 0 ? 0 : 80, answer.Inventory.LinesOfOtherYears);
        }
    }

    [Theory]
    [InlineData(ReturnYear.OfReturn)]
    [InlineData(ReturnYear.OfPurchase)]
    [Trait("Behaviour", "51")]
    public async Task GetInventory_ReturnsAndCorrections_AddsUpToTheTotalsAndYearByYear(ReturnYear returnYear)
    {
        await FillWithChangesAsync();
        var run = await Runs.RunAsync(new StartRunRequest { Policy = new Policy { ReturnYear = returnYear } });

        var all = await Runs.InventoryAsync(run.RunId);

        var totals = await Runs.GetTotalsAsync(new GetTotalsRequest { RunId = run.RunId, GroupBy = { TotalsDimension.Scope3Category } });
        foreach (var category in all.Categories)
        {
            Assert.Equal(
                category.Scope3Category == Scope3Category.Cat4
                    ? totals.Total.BookedCategory4KgCo2E
                    : totals.Groups.Single(group => group.Key[0] == $"CAT_{(int)category.Scope3Category}").Totals.BookedKgCo2E,
                category.BookedKgCo2E);
            Assert.Equal(
                Number(category.BookedKgCo2E),
                Number(category.SpecificKgCo2E) + Number(category.AverageKgCo2E) + Number(category.SpendKgCo2E));
        }

        Assert.Equal(
            Number(totals.Total.BookedKgCo2E) + Number(totals.Total.BookedCategory4KgCo2E), Number(all.Total.BookedKgCo2E));
        Assert.Equal(totals.Total.Lines, all.Total.Lines);

        var years = new List<GetInventoryResponse>();
        foreach (var year in new[] { 2021, 2022, 2023, 2024 })
        {
            years.Add(await Runs.InventoryAsync(run.RunId, year));
        }

        Assert.Equal(all.Total.Lines, years.Sum(year => year.Total.Lines));
        Assert.All(years, year => Assert.Equal(all.Total.Lines, year.Total.Lines + year.LinesOfOtherYears));
        Assert.Equal(all.Coverage.LinesWithoutFigure, years.Sum(year => year.Coverage.LinesWithoutFigure));
        Assert.Equal(Number(all.Coverage.ExcludedKgCo2E), years.Sum(year => Number(year.Coverage.ExcludedKgCo2E)));
        foreach (var category in all.Categories)
        {
            Assert.Equal(
                Number(category.BookedKgCo2E),
                years.SelectMany(year => year.Categories).Where(part => part.Scope3Category == category.Scope3Category)
                    .Sum(part => Number(part.BookedKgCo2E)));
        }

        // Returns are of 2024, and count there or in the years of their purchases.
        Assert.Equal(returnYear == ReturnYear.OfReturn, years[3].Total.Lines > 0);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public async Task GetInventory_ReturnOfAHybridFigure_TakesBackItsShareOfEveryKindOfData()
    {
        // 10 pieces: A1 60 kg with biogenic CO2 of -5 beside it, A2 30 kg from averages, A3 10 kg. Four come back.
        var line = Some.Line("a");
        (line.Quantity, line.SpendAmount, line.CurrencyCode) = ("10", "", "");
        line.Declaration.Modules.Clear();
        line.Declaration.Modules.Add(
        [
            new ModuleGwp { Module = LifeCycleModule.A1, GwpGhg = "60", GwpTotal = "55" },
            new ModuleGwp { Module = LifeCycleModule.A2, GwpGhg = "30", GwpTotal = "30", IsAverage = true },
            new ModuleGwp { Module = LifeCycleModule.A3, GwpGhg = "10", GwpTotal = "10" },
        ]);
        await Ledger.AddAsync(line);
        await Ledger.AddAsync(RunReports.Back("r", line, 4));
        var run = await Runs.RunAsync();

        var category = Assert.Single((await Runs.InventoryAsync(run.RunId)).Categories);

        // Six are left: 600 kg, 420 of them the supplier's and 180 averages; biogenic CO2 -30 kg.
        Assert.Equal((2, "600.000000", "-30.000000"), (category.Lines, category.BookedKgCo2E, category.BiogenicKgCo2));
        Assert.Equal(("420.000000", "180.000000", "0.000000"), (category.SpecificKgCo2E, category.AverageKgCo2E, category.SpendKgCo2E));
        Assert.Equal("0.7", category.ShareSupplierData);
    }

    [Theory]
    [InlineData(2, 1, "0.95", true)]
    [InlineData(2, 0, "0.904761904762", false)]
    [Trait("Behaviour", "47")]
    public async Task GetInventory_Coverage_CountsWhatWentBack(int bought, int returned, string share, bool reaches)
    {
        // 95 kg are booked. The other line's declaration was expired and there is no price: 5 kg a piece are left out. One of two
        // came back: 95 / (95 + 5) is 95 %, just enough; without the return 95 / (95 + 10) is not.
        var left = Piece("left-out", "5", validUntil: "2023-01-01");
        left.Quantity = $"{bought}";
        await Ledger.AddAsync(Piece("booked", "95"), left);
        if (returned > 0)
        {
            await Ledger.AddAsync(RunReports.Back("r", left, returned));
        }

        var coverage = (await Runs.InventoryAsync((await Runs.RunAsync()).RunId)).Coverage;

        Assert.Equal(
            new Coverage { ShareBooked = share, ExcludedKgCo2E = $"{5 * (bought - returned)}.000000", Reaches95Percent = reaches }, coverage);
    }

    [Fact]
    public async Task GetInventory_DeclarationOnFile_IsNamedAsASource()
    {
        await Ledger.AddAsync(OnFile.Line("a"));
        await Running.Declarations.RegisterDeclarationAsync(new RegisterDeclarationRequest { Declaration = OnFile.Epd() });
        var run = await Runs.RunAsync();

        var source = Assert.Single((await Runs.InventoryAsync(run.RunId)).Sources);

        Assert.Equal(
            new DataSource
            {
                Id = "declarations-on-file",
                Title = "Declarations on file with the ledger",
                ContentId = run.Basis.DeclarationsId,
                Lines = 1,
            },
            source);
    }

    [Fact]
    public async Task GetInventory_RunOverSelectedLines_LooksAtThoseOnly()
    {
        var (one, other) = (Piece("a", "10"), Piece("b", "7"));
        other.Supplier = "Another";
        await Ledger.AddAsync(one, other);
        var run = await Runs.RunAsync(new StartRunRequest { Selection = new RunSelection { Suppliers = { "Another" } } });

        var total = (await Runs.InventoryAsync(run.RunId)).Total;

        Assert.Equal((1, "7.000000"), (total.Lines, total.BookedKgCo2E));
    }

    [Theory]
    [InlineData(1889, 0, "reporting_year")]
    [InlineData(0, 10, "summary.monte_carlo.draws")]
    public async Task GetInventory_FaultyRequest_NamesTheField(int year, int draws, string field) => await ServiceAsserts.AssertInvalidAsync(
        () => Runs.GetInventoryAsync(new RunServiceGetInventoryRequest
        {
            RunId = 1,
            ReportingYear = year,
            Summary = new SummaryOptions { MonteCarlo = new MonteCarloOptions { Draws = draws } },
        }).ResponseAsync,
        ReasonCode.ValueOutOfRange,
        field);

    private async Task FillWithChangesAsync()
    {
        var lines = RunReports.EveryKind(60);
        await Ledger.AddAsync(lines);
        await Ledger.AddAsync([.. lines.Where((_, i) => i % 3 == 0).Select((line, i) => RunReports.Back($"back-{i}", line, 1))]);
        foreach (var line in lines.Where((_, i) => i % 7 == 0))
        {
            var corrected = line.Clone();
            corrected.AccountingTreatment = AccountingTreatment.Expensed;
            corrected.Quantity = $"{Number(line.Quantity) + 3m}";
            await Ledger.CorrectLineAsync(new CorrectLineRequest { Line = corrected, Reason = "counted again" });
        }
    }

    /// <summary>One piece that nothing is known of but its declaration.</summary>
    private static PurchaseLine Piece(string id, string kg, string validUntil = "2026-12-31")
    {
        var line = Some.Line(id);
        (line.Manufacturer, line.Model, line.ProductCategory, line.Quantity) = ("", "", "", "1");
        (line.SpendAmount, line.CurrencyCode, line.Declaration.ValidUntil) = ("", "", validUntil);
        line.Declaration.Modules.Clear();
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A1A3, GwpGhg = kg });
        return line;
    }
}
