using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Tests;

/// <summary>Lines whose outcomes a run takes over from an earlier one: those of products that no other declarations are on file for.</summary>
public sealed class EarlierRunTests : IDisposable
{
    private const int Lines = 45_000;

    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    // Returns of lines in the same and the other segment, some of which were corrected since; a line held over from a declaration that
    // was withdrawn by a newer version; other lines of the product that are not selected.
    [Theory]
    [InlineData(ReturnYear.YearOfReturn, false)]
    [InlineData(ReturnYear.YearOfPurchase, false)]
    [InlineData(ReturnYear.YearOfReturn, true)]
    public void Compute_BesideAnEarlierRun_GivesTheSameBytesAndSums(ReturnYear returnYear, bool isSelection)
    {
        FillWithReturnsAndCorrections();
        _ledger.Store.Declarations.Register(Some.Epd(20m, 2m, Some.ProductOf(3), "was-there"));
        var request = new RunRequest
        {
            Policy = Policy.Default with { ReturnYear = returnYear },
            Selection = isSelection ? new RunSelection { Suppliers = ["Supplier A", "Supplier B"] } : new RunSelection(),
        };
        var before = _ledger.Run(request);
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));
        _ledger.Store.Declarations.Register(Some.Epd(30m, 3m, Some.ProductOf(3), "was-there"));

        var (plan, earlier) = PlanOf(request);

        Assert.NotNull(earlier);
        var results = ResultsOf(plan, earlier);
        Assert.Equal(ResultsOf(plan, null), results);
        Assert.NotEqual(before.Root, _ledger.Run(request).Root);
    }

    // Nothing else would show whether rows are taken over: told that nothing changed, they are those of the earlier run.
    [Fact]
    public void Compute_ToldThatNothingChanged_TakesEveryRowOver()
    {
        FillWithReturnsAndCorrections();
        _ledger.Run();
        var before = ResultsOf(PlanOf(new RunRequest()).Plan, null);
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));
        var (plan, _) = PlanOf(new RunRequest());
        var row = Runs.List(1, long.MaxValue)[0];
        var results = new RunResults(_ledger.Store, Runs, row, Runs.ResultNames(row.RunId));
        var nothing = new bool[plan.Texts.Count(TextKind.Product) + 1];

        var taken = ResultsOf(plan, new EarlierRun(results, nothing));

        Assert.Equal(before, taken);
        Assert.NotEqual(before, ResultsOf(plan, null));
    }

    [Fact]
    public void Run_OneDeclarationMore_IsVerified()
    {
        FillWithReturnsAndCorrections();
        _ledger.Run();
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));

        var run = _ledger.Run();

        var verified = _ledger.Engine.Verify(run.RunId, null, CancellationToken.None);
        Assert.True(verified.IsSame);
        Assert.Equal((2, 0), (run.Computed, run.Reused));
    }

    // A trial is an earlier run like any other, and goes over what a run without it was made of.
    [Fact]
    public void Run_WithoutADeclarationOnTrial_HasTheRootOfBefore()
    {
        FillWithReturnsAndCorrections();
        var trial = new RunRequest { DeclarationsOnTrial = [Some.Epd(10m, null, Some.ProductOf(2), "trial")] };
        var onTrial = _ledger.Run(trial);
        var (plan, earlier) = PlanOf(new RunRequest());
        Assert.NotNull(earlier);

        var run = _ledger.Run();

        Assert.NotEqual(onTrial.Root, run.Root);
        Assert.True(_ledger.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    [Fact]
    public void EarlierThan_RunsThatDifferInMore_AreNone()
    {
        _ledger.Add(Some.Varied(700));
        _ledger.Run(new RunRequest { Policy = Policy.Default with { ExpiredGraceDays = 7 } });
        _ledger.Run(new RunRequest { Selection = new RunSelection { Suppliers = ["Supplier A"] } });
        Assert.Null(PlanOf(new RunRequest()).Earlier);

        _ledger.Run();
        Assert.NotNull(PlanOf(new RunRequest()).Earlier);

        _ledger.Add(Some.Varied(1, from: 700));
        Assert.Null(PlanOf(new RunRequest()).Earlier);
    }

    // Six of seven products: nearly all lines would be calculated in any case.
    [Fact]
    public void EarlierThan_DeclarationsForMostProducts_IsNone()
    {
        _ledger.Add(Some.Varied(700));
        _ledger.Run();
        for (var product = 0; product < 6; product++)
        {
            _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(product), $"new-{product}"));
        }

        Assert.Null(PlanOf(new RunRequest()).Earlier);
    }

    [Theory]
    [InlineData("UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 500) || x'FF' || substr(bytes, 502) AS BLOB) WHERE rowid = 1")]
    [InlineData("UPDATE result_segments SET totals = CAST(substr(totals, 1, 50) AS BLOB) WHERE rowid = 1")]
    [InlineData("DELETE FROM result_segments WHERE rowid = 1")]
    public void Compute_EarlierResultDamaged_CalculatesEveryLine(string damage)
    {
        _ledger.Add(Some.Varied(700));
        _ledger.Run();
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));
        var (plan, earlier) = PlanOf(new RunRequest());
        _ledger.ChangeRow(damage);

        Assert.Equal(ResultsOf(plan, null), ResultsOf(plan, earlier));
    }

    private RunStore Runs => new(_ledger.Store.Database);

    private void FillWithReturnsAndCorrections()
    {
        _ledger.Add(Some.Varied(Lines));
        _ledger.Add(Enumerable.Range(0, 70).Select(i => Some.Return($"R-{i}", $"L-{i * 643 % Lines:D7}", 1m)));
        for (var i = 0; i < 14; i++)
        {
            var line = Some.Varied(1, from: i * 643).Single();
            Assert.Null(_ledger.Store.Writer.Correct(line with { Contract = "C-corrected" }, "wrong contract"));
        }
    }

    private (RunPlan Plan, EarlierRun? Earlier) PlanOf(RunRequest request)
    {
        var planner = new RunPlanner(_ledger.Store, Reference.ReferenceData.Snapshot, Runs);
        var plan = planner.Plan(request);
        return (plan, planner.EarlierThan(plan));
    }

    // Bytes, sums, and what is added to those of the run, of each segment.
    private List<string> ResultsOf(RunPlan plan, EarlierRun? earlier)
    {
        using var connection = _ledger.Store.Database.OpenConnection();
        var computer = new SegmentComputer(plan, connection, new SegmentBuffers()) { Earlier = earlier };
        var results = Enumerable.Range(0, plan.Segments).Select(computer.Compute)
            .SelectMany(result => new[] { result.Name, Convert.ToHexString(result.Totals) }).ToList();
        return [.. results, .. computer.Sums.ToBytes().Select(sums => Convert.ToHexString(sums.Bytes))];
    }
}
