using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>What cannot be asked of runs, and how that is said.</summary>
public sealed class RunProblemTests(RunningLedger running) : IClassFixture<RunningLedger>
{
    /// <summary>Every call about a run, by its name.</summary>
    private static readonly Dictionary<string, Func<RunService.RunServiceClient, long, Task>> Calls = new()
    {
        ["ResumeRun"] = async (runs, id) => await runs.ResumeRunAsync(new ResumeRunRequest { RunId = id }),
        ["GetRun"] = async (runs, id) => await runs.GetRunAsync(new GetRunRequest { RunId = id }),
        ["CancelRun"] = async (runs, id) => await runs.CancelRunAsync(new CancelRunRequest { RunId = id }),
        ["WatchRun"] = (runs, id) => runs.WatchAsync(id),
        ["GetTotals"] = async (runs, id) => await runs.GetTotalsAsync(new GetTotalsRequest { RunId = id }),
        ["ExportOutcomes"] = (runs, id) => runs.ExportAsync(id),
        ["ExplainLine"] = async (runs, id) =>
            await runs.ExplainLineAsync(new RunServiceExplainLineRequest { RunId = id, LineId = "a" }),
        ["GetInventory"] = async (runs, id) => await runs.GetInventoryAsync(new RunServiceGetInventoryRequest { RunId = id }),
        ["GetQualityGap"] = async (runs, id) => await runs.GetQualityGapAsync(new RunServiceGetQualityGapRequest { RunId = id }),
        ["CompareRuns"] = async (runs, id) =>
            await runs.CompareRunsAsync(new CompareRunsRequest { BeforeRunId = id, AfterRunId = id }),
        ["VerifyRun"] = (runs, id) => runs.VerifyAsync(id),
        ["ClosePeriod"] = async (runs, id) =>
            await runs.ClosePeriodAsync(new ClosePeriodRequest { Year = 2023, RunId = id, ClosedBy = "J. Doe" }),
        ["GetRestatements"] = async (runs, id) => await runs.GetRestatementsAsync(new GetRestatementsRequest { RunId = id }),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Call_RunThatIsNotThere_IsNotFound(string name) => LedgerRuns.AssertStatusAsync(
        StatusCode.NotFound, () => Calls[name](running.Runs(), 99));

    [Theory]
    [InlineData("StartRun")]
    [InlineData("ListRuns")]
    [InlineData("ListClosedPeriods")]
    [MemberData(nameof(Names))]
    public async Task Call_ServiceWithoutALedger_SaysHowToKeepOne(string name)
    {
        await using var service = await RunningService.StartAsync();
        var runs = new RunService.RunServiceClient(service.Channel);

        var exception = await Assert.ThrowsAsync<RpcException>(() => name switch
        {
            "StartRun" => runs.StartRunAsync(new StartRunRequest()).ResponseAsync,
            "ListRuns" => runs.ListRunsAsync(new ListRunsRequest()).ResponseAsync,
            "ListClosedPeriods" => runs.ListClosedPeriodsAsync(new ListClosedPeriodsRequest()).ResponseAsync,
            _ => Calls[name](runs, 1),
        });

        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Contains("Scope3Calc:Database", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy.factor_pack", "epa-sef-v0", ReasonCode.FactorNotFound)]
    [InlineData("policy.expired_grace_days", -1, ReasonCode.ValueOutOfRange)]
    [InlineData("selection.first_purchase_date", "31-12-2023", ReasonCode.ValueInvalid)]
    [Trait("Behaviour", "56")]
    public async Task StartRun_FaultyRequest_NamesTheField(string field, object value, ReasonCode code)
    {
        var request = new StartRunRequest();
        FieldPath.Set(request, field, value);

        await ServiceAsserts.AssertInvalidAsync(() => running.Runs().StartRunAsync(request).ResponseAsync, code, field);
    }

    [Fact]
    public async Task StartRun_DaysTheWrongWayRound_NamesTheField() => await ServiceAsserts.AssertInvalidAsync(
        () => StartAsync(new StartRunRequest
        {
            Selection = new RunSelection { FirstPurchaseDate = "2023-02-01", LastPurchaseDate = "2023-01-31" },
        }),
        ReasonCode.ValueInvalid,
        "selection.last_purchase_date");

    [Fact]
    public async Task StartRun_TooManySuppliers_NamesTheField() => await ServiceAsserts.AssertInvalidAsync(
        () => StartAsync(new StartRunRequest
        {
            Selection = new RunSelection { Suppliers = { Enumerable.Range(0, 1_001).Select(i => $"S{i}") } },
        }),
        ReasonCode.ValueOutOfRange,
        "selection.suppliers");

    [Fact]
    public async Task StartRun_EmptyBuyerUnit_NamesTheField() => await ServiceAsserts.AssertInvalidAsync(
        () => StartAsync(new StartRunRequest { Selection = new RunSelection { BuyerUnits = { "IT", "" } } }),
        ReasonCode.ValueMissing,
        "selection.buyer_units[1]");

    [Theory]
    [InlineData(3_600, 0)]
    [InlineData(-4_000_000_000, 0)]
    [InlineData(-60, -1)]
    [InlineData(-60, 1_000_000_000)]
    public async Task StartRun_InstantThatIsNone_NamesTheField(long secondsFromNow, int nanos) =>
        await ServiceAsserts.AssertInvalidAsync(
            () => StartAsync(new StartRunRequest
            {
                AsKnownAtTime = new Timestamp { Seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + secondsFromNow, Nanos = nanos },
            }),
            ReasonCode.ValueOutOfRange,
            "as_known_at_time");

    [Fact]
    public async Task StartRun_TooManyDeclarationsOnTrial_NamesTheField() => await ServiceAsserts.AssertInvalidAsync(
        () => StartAsync(new StartRunRequest { DeclarationsOnTrial = { Enumerable.Repeat(Some.Epd(), 101) } }),
        ReasonCode.ValueOutOfRange,
        "declarations_on_trial");

    // The EPD of the line names no product, so on file it would speak for none.
    [Fact]
    public async Task StartRun_DeclarationOnTrialWithoutAProduct_NamesTheField() => await ServiceAsserts.AssertInvalidAsync(
        () => StartAsync(new StartRunRequest { DeclarationsOnTrial = { Some.Epd() } }),
        ReasonCode.ValueMissing,
        "declarations_on_trial[0].manufacturer");

    [Fact]
    public async Task ListRuns_TokenOfNothing_NamesTheField() => await ServiceAsserts.AssertInvalidAsync(
        () => running.Runs().ListRunsAsync(new ListRunsRequest { PageToken = "x" }).ResponseAsync,
        ReasonCode.ValueInvalid,
        "page_token");

    [Theory]
    [InlineData(-1, "", "chunk_size")]
    [InlineData(1_001, "", "chunk_size")]
    [InlineData(0, "x", "cursor")]
    public async Task ExportOutcomes_FaultyRequest_NamesTheField(int chunkSize, string cursor, string field)
    {
        var details = await ServiceAsserts.AssertInvalidAsync(() => running.Runs().ExportAsync(1, chunkSize, cursor));

        Assert.Equal(field, Assert.Single(details).Unpack<Problem>().Field);
    }

    [Theory]
    [InlineData(0, "J. Doe", "year", ReasonCode.ValueMissing)]
    [InlineData(1989, "J. Doe", "year", ReasonCode.ValueOutOfRange)]
    [InlineData(2023, " ", "closed_by", ReasonCode.ValueMissing)]
    public async Task ClosePeriod_FaultyRequest_NamesTheField(int year, string by, string field, ReasonCode code) =>
        await ServiceAsserts.AssertInvalidAsync(
            () => running.Runs().ClosePeriodAsync(new ClosePeriodRequest { Year = year, RunId = 1, ClosedBy = by }).ResponseAsync,
            code,
            field);

    [Theory]
    [InlineData("0")]
    [InlineData("1.01")]
    [InlineData("-0.05")]
    public async Task GetRestatements_ThresholdOutOfRange_NamesTheField(string threshold) =>
        await ServiceAsserts.AssertInvalidAsync(
            () => running.Runs().GetRestatementsAsync(
                new GetRestatementsRequest { RunId = 1, Threshold = threshold }).ResponseAsync,
            ReasonCode.ValueOutOfRange,
            "threshold");

    [Fact]
    public async Task ExplainLine_LineThatTheRunDoesNotLookAt_IsNotFound()
    {
        await using var ledger = await RunningLedger.StartAsync();
        await ledger.Ledger.AddAsync(Some.SpendOnly("a"));
        var run = await ledger.Runs().RunAsync(new StartRunRequest { Selection = new RunSelection { Suppliers = { "Nobody" } } });

        await LedgerRuns.AssertStatusAsync(StatusCode.NotFound, () => Calls["ExplainLine"](ledger.Runs(), run.RunId));
        await LedgerRuns.AssertStatusAsync(StatusCode.NotFound, () => ledger.Runs().ExplainLineAsync(
            new RunServiceExplainLineRequest { RunId = run.RunId, LineId = "never there" }).ResponseAsync);
    }

    private Task<StartRunResponse> StartAsync(StartRunRequest request) => running.Runs().StartRunAsync(request).ResponseAsync;
}
