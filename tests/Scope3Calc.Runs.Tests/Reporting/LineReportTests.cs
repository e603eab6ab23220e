using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Runs.Tests.Reporting;

/// <summary>Reports over the lines of a run: what counts, and that nothing depends on how the work is shared.</summary>
public sealed class LineReportTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Report_EmptyLedger_HasNothing()
    {
        var report = Report(_ledger.Run());

        Assert.Equal((0, 0), (report.Total.Portfolio.Lines, report.UngroupedLines));
        Assert.Empty(report.Groups);
    }

    [Theory]
    [InlineData(ReturnYear.YearOfReturn)]
    [InlineData(ReturnYear.YearOfPurchase)]
    [Trait("Behaviour", "51")]
    public void Report_ReturnsAndCorrections_BooksWhatTheTotalsOfTheRunSay(ReturnYear returnYear)
    {
        FillWithChanges();
        var run = _ledger.Run(new RunRequest { Policy = Policy.Default with { ReturnYear = returnYear } });

        var inventory = Report(run).Total.Inventory;

        var whole = _ledger.Engine.Totals(run.RunId, [])[0].Totals;
        Assert.Equal(whole.Booked + whole.BookedDelivery, inventory.Booked);
        Assert.Equal(whole.BookedDelivery, inventory.ByCategory(Scope3Category.UpstreamTransportAndDistribution).Booked);
        foreach (var group in _ledger.Engine.Totals(run.RunId, [TotalsDimension.Scope3Category]).Where(group => group.Key[0].Length > 0))
        {
            var category = Enum.GetValues<Scope3Category>().Single(code => $"CAT_{(int)code}" == group.Key[0]);
            Assert.Equal(group.Totals.Booked, inventory.ByCategory(category).Booked);
            Assert.Equal(group.Totals.Lines, inventory.ByCategory(category).Lines);
        }

        foreach (var year in _ledger.Engine.Totals(run.RunId, [TotalsDimension.Year]))
        {
            var ofYear = Report(run, int.Parse(year.Key[0], provider: null)).Total;
            Assert.Equal(year.Totals.Booked + year.Totals.BookedDelivery, ofYear.Inventory.Booked);
            Assert.Equal(year.Totals.Lines, ofYear.Portfolio.Lines);
            Assert.Equal(whole.Lines - year.Totals.Lines, ofYear.Inventory.LinesOfOtherYears);
        }
    }

    [Fact]
    public void Report_MatchedSetAndAverages_AreTheGapOfTheTotals()
    {
        FillWithChanges();
        var run = _ledger.Run();

        var portfolio = Report(run).Total.Portfolio;

        var whole = _ledger.Engine.Totals(run.RunId, [])[0].Totals;
        Assert.Equal(whole.GapProduct, portfolio.Matched.Product + portfolio.MatchedAverages.Product);
        Assert.Equal(whole.GapSpend, portfolio.Matched.Spend + portfolio.MatchedAverages.Spend);
        Assert.Equal(whole.Matched, portfolio.Matched.Lines + portfolio.MatchedAverages.Lines);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Report_ByAnyNumberOfThreads_TellsTheSame(int threads)
    {
        // Three segments, with returns from one of them to another.
        _ledger.Add(Some.Many(140_000));
        FillWithChanges(from: 140_000);
        var run = _ledger.Run();
        var request = TestTotals.Request(null, TotalsDimension.Supplier, TotalsDimension.Month);

        var one = _ledger.Engine.Report(run.RunId, request with { Threads = 1 }, CancellationToken.None);
        var many = _ledger.Engine.Report(run.RunId, request with { Threads = threads }, CancellationToken.None);

        Assert.Equal(one.Total.Describe(), many.Total.Describe());
        Assert.Equal(one.Groups.Select(group => string.Join('|', group.Key)), many.Groups.Select(group => string.Join('|', group.Key)));
        Assert.Equal(one.Groups.Select(group => group.Totals.Describe()), many.Groups.Select(group => group.Totals.Describe()));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Report_EverythingReturnedInParts_LeavesNothingInAnySum()
    {
        // 3 pieces in thirds: every share is rounded, and what is rounded up comes down again.
        var epd = Some.Epd(100.000001m, 10.000001m);
        var bought = Some.Line("a", 3m, epd);
        _ledger.Add(bought, Some.Return("r1", "a", 1m), Some.Return("r2", "a", 1m));
        var partly = Report(_ledger.Run()).Total;
        _ledger.Add(Some.Return("r3", "a", 1m));

        var total = Report(_ledger.Run()).Total;

        // One of three is left: 100.000001 and 10.000001 kg.
        Assert.Equal(Some.Kg(110.000002m), partly.Portfolio.Booked);
        Assert.Equal(4, total.Portfolio.Lines);
        Assert.Equal(
            (0, 0, 0, 0m),
            ((long)total.Portfolio.Booked.Milligrams,
                (long)total.Portfolio.Matched.Product.Milligrams,
                (long)total.Portfolio.Matched.Spend.Milligrams,
                total.Portfolio.Matched.Pieces));
        Assert.Equal(Int128.Zero, total.Portfolio.Matched.RestatedSpendMillionths);
        Assert.Equal(total.Gap.Effects with { Lines = 0 }, default);
        Assert.All(total.Gap.Causes.Cells(), cell => Assert.Equal(
            (Co2eTotal.Zero, Co2eTotal.Zero, Co2eTotal.Zero), (cell.Booked, cell.Product, cell.Spend)));
        Assert.Equal(Int128.Zero, total.Gap.DataQuality.ByEmissions.Weight);
        Assert.Equal(Int128.Zero, total.Gap.DataQuality.ByPieces.Weight);
        Assert.Equal(Co2eTotal.Zero, total.Inventory.ByCategory(Scope3Category.CapitalGoods).Specific);
    }

    [Fact]
    public void Report_EffectsOfReturnsAndCredits_AddUpToTheGap()
    {
        _ledger.Add(Some.Line("a", 7m, Some.Epd()), Some.Return("r1", "a", 2m), Some.Return("r2", "a", 3m), Credit("c", "a", 1_000m));

        var total = Report(_ledger.Run()).Total;

        Assert.Equal(4, total.Gap.Effects.Lines);
        Assert.Equal(total.Portfolio.Matched.Gap, total.Gap.Effects.Sum);
    }

    [Fact]
    public void Report_CreditNote_IsPutDownToThePrice()
    {
        _ledger.Add(Some.Line("a", 10m, Some.Epd(100m, null)));
        var before = Report(_ledger.Run()).Total;

        // A quarter of the 12,396.70 EUR comes back, the devices stay: a quarter of the spend side goes, nothing of the product side.
        _ledger.Add(Credit("c", "a", 3_099.175m));
        var after = Report(_ledger.Run()).Total;

        var lowered = after.Portfolio.Matched.Spend - before.Portfolio.Matched.Spend;
        Assert.Equal(
            decimal.Round(before.Portfolio.Matched.Spend.Kilograms * 0.75m, 6) - before.Portfolio.Matched.Spend.Kilograms,
            lowered.Kilograms);
        Assert.Equal(before.Portfolio.Matched.Product, after.Portfolio.Matched.Product);
        Assert.Equal(before.Portfolio.Booked, after.Portfolio.Booked);
        Assert.Equal(before.Gap.Effects with { Lines = 2, Price = before.Gap.Effects.Price + lowered }, after.Gap.Effects);
        Assert.Equal(before.Portfolio.Matched.Pieces, after.Portfolio.Matched.Pieces);
    }

    [Fact]
    public void Report_ReturnOfMoreThanThereIs_IsLeftOutWithoutAFigure()
    {
        _ledger.Add(Some.Line("a", 1m, Some.Epd()), Some.Return("r1", "a", 1m), Some.Return("r2", "a", 1m), Some.Return("r3", "r1", 1m));

        var total = Report(_ledger.Run()).Total;

        Assert.Equal(Co2eTotal.Zero, total.Inventory.Booked);
        Assert.Equal(2, total.Inventory.Coverage.LinesWithoutFigure);
        Assert.Equal(2, total.Portfolio.LinesWith(LineStatus.Rejected));
        Assert.Equal(1, total.Inventory.Excluded.ByReason(ReasonCode.ValueOutOfRange).Lines);
        Assert.Equal(1, total.Inventory.Excluded.ByReason(ReasonCode.ReturnWithoutOriginal).Lines);
    }

    [Fact]
    public void Report_DeclarationOnFile_IsASourceOfItsOwn()
    {
        _ledger.Add(Some.Line("a", 1m), Some.Line("b", 1m, Some.Epd()));
        _ledger.Store.Declarations.Register(Some.Epd(200m, null, Some.Xps13, "on-file"));

        var inventory = Report(_ledger.Run()).Total.Inventory;

        Assert.Equal(1, inventory.LinesOn(InventorySource.RegisteredDeclarations));
        Assert.Equal(1, inventory.LinesOn(InventorySource.LineDeclarations));
        Assert.Equal(0, inventory.LinesOn(InventorySource.MakerFootprints));
    }

    [Fact]
    public void Report_MoreGroupsThanThereMayBe_KeepsTheFirstByTheirKeys()
    {
        // The later keys come first, so that groups have to make room for others.
        _ledger.Add(Enumerable.Range(0, 70_000).Select(i => Some.Line(
            Some.Purchase($"L-{i}", 1m, Some.Epd(1m, null)), contract: $"C-{9 - (i / 7_000)}")));
        var run = _ledger.Run();

        var report = _ledger.Engine.Report(
            run.RunId, TestTotals.Request(null, TotalsDimension.Contract) with { MaxGroups = 3, Threads = 2 }, CancellationToken.None);

        Assert.Equal(["C-0", "C-1", "C-2"], report.Groups.Select(group => group.Key[0]));
        Assert.All(report.Groups, group => Assert.Equal(7_000, group.Totals.Portfolio.Lines));
        Assert.Equal(49_000, report.UngroupedLines);
        Assert.Equal(70_000, report.Total.Portfolio.Lines);
    }

    [Theory]
    [InlineData(TotalsDimension.Supplier)]
    [InlineData(TotalsDimension.Manufacturer, TotalsDimension.Year)]
    [InlineData(TotalsDimension.Tier, TotalsDimension.Month)]
    public void Report_ByGroup_HasTheGroupsOfTheTotals(params TotalsDimension[] by)
    {
        FillWithChanges();
        var run = _ledger.Run();

        var report = _ledger.Engine.Report(run.RunId, TestTotals.Request(null, by), CancellationToken.None);

        var expected = _ledger.Engine.Totals(run.RunId, by);
        Assert.Equal(
            expected.Select(group => (string.Join('|', group.Key), group.Totals.Lines, group.Totals.Booked + group.Totals.BookedDelivery)),
            report.Groups.Select(group => (string.Join('|', group.Key), group.Totals.Portfolio.Lines, group.Totals.Portfolio.Booked)));
        Assert.Equal(0, report.UngroupedLines);
    }

    [Fact]
    public void Report_Cancelled_Stops()
    {
        _ledger.Add(Some.Many(100));
        var run = _ledger.Run();

        Assert.ThrowsAny<OperationCanceledException>(() => _ledger.Engine.Report(
            run.RunId, TestTotals.Request(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Report_RunThatIsNotFinished_SaysSo()
    {
        _ledger.Add(Some.Line("a"));
        var run = _ledger.Engine.Start(new RunRequest());

        Assert.Equal(RunProblem.NotFinished, Assert.Throws<RunException>(() => Report(run)).Problem);
    }

    [Theory]
    [InlineData("engine", "0", "engine 0")]
    [InlineData("reference_id", "another", "reference data another")]
    public void Report_RunOfAnotherVersion_SaysWhichAsVerifyDoes(string column, string value, string named)
    {
        _ledger.Add(Some.Line("a"));
        var run = _ledger.Run();
        Execute($"UPDATE runs SET {column} = '{value}'");
        _ledger.Reopen();

        var exception = Assert.Throws<RunException>(() => Report(run));

        Assert.Equal(RunProblem.OtherVersion, exception.Problem);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.Equal(
            Assert.Throws<RunException>(() => _ledger.Engine.Verify(run.RunId, null, CancellationToken.None)).Message, exception.Message);
    }

    [Fact]
    public void Report_StoredSumsChanged_AreNotPassedOver()
    {
        _ledger.Add(Some.Line("a", 1m, Some.Epd()), Some.Line("b", 1m, Some.Epd()));
        var (both, other) = (_ledger.Run(), _ledger.Run(new RunRequest { Selection = new RunSelection { Suppliers = ["Nobody"] } }));
        Execute($"DELETE FROM run_totals WHERE run_id = {both.RunId}");
        Execute($"UPDATE run_totals SET run_id = {both.RunId} WHERE run_id = {other.RunId}");

        var exception = Assert.Throws<StorageException>(() => Report(both));

        Assert.Contains($"run {both.RunId} disagree", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_LedgerDamaged_NamesTheSegment()
    {
        _ledger.Add(Some.Many(100));
        var run = _ledger.Run();
        Execute("UPDATE segments SET bytes = CAST(substr(bytes, 1, 500) || x'FF' || substr(bytes, 502) AS BLOB)");

        Assert.Contains("damaged", Assert.Throws<StorageException>(() => Report(run)).Message, StringComparison.Ordinal);
    }

    /// <summary>Lines of two years with returns, credits and corrections of every kind.</summary>
    private void FillWithChanges(int from = 0) => Fill(_ledger, from);

    /// <inheritdoc cref="FillWithChanges"/>
    internal static void Fill(TestLedger ledger, int from = 0)
    {
        // Returns and credits of every kind of line, some twice, and corrections of lines with and without.
        ledger.Add(Some.Varied(1_000, from));
        ledger.Add(Enumerable.Range(0, 70).Select(i => Some.Return($"R-{i}", $"L-{from + (i * 5 / 2 * 3):D7}", 1m)));
        ledger.Add(Enumerable.Range(0, 70).Select(i => Credit($"C-{i}", $"L-{from + (i * 4):D7}", 0.37m)));
        for (var i = 0; i < 20; i++)
        {
            var number = from + (i * 11);
            Assert.Null(ledger.Store.Writer.Correct(Some.Line($"L-{number:D7}", 4m, Some.Epd(77.777777m)), "counted again"));
        }
    }

    private static Storage.Ledger.LedgerLine Credit(string id, string original, decimal amount) => Some.Line(
        Some.Purchase(id, 1m) with
        {
            OriginalLineId = original,
            PurchaseDate = new DateOnly(2024, 3, 1),
            Quantity = null,
            SpendAmount = -amount,
        });

    private LineReport<TestTotals> Report(RunInfo run, int? year = null) =>
        _ledger.Engine.Report(run.RunId, TestTotals.Request(year), CancellationToken.None);

    private void Execute(string sql)
    {
        using var connection = _ledger.Store.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
