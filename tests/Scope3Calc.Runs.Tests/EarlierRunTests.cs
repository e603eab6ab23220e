using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Tests;

/// <summary>Lines whose outcomes a run takes over from an earlier one: those of products that no other declarations are on file for.</summary>
public sealed class EarlierRunTests : IDisposable
{
    private const int Lines = 45_000;

    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    // With returns of lines in the same and the other segment, some of which were corrected since, also to another product; one declaration
    // more, and one in a newer version; lines that are not selected.
    [Theory]
    [InlineData(ReturnYear.YearOfReturn, false)]
    [InlineData(ReturnYear.YearOfPurchase, false)]
    [InlineData(ReturnYear.YearOfReturn, true)]
    public void Compute_BesideAnEarlierRun_GivesTheSameBytesAndSums(ReturnYear returnYear, bool isSelection)
    {
        FillWithReturnsAndCorrections();
        _ledger.Store.Declarations.Register(Some.Epd(20m, 2m, Some.ProductOf(6), "was-there"));
        var request = new RunRequest
        {
            Policy = Policy.Default with { ReturnYear = returnYear },
            Selection = isSelection ? new RunSelection { Suppliers = ["Supplier A", "Supplier B"] } : new RunSelection(),
        };
        var before = _ledger.Run(request);
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));
        _ledger.Store.Declarations.Register(Some.Epd(30m, 3m, Some.ProductOf(6), "was-there"));

        var (plan, earlier) = PlanOf(request);

        Assert.NotNull(earlier);
        var results = ResultsOf(plan, earlier);
        Assert.Equal(ResultsOf(plan, null), results);
        Assert.Equal(
            (20m * 9, 30m * 9),
            (ProductOf(before.RunId, "L-0000160"), ProductOf(_ledger.Run(request).RunId, "L-0000160")));
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

    // What a trial left is as good as what is on file.
    [Fact]
    public void Run_AfterOneWithADeclarationOnTrial_HasTheRootOfALedgerWithoutTrials()
    {
        FillWithReturnsAndCorrections();
        var onTrial = _ledger.Run(new RunRequest { DeclarationsOnTrial = [Some.Epd(10m, null, Some.ProductOf(2), "trial")] });
        Assert.NotNull(PlanOf(new RunRequest()).Earlier);

        var run = _ledger.Run();

        Assert.NotEqual(onTrial.Root, run.Root);
        Assert.True(_ledger.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    // An outcome of the earlier run that no line ever came to shows where the next one has it from.
    [Fact]
    public void Run_OneDeclarationMore_HasOtherLinesFromTheEarlierRun()
    {
        _ledger.Add(Mixed(700));
        var before = _ledger.Run();
        var odd = ChangeOutcome(before.RunId, 1);
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));

        var run = _ledger.Run();

        Assert.Equal(odd, _ledger.Engine.Outcomes(run.RunId, 1).First().Outcome.Booked);
        Assert.Equal(1, _ledger.Engine.Verify(run.RunId, null, CancellationToken.None).FirstDifference!.FirstOrdinal);
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

    // Of every product and line, so that nothing is gained by the earlier run.
    [Fact]
    public void Compute_DeclarationsForEveryProduct_GivesTheSameBytesAndSums()
    {
        _ledger.Add(Some.Varied(700));
        _ledger.Run();
        for (var product = 0; product < 7; product++)
        {
            _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(product), $"new-{product}"));
        }

        var (plan, earlier) = PlanOf(new RunRequest());

        Assert.NotNull(earlier);
        Assert.Equal(ResultsOf(plan, null), ResultsOf(plan, earlier));
    }

    [Theory]
    [InlineData("UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 500) || x'FF' || substr(bytes, 502) AS BLOB) WHERE rowid = 1")]
    [InlineData("UPDATE result_segments SET totals = CAST(substr(totals, 1, 50) AS BLOB) WHERE rowid = 1")]
    [InlineData("DELETE FROM result_segments WHERE rowid = 1")]
    public void Compute_EarlierResultDamaged_CalculatesEveryLine(string damage)
    {
        _ledger.Add(Mixed(700));
        _ledger.Run();
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(2), "new"));
        var (plan, earlier) = PlanOf(new RunRequest());
        _ledger.ChangeRow(damage);

        Assert.Equal(ResultsOf(plan, null), ResultsOf(plan, earlier));
    }

    // Lines of every kind, of which one in twenty is of the products that other declarations come for.
    private static IEnumerable<LedgerLine> Mixed(int count, int from = 0) => Some.Varied(count, from).Select((line, i) =>
        (from + i) % 20 == 0 || line.Purchase.Product is null ? line
        : Some.Line(line.Purchase with { Product = Some.ProductOf(10 + ((from + i) % 7)) }, line.Supplier!, line.Contract!));

    private RunStore Runs => new(_ledger.Store.Database);

    private void FillWithReturnsAndCorrections()
    {
        _ledger.Add(Mixed(Lines));
        _ledger.Add(Enumerable.Range(0, 70).Select(i => Some.Return($"R-{i}", $"L-{i * 643 % Lines:D7}", 1m)));
        for (var i = 0; i < 14; i++)
        {
            var line = Mixed(1, from: i * 643).Single();
            Assert.Null(_ledger.Store.Writer.Correct(line with { Contract = "C-corrected" }, "wrong contract"));
        }

        // L-0000643 comes back in part: from now on of product 2.
        var moved = Mixed(1, from: 643).Single().Purchase with { Product = Some.ProductOf(2) };
        Assert.Null(_ledger.Store.Writer.Correct(Some.Line(in moved), "wrong product"));
    }

    private decimal ProductOf(long runId, string lineId) => _ledger.Engine.Explain(runId, lineId)!.Stored.Product!.Value.Kilograms;

    // Puts another booked figure into a row of the first segment's result, under a name that is right for the bytes.
    private Co2e ChangeOutcome(long runId, int row)
    {
        var key = Runs.Keys(runId)[0];
        var outcomes = new OutcomeColumns();
        using (var result = Runs.Result(key)!.Value.Bytes)
        {
            outcomes.Read(result.Span);
        }

        var odd = Co2e.FromKilograms(4.2m);
        var builder = new OutcomeSegmentBuilder();
        for (var i = 0; i < outcomes.Count; i++)
        {
            var outcome = outcomes.Row(i);
            builder.Add(i == row ? outcome with { Masses = outcome.Masses with { Booked = odd } } : outcome);
        }

        var bytes = builder.Build();
        _ledger.ChangeRow(
            $"UPDATE result_segments SET bytes = x'{Convert.ToHexString(bytes)}', name = '{SegmentName.Of(bytes)}' WHERE result_key = '{key}'");
        return odd;
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
