using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Tests.Reporting;
using Scope3Calc.Runs.Tests.Support;

namespace Scope3Calc.Runs.Tests.Comparing;

/// <summary>Changes between runs by group: they add up to the group's difference, and over the groups to the whole change.</summary>
public sealed class GroupComparisonTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public static TheoryData<TotalsDimension[]> Groupings =>
    [
        .. Enum.GetValues<TotalsDimension>().Select(dimension => new[] { dimension }),
        new[] { TotalsDimension.ProductCategory, TotalsDimension.Tier },
    ];

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [MemberData(nameof(Groupings))]
    public void Compare_EverythingChangedAtOnce_AddsUpInEveryGroup(TotalsDimension[] by)
    {
        _ledger.Add(Some.Varied(500));
        _ledger.Add(Enumerable.Range(0, 14).Select(i => Some.Return($"r-{i}", $"L-{i:D7}", 1m)));
        var before = _ledger.Run();
        LineReportTests.Fill(_ledger, from: 500);
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "on-file"));
        var after = _ledger.Run(new RunRequest
        {
            Policy = Policy.Default with { FactorPackId = "epa-sef-v1.2", ReturnYear = ReturnYear.YearOfPurchase, UseDeviceAverages = false },
        });

        var comparison = _ledger.Engine.Compare(before.RunId, after.RunId, by);

        AssertAddsUp(comparison, by);
        Assert.Equal(_ledger.Engine.Compare(before.RunId, after.RunId).Changes, comparison.Changes);
        Assert.Equal(
            [ChangeCause.LineAdded, ChangeCause.LineReturned, ChangeCause.Declaration, ChangeCause.FactorPack, ChangeCause.Policy],
            comparison.Changes.Select(change => change.Cause).Where(cause => cause != ChangeCause.LineCorrected));
    }

    [Fact]
    public void Compare_DeclarationOnFile_MovesLinesFromTierToTier()
    {
        // Two laptops that had the average of their type or a sheet, and 262.108 kg and 14.168 kg each on the EPD.
        _ledger.Add(Some.Line("a", 2m));
        var before = _ledger.Run();
        var was = _ledger.Engine.Totals(before.RunId, [])[0].Totals;
        var tier = _ledger.Engine.Totals(before.RunId, [TotalsDimension.Tier])[0].Key[0];
        _ledger.Store.Declarations.Register(Some.Epd(product: Some.Xps13, id: "on-file"));

        var groups = _ledger.Engine.Compare(before.RunId, _ledger.Run().RunId, [TotalsDimension.Tier]).Groups;

        Assert.Equal(["1", tier], groups.Select(group => group.Key[0]));
        Assert.Equal(
            [new CauseChange(ChangeCause.Declaration, 1, Some.Kg(524.216m), Some.Kg(28.336m))], groups[0].Changes);
        Assert.Equal(
            [new CauseChange(ChangeCause.Declaration, 1, Co2eTotal.Zero - was.Booked, Co2eTotal.Zero - was.BookedDelivery)],
            groups[1].Changes);
    }

    [Fact]
    public void Compare_OnlyTheYearOfReturnsIsAnotherOne_MovesThemFromYearToYear()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()), Some.Return("r", "a", 12m, new DateOnly(2024, 2, 1)));
        var before = _ledger.Run();
        var after = _ledger.Run(new RunRequest { Policy = Policy.Default with { ReturnYear = ReturnYear.YearOfPurchase } });

        var comparison = _ledger.Engine.Compare(before.RunId, after.RunId, [TotalsDimension.Year]);

        // W23: 12 x 262.108 = 3,145.296 kg and 12 x 14.168 = 170.016 kg come off 2023 instead of 2024. In all, nothing changes.
        Assert.Empty(comparison.Changes);
        Assert.Equal(0, comparison.SegmentsCompared);
        Assert.Equal(["2023", "2024"], comparison.Groups.Select(group => group.Key[0]));
        Assert.Equal(
            [new CauseChange(ChangeCause.Policy, 1, Some.Kg(-3_145.296m), Some.Kg(-170.016m))], comparison.Groups[0].Changes);
        Assert.Equal(
            [new CauseChange(ChangeCause.Policy, 1, Some.Kg(3_145.296m), Some.Kg(170.016m))], comparison.Groups[1].Changes);
        AssertAddsUp(comparison, [TotalsDimension.Year]);
    }

    [Fact]
    [Trait("Behaviour", "53")]
    public void Restatements_OnlyTheYearOfReturnsIsAnotherOne_AreThoseReturns()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()), Some.Return("r", "a", 12m, new DateOnly(2024, 2, 1)));
        var before = _ledger.Run();
        _ledger.Engine.Close(2023, before.RunId, "J. Doe");
        var after = _ledger.Run(new RunRequest { Policy = Policy.Default with { ReturnYear = ReturnYear.YearOfPurchase } });

        var restatement = Assert.Single(_ledger.Engine.Restatements(after.RunId, 0.05m));

        Assert.Equal(restatement.Now.Booked - restatement.Closed.Booked, Assert.Single(restatement.Changes).Booked);
        Assert.Equal(Some.Kg(-3_315.312m), restatement.Check.Changes.Net);
    }

    [Fact]
    public void Compare_SameRun_ChangesNoGroup()
    {
        _ledger.Add(Some.Many(100));
        var run = _ledger.Run();

        var comparison = _ledger.Engine.Compare(run.RunId, run.RunId, [TotalsDimension.Supplier]);

        Assert.Equal(["Supplier A", "Supplier B", "Supplier C"], comparison.Groups.Select(group => group.Key[0]));
        Assert.All(comparison.Groups, group => Assert.Empty(group.Changes));
    }

    [Fact]
    public void Compare_Cancelled_Stops()
    {
        _ledger.Add(Some.Many(100));
        var (before, after) = (_ledger.Run(), _ledger.Run(new RunRequest { Policy = Policy.Default with { FactorPackId = "epa-sef-v1.2" } }));

        Assert.ThrowsAny<OperationCanceledException>(() => _ledger.Engine.Compare(
            before.RunId, after.RunId, [], new CancellationToken(canceled: true)));
    }

    private void AssertAddsUp(RunComparison comparison, IReadOnlyList<TotalsDimension> by)
    {
        foreach (var group in comparison.Groups)
        {
            Assert.Equal(group.After.Booked - group.Before.Booked, Sum(group.Changes, change => change.Booked));
            Assert.Equal(
                group.After.BookedDelivery - group.Before.BookedDelivery, Sum(group.Changes, change => change.BookedDelivery));
        }

        // Over the groups: each cause, and the totals of both runs.
        var all = comparison.Groups.SelectMany(group => group.Changes).ToLookup(change => change.Cause);
        foreach (var cause in Enum.GetValues<ChangeCause>())
        {
            var whole = comparison.Changes.Where(change => change.Cause == cause);
            Assert.Equal(Sum(whole, change => change.Booked), Sum(all[cause], change => change.Booked));
            Assert.Equal(Sum(whole, change => change.BookedDelivery), Sum(all[cause], change => change.BookedDelivery));
        }

        Assert.Equal(
            Keys(_ledger.Engine.Totals(comparison.Before.RunId, by)).Union(Keys(_ledger.Engine.Totals(comparison.After.RunId, by)))
                .Order(StringComparer.Ordinal),
            comparison.Groups.Select(group => string.Join('\0', group.Key)).Order(StringComparer.Ordinal));
        Assert.Equal(comparison.TotalBefore, comparison.Groups.Aggregate(default(LineTotals), (sum, group) => sum + group.Before));
        Assert.Equal(comparison.TotalAfter, comparison.Groups.Aggregate(default(LineTotals), (sum, group) => sum + group.After));

        static IEnumerable<string> Keys(IReadOnlyList<TotalsGroup> groups) => groups.Select(group => string.Join('\0', group.Key));
    }

    private static Co2eTotal Sum(IEnumerable<CauseChange> changes, Func<CauseChange, Co2eTotal> mass) =>
        changes.Aggregate(Co2eTotal.Zero, (sum, change) => sum + mass(change));
}
