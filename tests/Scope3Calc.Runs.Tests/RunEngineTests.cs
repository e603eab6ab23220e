using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Tests;

/// <summary>What a run books, on SQLite. <see cref="PostgresRunTests"/> has the other database.</summary>
public sealed class RunEngineTests : IDisposable
{
    private readonly TestLedger _ledger = TestLedger.OnSqlite();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Run_EmptyLedger_HasNoLinesAndARoot()
    {
        var run = _ledger.Run();

        Assert.Equal(RunState.Finished, run.State);
        Assert.Equal(0, run.Lines);
        Assert.Equal(64, run.Root!.Length);
        Assert.Equal(default, Assert.Single(_ledger.Engine.Totals(run.RunId, [])).Totals);
    }

    [Fact]
    public void Run_EmptyLedgerUnderAnotherPolicy_HasARootOfItsOwn() => Assert.NotEqual(
        _ledger.Run().Root, _ledger.Run(new RunRequest { Policy = Policy.Default with { ExpiredGraceDays = 1 } }).Root);

    [Fact]
    public void Run_LaptopsWithEpd_BooksThemAsWorkedOut()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()), Some.Line("b", 2m, Some.Epd(100m, null, id: "epd-2"), "Supplier B"));

        var run = _ledger.Run();

        // W7: 500 x 262.108 = 131,054 kg, 500 x 14.168 = 7,084 kg in category 4. And 2 x 100 = 200 kg.
        var total = Assert.Single(_ledger.Engine.Totals(run.RunId, [])).Totals;
        Assert.Equal(Some.Kg(131_254m), total.Booked);
        Assert.Equal(Some.Kg(7_084m), total.BookedDelivery);
        Assert.Equal(2, total.Lines);
        Assert.Equal(2, total.Matched);
        var bySupplier = _ledger.Engine.Totals(run.RunId, [TotalsDimension.Supplier]);
        Assert.Equal(["Supplier A", "Supplier B"], bySupplier.Select(group => group.Key[0]));
        Assert.Equal([Some.Kg(131_054m), Some.Kg(200m)], bySupplier.Select(group => group.Totals.Booked));
        var byCategory = Assert.Single(_ledger.Engine.Totals(run.RunId, [TotalsDimension.Scope3Category]));
        Assert.Equal("CAT_2", byCategory.Key[0]);
        Assert.Equal("1", Assert.Single(_ledger.Engine.Totals(run.RunId, [TotalsDimension.Tier])).Key[0]);
        Assert.Equal("SUPPLIER_SPECIFIC", Assert.Single(_ledger.Engine.Totals(run.RunId, [TotalsDimension.Method])).Key[0]);
        Assert.Equal("2023-06", Assert.Single(_ledger.Engine.Totals(run.RunId, [TotalsDimension.Month])).Key[0]);
    }

    [Fact]
    public void Totals_ByEveryDimensionAndPair_AddUpToTheWhole()
    {
        _ledger.Add(Some.Many(3_000));
        var run = _ledger.Run();
        var whole = _ledger.Engine.Totals(run.RunId, [])[0].Totals;
        var dimensions = Enum.GetValues<TotalsDimension>();

        foreach (var one in dimensions)
        {
            Assert.Equal(whole, Sum(_ledger.Engine.Totals(run.RunId, [one])));
            foreach (var other in dimensions.Where(other => other != one))
            {
                Assert.Equal(whole, Sum(_ledger.Engine.Totals(run.RunId, [one, other])));
            }
        }
    }

    [Fact]
    public void Totals_AreTheSumsOfTheOutcomes()
    {
        _ledger.Add(Some.Many(3_000));
        var run = _ledger.Run();
        var expected = default(LineTotals);
        foreach (var (_, _, outcome) in _ledger.Engine.Outcomes(run.RunId, 0))
        {
            expected += new LineTotals
            {
                Lines = 1,
                Held = outcome.Status == LineStatus.ReviewRequired ? 1 : 0,
                NotCalculated = outcome.Booked is null && outcome.Status != LineStatus.ReviewRequired ? 1 : 0,
                Matched = outcome.GapSpend is null ? 0 : 1,
                Booked = Co2eTotal.Zero + (outcome.Booked ?? default),
                BookedDelivery = Co2eTotal.Zero + (outcome.BookedDelivery ?? default),
                Product = Co2eTotal.Zero + (outcome.Product ?? default),
                Delivery = Co2eTotal.Zero + (outcome.Delivery ?? default),
                Spend = Co2eTotal.Zero + (outcome.Spend ?? default),
                GapProduct = Co2eTotal.Zero + (outcome.GapProduct ?? default),
                GapSpend = Co2eTotal.Zero + (outcome.GapSpend ?? default),
            };
        }

        Assert.Equal(3_000, expected.Lines);
        Assert.Equal(expected, _ledger.Engine.Totals(run.RunId, [])[0].Totals);
    }

    [Fact]
    public void Totals_EveryLineWithAContractOfItsOwn_AddUpToTheWhole()
    {
        // Codes 1 to 330,000 in the order of the lines; the last line is of the first contract again: so far apart in one segment.
        var epd = Some.Epd(250m, null);
        _ledger.Add(Enumerable.Range(0, 165_000).Select(i => Some.Line(Some.Purchase($"L-{i}", 1m, epd), contract: $"C-{i}")));
        _ledger.Add(Some.Line(Some.Purchase("last", 1m, epd), contract: "C-0"));

        var run = _ledger.Run();

        var groups = _ledger.Engine.Totals(run.RunId, [TotalsDimension.Contract]);
        Assert.Equal(165_000, groups.Count);
        Assert.Equal(Some.Kg(500m), groups.Single(group => group.Key[0] == "C-0").Totals.Booked);
        Assert.Equal(_ledger.Engine.Totals(run.RunId, [])[0].Totals, Sum(groups));
    }

    // Every line with a product of its own: more kinds of lines than are kept, and nothing to tell any of them from another.
    [Fact]
    public void Run_NoTwoLinesAlike_IsAsEachIsCalculated()
    {
        _ledger.Add(Enumerable.Range(0, 70_000).Select(i =>
            Some.Line(Some.Purchase($"L-{i}", 1m + (i % 9)) with { Product = new ProductIdentity("Maker", $"Model {i}") })));

        var run = _ledger.Run();

        var verified = _ledger.Engine.Verify(run.RunId, null, CancellationToken.None);
        Assert.Equal((run.Root, true), (verified.Root, verified.SumsAreSame));
    }

    [Fact]
    public void Run_HoweverTheLinesCameIn_HasTheSameRoot()
    {
        var lines = Some.Many(35_000).ToList();
        _ledger.Add(lines);
        using var other = TestLedger.OnSqlite();

        // In commits of odd sizes, with a restart between.
        var sizes = new Random(7);
        for (var done = 0; done < lines.Count;)
        {
            var size = Math.Min(lines.Count - done, 1 + sizes.Next(9_000));
            other.Add(lines.Skip(done).Take(size));
            done += size;
            other.Reopen();
        }

        Assert.Equal(_ledger.Run().Root, other.Run().Root);
        Assert.Equal(0, _ledger.Run().Computed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_OnAnyNumberOfThreads_HasTheSameRoot(int threads)
    {
        _ledger.Add(Some.Many(70_000));
        using var other = TestLedger.OnSqlite();
        other.Add(Some.Many(70_000));

        Assert.Equal(_ledger.Run(threads: 1).Root, other.Run(threads: threads).Root);
    }

    [Fact]
    public void Run_AsKnownAtAnEarlierInstant_HasTheRootOfThen()
    {
        _ledger.Add(Some.Many(500));
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(0), "on-file"));
        var then = _ledger.Run();
        var instant = _ledger.Clock.GetUtcNow();
        _ledger.Add(Some.Many(500, from: 500));
        _ledger.Store.Declarations.Register(Some.Epd(20m, null, Some.ProductOf(0), "on-file"));
        Assert.Null(_ledger.Store.Writer.Correct(Some.Line("L-0000007", 3m), "counted again"));
        var now = _ledger.Run();

        var again = _ledger.Run(new RunRequest { AsKnownAt = instant });

        Assert.NotEqual(then.Root, now.Root);
        Assert.Equal(then.Root, again.Root);
        Assert.Equal(500, again.Lines);
        Assert.Equal(1_000, now.Lines);
    }

    [Fact]
    public void Run_ClockSetBack_KeepsTheOrderOfWhatIsKnown()
    {
        _ledger.Add(Some.Line("a"));
        _ledger.Clock.SetBack(TimeSpan.FromDays(400));
        _ledger.Add(Some.Line("b"));

        var state = _ledger.Store.Reader.Versions("b")[0].RecordedAt;

        Assert.True(state > _ledger.Store.Reader.Versions("a")[0].RecordedAt);
        Assert.Equal(2, _ledger.Run(new RunRequest { AsKnownAt = state }).Lines);
        Assert.Equal(1, _ledger.Run(new RunRequest { AsKnownAt = state.AddMicroseconds(-1) }).Lines);
    }

    [Fact]
    public void Run_WithDeclarationsOnTrial_StoresNoneOfThem()
    {
        _ledger.Add(Some.Line("a"));
        var onTrial = Some.Epd(10m, null, Some.Xps13, "on-trial");

        var trial = _ledger.Run(new RunRequest { DeclarationsOnTrial = [onTrial] });

        // 500 x 10 kg.
        Assert.Equal(Some.Kg(5_000m), _ledger.Engine.Totals(trial.RunId, [])[0].Totals.Booked);
        Assert.Empty(_ledger.Store.Declarations.List("", 10));
        Assert.NotEqual(Some.Kg(5_000m), _ledger.Engine.Totals(_ledger.Run().RunId, [])[0].Totals.Booked);
    }

    [Fact]
    public void Run_OfSelectedLines_LooksAtThoseOnly()
    {
        _ledger.Add(
            Some.Line("a", 1m, Some.Epd(), "Supplier A"),
            Some.Line("b", 1m, Some.Epd(), "Supplier B"),
            Some.Line(Some.Purchase("c", 1m, Some.Epd()) with { PurchaseDate = new DateOnly(2024, 1, 1) }, "Supplier B"));

        var ofB = _ledger.Run(new RunRequest { Selection = new RunSelection { Suppliers = ["Supplier B"] } });
        var of2023 = _ledger.Run(new RunRequest { Selection = new RunSelection { To = new DateOnly(2023, 12, 31) } });

        Assert.Equal(["b", "c"], _ledger.Engine.Outcomes(ofB.RunId, 0).Select(line => line.LineId));
        Assert.Equal(["a", "b"], _ledger.Engine.Outcomes(of2023.RunId, 0).Select(line => line.LineId));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Run_PartialReturns_TakeBackTheirShareAndLeaveNothingAtTheEnd()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()));
        _ledger.Add(Some.Return("r1", "a", 12m));
        var first = _ledger.Run();

        // W23: 488 x 262.108 = 127,908.704 kg are left; delivery 488 x 14.168 = 6,913.984 kg.
        var total = _ledger.Engine.Totals(first.RunId, [])[0].Totals;
        Assert.Equal(Some.Kg(127_908.704m), total.Booked);
        Assert.Equal(Some.Kg(6_913.984m), total.BookedDelivery);

        _ledger.Add(Some.Return("r2", "a", 488m));
        Assert.Equal(Co2eTotal.Zero, _ledger.Engine.Totals(_ledger.Run().RunId, [])[0].Totals.Booked);

        // Nothing is left to bring back.
        _ledger.Add(Some.Return("r3", "a", 1m));
        var third = _ledger.Run();
        Assert.Equal(LineStatus.Rejected, _ledger.Engine.Outcomes(third.RunId, 0).Last().Outcome.Status);
        Assert.Equal(Co2eTotal.Zero, _ledger.Engine.Totals(third.RunId, [])[0].Totals.Booked);
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Run_Return_CountsInTheYearThePolicySays()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()));
        _ledger.Add(Some.Return("r", "a", 500m, new DateOnly(2024, 2, 1)));

        var ofReturn = Years(_ledger.Run());
        var ofPurchase = Years(_ledger.Run(new RunRequest
        {
            Policy = Policy.Default with { ReturnYear = Core.Inventory.ReturnYear.YearOfPurchase },
        }));

        Assert.Equal([("2023", 131_054m), ("2024", -131_054m)], ofReturn);
        Assert.Equal([("2023", 0m)], ofPurchase);

        IEnumerable<(string, decimal)> Years(RunInfo run) => _ledger.Engine.Totals(run.RunId, [TotalsDimension.Year])
            .Select(group => (group.Key[0], group.Totals.Booked.Kilograms));
    }

    [Fact]
    public void Run_OriginalCorrected_ReturnFollowsIt()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()), Some.Return("r", "a", 250m));
        Assert.Null(_ledger.Store.Writer.Correct(Some.Line("a", declaration: Some.Epd(100m, null)), "wrong declaration"));

        // 500 x 100 kg, of which half comes back.
        Assert.Equal(Some.Kg(25_000m), _ledger.Engine.Totals(_ledger.Run().RunId, [])[0].Totals.Booked);
    }

    [Fact]
    public void Run_CreditNote_LowersSpendBasedFiguresOnly()
    {
        var spendOnly = Some.Purchase("spend", 10m) with { Product = null, ProductCategory = "laptop", Quantity = null };
        var credit = spendOnly with { LineId = "credit-spend", OriginalLineId = "spend", SpendAmount = -spendOnly.SpendAmount / 4m };
        var creditOfProduct = Some.Purchase("credit-product", 10m) with
        {
            OriginalLineId = "product",
            Quantity = null,
            SpendAmount = -100m,
        };
        _ledger.Add(
            Some.Line(in spendOnly), Some.Line("product", 10m, Some.Epd(100m, null)), Some.Line(in credit), Some.Line(in creditOfProduct));

        var run = _ledger.Run();

        var booked = _ledger.Engine.Outcomes(run.RunId, 0).ToDictionary(line => line.LineId, line => line.Outcome.Booked);
        Assert.Equal(Co2e.FromKilograms(1_000m), booked["product"]);
        Assert.Equal(Co2e.Zero, booked["credit-product"]);

        // A quarter of the money: left is three quarters, rounded half to even to the milligram.
        var spent = booked["spend"]!.Value.Kilograms;
        Assert.Equal(decimal.Round(spent * 0.75m, 6, MidpointRounding.ToEven) - spent, booked["credit-spend"]!.Value.Kilograms);
    }

    [Fact]
    [Trait("Behaviour", "20")]
    public void Declaration_Superseded_ChangesNoFinishedRun()
    {
        _ledger.Add(Some.Line("a"));
        _ledger.Store.Declarations.Register(Some.Epd(200m, null, Some.Xps13, "on-file"));
        var before = _ledger.Run();
        var (version, isNew) = _ledger.Store.Declarations.Register(Some.Epd(190m, null, Some.Xps13, "on-file"));

        var after = _ledger.Run();

        // 500 x 200 kg then and now; 500 x 190 kg in the new run.
        Assert.True(isNew);
        Assert.Equal(2, version.Version);
        Assert.Equal(Some.Kg(100_000m), _ledger.Engine.Totals(before.RunId, [])[0].Totals.Booked);
        Assert.Equal(Some.Kg(95_000m), _ledger.Engine.Totals(after.RunId, [])[0].Totals.Booked);
        Assert.True(_ledger.Engine.Verify(before.RunId, null, CancellationToken.None).IsSame);
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public void Verify_AfterOtherPoliciesAndDeclarations_StillGivesTheSameBits()
    {
        _ledger.Add(Some.Many(2_000));
        var first = _ledger.Run(new RunRequest { Policy = Policy.Default with { FactorPackId = "epa-sef-v1.2" } });
        _ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(0), "on-file"));
        _ledger.Run();
        _ledger.Reopen();

        var verified = _ledger.Engine.Verify(first.RunId, null, CancellationToken.None);

        Assert.True(verified.IsSame);
        Assert.Equal(first.Root, verified.Root);
    }

    [Fact]
    public void Cancel_RunningRun_EndsItOnce()
    {
        _ledger.Add(Some.Line("a"));
        var run = _ledger.Engine.Start(new RunRequest());

        Assert.True(_ledger.Engine.Cancel(run.RunId));
        Assert.False(_ledger.Engine.Cancel(run.RunId));
        Assert.Equal(RunState.Cancelled, _ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None).State);
        Assert.Throws<RunException>(() => _ledger.Engine.Totals(run.RunId, []));
    }

    [Fact]
    public void Execute_StoppedAndTakenUpInAnotherProcess_HasTheRootOfAnUninterruptedRun()
    {
        _ledger.Add(Some.Many(70_000));
        var expected = _ledger.Run(new RunRequest { Policy = Policy.Default with { ExpiredGraceDays = 1 } });
        var run = _ledger.Engine.Start(new RunRequest());
        using (var stopped = new CancellationTokenSource())
        {
            stopped.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => _ledger.Engine.Execute(run.RunId, 2, null, stopped.Token));
        }

        _ledger.Reopen();
        Assert.Equal([run.RunId], _ledger.Engine.Unfinished());
        var resumed = _ledger.Engine.Execute(run.RunId, 2, null, CancellationToken.None);

        Assert.Equal(RunState.Finished, resumed.State);
        Assert.Equal(70_000, resumed.Lines);
        Assert.Empty(_ledger.Engine.Unfinished());
        Assert.NotEqual(expected.Root, resumed.Root);
        Assert.Equal(
            _ledger.Engine.Totals(expected.RunId, [])[0].Totals, _ledger.Engine.Totals(resumed.RunId, [])[0].Totals);
    }

    [Fact]
    public void Explain_Line_GivesTheStoredFigures()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()), Some.Return("r", "a", 12m));
        var run = _ledger.Run();

        var line = _ledger.Engine.Explain(run.RunId, "a")!;
        var back = _ledger.Engine.Explain(run.RunId, "r")!;

        Assert.Equal(Co2e.FromKilograms(131_054m), line.Stored.Booked);
        Assert.Equal(line.Stored.Booked, line.Outcome.Booked);
        Assert.NotEmpty(line.Figures);
        Assert.Equal("a", back.Original!.Line.LineId);
        Assert.Equal(Co2e.FromKilograms(-3_145.296m), back.Stored.Booked);
        Assert.Null(_ledger.Engine.Explain(run.RunId, "nobody"));
    }

    // The same line before and after a correction, and a return of each: runs explain what they knew.
    [Fact]
    public void Explain_LineCorrectedSince_IsTheVersionTheRunKnew()
    {
        _ledger.Add(Some.Line("a", declaration: Some.Epd()), Some.Return("r", "a", 12m));
        var before = _ledger.Run();
        Assert.Null(_ledger.Store.Writer.Correct(Some.Line("a", 400m, Some.Epd()), "counted again"));
        var after = _ledger.Run();

        Assert.Equal((1, 500m), Of(_ledger.Engine.Explain(before.RunId, "a")!.Version));
        Assert.Equal((2, 400m), Of(_ledger.Engine.Explain(after.RunId, "a")!.Version));
        Assert.Equal((1, 500m), Of(_ledger.Engine.Explain(before.RunId, "r")!.Original!));
        Assert.Equal((2, 400m), Of(_ledger.Engine.Explain(after.RunId, "r")!.Original!));

        static (int, decimal?) Of(LineVersion version) => (version.Version, version.Line.Purchase.Quantity);
    }

    [Fact]
    public void Explain_EveryLineOfARun_HasTheOutcomeOfTheExport()
    {
        _ledger.Add(Some.Many(3_000));
        _ledger.Add(Enumerable.Range(0, 100).Select(i => Some.Return($"r{i}", $"L-{i * 17:D7}", 1m)));
        var run = _ledger.Run();
        _ledger.Reopen();

        foreach (var line in _ledger.Engine.Outcomes(run.RunId, 0).Where(line => line.Ordinal % 7 == 0 || line.Ordinal >= 3_000))
        {
            var explained = _ledger.Engine.Explain(run.RunId, line.LineId)!;
            Assert.Equal((line.Ordinal, line.Outcome), (explained.Version.Ordinal, explained.Stored));
        }
    }

    [Fact]
    public void Requests_AboutRunsThatAreNot_SayWhatToDo()
    {
        Assert.Null(_ledger.Engine.Find(7));
        Assert.Equal(RunProblem.UnknownRun, Assert.Throws<RunException>(() => _ledger.Engine.Totals(7, [])).Problem);
        Assert.Throws<ArgumentException>(() => _ledger.Engine.Start(new RunRequest
        {
            Policy = Policy.Default with { FactorPackId = "no-such-pack" },
        }));
    }

    private static LineTotals Sum(IEnumerable<TotalsGroup> groups) =>
        groups.Aggregate(default(LineTotals), (sum, group) => sum + group.Totals);
}
