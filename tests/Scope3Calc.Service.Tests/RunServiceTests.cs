using System.Globalization;
using Microsoft.Data.Sqlite;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>A run has the figures that the same lines have when they are calculated alone, and keeps them.</summary>
public sealed class RunServiceTests : OwnLedger
{
    private RunService.RunServiceClient Runs => Running.Runs();

    [Fact]
    public async Task StartRun_LinesOfEveryKind_GivesThemTheirOwnFigures()
    {
        var lines = Lines(60);
        await Ledger.AddAsync(lines);
        var alone = await Running.Service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });

        var run = await Runs.RunAsync();
        var stored = await Runs.ExportAsync(run.RunId);

        Assert.Equal((RunState.Finished, 60L, 1, 1, 0), (run.State, run.Lines, run.Segments, run.SegmentsComputed, run.SegmentsReused));
        Assert.Equal(64, run.Basis.Root.Length);
        Assert.Equal(alone.Basis.PolicyId, run.Basis.PolicyId);
        Assert.Equal(alone.Basis.FactorPack, run.Basis.FactorPack);
        Assert.Equal(alone.Basis.EngineVersion, run.Basis.EngineVersion);
        Assert.Equal(60, stored.Count);
        foreach (var (expected, result) in alone.Outcomes.Zip(stored))
        {
            AssertSame(expected, result);
        }
    }

    [Fact]
    public async Task StartRun_NothingChanged_IsFinishedAtOnceWithTheSameRoot()
    {
        await Ledger.AddAsync(Lines(20));
        var first = await Runs.RunAsync();

        var second = (await Runs.StartRunAsync(new StartRunRequest())).Run;

        Assert.Equal(RunState.Finished, second.State);
        Assert.NotEqual(first.RunId, second.RunId);
        Assert.Equal(first.Basis.Root, second.Basis.Root);
        Assert.Equal((0, 1), (second.SegmentsComputed, second.SegmentsReused));
        Assert.Equal(await Runs.ExportAsync(first.RunId), await Runs.ExportAsync(second.RunId));
    }

    [Fact]
    public async Task StartRun_AsKnownAtAnEarlierInstant_GivesTheRootOfThen()
    {
        await Ledger.AddAsync(Lines(20));
        var then = await Runs.RunAsync();
        var instant = then.CreateTime;
        await Ledger.AddAsync(Some.SpendOnly("later"));
        await Running.Declarations.RegisterDeclarationAsync(new RegisterDeclarationRequest { Declaration = OnFile.Epd() });
        var now = await Runs.RunAsync();

        var again = await Runs.RunAsync(new StartRunRequest { AsKnownAtTime = instant });

        Assert.NotEqual(then.Basis.Root, now.Basis.Root);
        Assert.Equal(then.Basis.Root, again.Basis.Root);
        Assert.Equal(0, again.SegmentsComputed);
        Assert.Equal(instant.Seconds, again.AsKnownAtTime.Seconds);
    }

    // 10 lines of a product whose A1-A3 are declared as 100 kg: 1,000 kg, where there was only spend.
    [Fact]
    public async Task StartRun_WithADeclarationOnTrial_LooksAtItAndStoresNothing()
    {
        await Ledger.AddAsync([.. Enumerable.Range(0, 10).Select(i => OnFile.Line($"line-{i}"))]);
        var before = await Runs.RunAsync();

        var trial = await Runs.RunAsync(new StartRunRequest { DeclarationsOnTrial = { OnFile.Epd() } });
        var after = await Runs.RunAsync();

        Assert.Equal(1, trial.DeclarationsOnTrial);
        Assert.Equal("1000.000000", (await TotalsAsync(trial.RunId)).Total.BookedKgCo2E);
        Assert.Equal("0.000000", (await TotalsAsync(before.RunId)).Total.ProductKgCo2E);
        Assert.Equal(before.Basis.Root, after.Basis.Root);
        Assert.Empty((await Running.Declarations.ListDeclarationsAsync(new ListDeclarationsRequest())).Declarations);
    }

    [Fact]
    public async Task StartRun_OfSelectedLines_LooksAtThoseOnly()
    {
        var (one, other, third) = (Some.SpendOnly("a"), Some.SpendOnly("b"), Some.SpendOnly("c"));
        (other.Supplier, third.PurchaseDate) = ("Another", "2022-12-31");
        await Ledger.AddAsync(one, other, third);

        var bySupplier = await Runs.RunAsync(new StartRunRequest { Selection = new RunSelection { Suppliers = { "Another", "Nobody" } } });
        var byDay = await Runs.RunAsync(new StartRunRequest { Selection = new RunSelection { FirstPurchaseDate = "2023-01-01" } });

        Assert.Equal(["b"], (await Runs.ExportAsync(bySupplier.RunId)).Select(line => line.LineId));
        Assert.Equal(["a", "b"], (await Runs.ExportAsync(byDay.RunId)).Select(line => line.LineId));
        Assert.Equal(["Another", "Nobody"], bySupplier.Selection.Suppliers);
    }

    [Fact]
    public async Task StartRun_WithAnotherPolicy_TellsItAgain()
    {
        await Ledger.AddAsync(Lines(5));
        var policy = new Policy { FactorPack = "epa-sef-v1.2", ExpiredGraceDays = 30, UseMakerFootprints = false };

        var run = await Runs.RunAsync(new StartRunRequest { Policy = policy });
        var told = (await Runs.GetRunAsync(new GetRunRequest { RunId = run.RunId })).Policy;

        Assert.Equal(("epa-sef-v1.2", 30, false, true), (told.FactorPack, told.ExpiredGraceDays, told.UseMakerFootprints, told.UseDeviceAverages));
        Assert.Equal("epa-sef-v1.2", run.Basis.FactorPack);
        var alone = await Running.Service.Client.CalculateLinesAsync(new CalculateLinesRequest { Policy = told });
        Assert.Equal(alone.Basis.PolicyId, run.Basis.PolicyId);
    }

    [Fact]
    public async Task StartRun_EmptyLedger_HasNoLinesAndARoot()
    {
        var run = await Runs.RunAsync();

        Assert.Equal((RunState.Finished, 0L, 0), (run.State, run.Lines, run.Segments));
        Assert.Equal(64, run.Basis.Root.Length);
        Assert.Empty(await Runs.ExportAsync(run.RunId));
        Assert.True((await Runs.VerifyAsync(run.RunId)).IsSame);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task ExportOutcomes_FromEveryCursor_MissesNothingAndTellsNothingTwice(int chunkSize)
    {
        await Ledger.AddAsync(Lines(30));
        var run = await Runs.RunAsync();
        var all = await Runs.ExportAsync(run.RunId);

        using var call = Runs.ExportOutcomes(new ExportOutcomesRequest { RunId = run.RunId, ChunkSize = chunkSize });
        var seen = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var chunk = call.ResponseStream.Current;
            Assert.InRange(chunk.Lines.Count, 1, chunkSize);
            Assert.Equal(seen == 0, chunk.Basis is not null);
            seen += chunk.Lines.Count;
            Assert.Equal(all.Skip(seen), await Runs.ExportAsync(run.RunId, chunkSize: 4, chunk.Cursor));
        }

        Assert.Equal(30, seen);
    }

    [Fact]
    public async Task ListRuns_PageByPage_TellsTheNewestFirst()
    {
        await Ledger.AddAsync(Some.SpendOnly("a"));
        for (var i = 0; i < 5; i++)
        {
            await Runs.RunAsync();
        }

        var first = await Runs.ListRunsAsync(new ListRunsRequest { PageSize = 3 });
        var second = await Runs.ListRunsAsync(new ListRunsRequest { PageSize = 3, PageToken = first.NextPageToken });

        Assert.Equal([5L, 4L, 3L, 2L, 1L], first.Runs.Concat(second.Runs).Select(run => run.RunId));
        Assert.Empty(second.NextPageToken);
        Assert.Equal(first.Runs[0], (await Runs.GetRunAsync(new GetRunRequest { RunId = 5 })).Run);
    }

    [Fact]
    public async Task VerifyRun_OneByteChangedInTheDatabase_NamesTheSegment()
    {
        await Ledger.AddAsync(Lines(20));
        var run = await Runs.RunAsync();
        var before = await Runs.VerifyAsync(run.RunId);

        using (var connection = new SqliteConnection($"Data Source={Running.DatabasePath}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE result_segments SET bytes = CAST(substr(bytes, 1, 200) || x'2A' || substr(bytes, 202) AS BLOB)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var after = await Runs.VerifyAsync(run.RunId);

        Assert.True(before.IsSame);
        Assert.Equal(run.Basis.Root, before.ComputedRoot);
        Assert.False(after.IsSame);
        Assert.Equal(0, after.FirstDifference.Segment);
        Assert.Equal(run.Basis.Root, after.ComputedRoot);
    }

    // Line a, 1,000 EUR booked by spend, becomes 2,000: its figure doubles. Nothing else of what was there changes.
    [Fact]
    public async Task CompareRuns_ALineAddedAndOneCorrected_AddsUp()
    {
        await Ledger.AddAsync(OnFile.Line("a"), OnFile.Line("b", amount: "300"));
        var before = await Runs.RunAsync();
        await Ledger.CorrectLineAsync(new CorrectLineRequest { Line = OnFile.Line("a", amount: "2000"), Reason = "Typing error" });
        await Ledger.AddAsync(OnFile.Line("c", amount: "50"));
        var after = await Runs.RunAsync();
        var booked = (await Runs.ExportAsync(before.RunId)).Concat(await Runs.ExportAsync(after.RunId))
            .ToLookup(line => line.LineId, line => line.BookedMgCo2E);

        var answer = await Runs.CompareRunsAsync(
            new CompareRunsRequest { BeforeRunId = before.RunId, AfterRunId = after.RunId });

        Assert.Equal(
            [(ChangeCause.LineAdded, booked["c"].Single()), (ChangeCause.LineCorrected, booked["a"].Last() - booked["a"].First())],
            answer.Changes.Select(change => (change.Cause, (long)(Kg(change.BookedChangeKgCo2E) * 1_000_000m))));
        Assert.InRange(booked["a"].Last() - (2 * booked["a"].First()), -1, 1);
        Assert.Equal(
            Kg(answer.TotalAfter.BookedKgCo2E) - Kg(answer.TotalBefore.BookedKgCo2E),
            answer.Changes.Sum(change => Kg(change.BookedChangeKgCo2E)));
        Assert.Equal((2L, 3L), (answer.TotalBefore.Lines, answer.TotalAfter.Lines));
        Assert.Equal((before.Basis.Root, after.Basis.Root), (answer.BasisBefore.Root, answer.BasisAfter.Root));
    }

    [Fact]
    [Trait("Behaviour", "50")]
    public async Task ExplainLine_OfARun_TellsWhatIsStoredAndHow()
    {
        await Ledger.AddAsync(Some.Line("a"), Some.SpendOnly("b"));
        var run = await Runs.RunAsync();

        var answer = await Runs.ExplainLineAsync(new RunServiceExplainLineRequest { RunId = run.RunId, LineId = "a" });

        // 500 laptops of 262.108 kg.
        Assert.Equal(131_054_000_000, answer.Stored.BookedMgCo2E);
        AssertSame(answer.Outcome, answer.Stored);
        Assert.Equal(131_054m, Kg(answer.Explanations.Single(figure => figure.Figure == "booked_mg_co2e").Expression.Value));
        Assert.Equal((1, "", run.Basis), (answer.Version, answer.OriginalLineId, answer.Basis));
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public async Task ExplainLine_OfAReturn_TellsItsOriginal()
    {
        var back = Some.Line("back");
        (back.Quantity, back.SpendAmount, back.OriginalLineId) = ("-50", "-75000", "a");
        await Ledger.AddAsync(Some.Line("a"));
        await Ledger.AddAsync(back);
        var run = await Runs.RunAsync();

        var answer = await Runs.ExplainLineAsync(new RunServiceExplainLineRequest { RunId = run.RunId, LineId = "back" });

        // A tenth of the pieces comes back, and with it a tenth of the original's 131,054 kg.
        Assert.Equal("a", answer.OriginalLineId);
        Assert.Equal(131_054_000_000, answer.Outcome.BookedMgCo2E);
        Assert.Equal(-13_105_400_000, answer.Stored.BookedMgCo2E);
    }

    private async Task<GetTotalsResponse> TotalsAsync(long runId) =>
        await Runs.GetTotalsAsync(new GetTotalsRequest { RunId = runId });

    /// <summary>Lines that can be calculated, of several suppliers and months.</summary>
    internal static PurchaseLine[] Lines(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"line-{i}");
            var line = i % 3 == 0 ? Some.Line(id) : Some.SpendOnly(id, string.Create(CultureInfo.InvariantCulture, $"{1000 + i}.37"));
            line.Supplier = i % 4 == 0 ? "" : $"Supplier {i % 4}";
            line.PurchaseDate = string.Create(CultureInfo.InvariantCulture, $"{2020 + (i % 3)}-0{1 + (i % 9)}-15");
            line.AccountingTreatment = i % 2 == 0 ? AccountingTreatment.Expensed : AccountingTreatment.Capitalised;
            return line;
        }),
    ];

    private static decimal Kg(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertSame(LineOutcome expected, LineResult result)
    {
        Assert.Equal(
            (expected.LineId, expected.Status, expected.Method, expected.Tier, expected.Scope3Category),
            (result.LineId, result.Status, result.Method, result.Tier, result.Scope3Category));
        Assert.Equal(expected.Reasons, result.Reasons);
        Assert.Equal(
            (expected.HasBookedMgCo2E, expected.BookedMgCo2E, expected.HasBookedCategory4MgCo2E, expected.BookedCategory4MgCo2E),
            (result.HasBookedMgCo2E, result.BookedMgCo2E, result.HasBookedCategory4MgCo2E, result.BookedCategory4MgCo2E));
        Assert.Equal(expected.Product?.DeclarationId ?? "", result.DeclarationId);
        Assert.Equal(expected.Product is { HasCradleToGateMgCo2E: true } product ? product.CradleToGateMgCo2E : null, Or(result.HasProductMgCo2E, result.ProductMgCo2E));
        Assert.Equal(expected.Product is { HasDistributionMgCo2E: true } delivery ? delivery.DistributionMgCo2E : null, Or(result.HasDistributionMgCo2E, result.DistributionMgCo2E));
        Assert.Equal(expected.Spend?.EmissionsMgCo2E, Or(result.HasSpendMgCo2E, result.SpendMgCo2E));
        Assert.Equal(expected.Spend?.SpendFactorId ?? "", result.SpendFactorId);
        Assert.Equal(expected.Gap?.ProductMgCo2E, Or(result.HasGapProductMgCo2E, result.GapProductMgCo2E));
        Assert.Equal(expected.Gap?.SpendMgCo2E, Or(result.HasGapSpendMgCo2E, result.GapSpendMgCo2E));
        Assert.Equal(expected.Gap?.BoundaryAlignment ?? BoundaryAlignment.Unspecified, result.BoundaryAlignment);
        Assert.Equal(expected.Gap is { HasRatioMillionths: true } gap ? gap.RatioMillionths : null, Or(result.HasGapRatioMillionths, result.GapRatioMillionths));
        Assert.Equal(expected.Product is { HasCradleToGateMgCo2E: true } ? expected.Product.Sigma : null, result.HasProductSigma ? result.ProductSigma : (double?)null);
        Assert.Equal(expected.Spend?.Sigma, result.HasSpendSigma ? result.SpendSigma : (double?)null);
    }

    private static long? Or(bool isThere, long value) => isThere ? value : null;
}
