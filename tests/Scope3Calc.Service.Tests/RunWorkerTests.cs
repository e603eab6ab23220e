using Grpc.Core;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Runs belong to no call and to no process: they go on when those are gone.</summary>
public sealed class RunWorkerTests : OwnLedger
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Ledger.AddAsync(RunServiceTests.Lines(20));
    }

    [Fact]
    public async Task Start_RunLeftByAnotherProcess_IsFinished()
    {
        var runId = Left();

        await Running.RestartAsync();
        var run = await Running.Runs().WatchAsync(runId);

        Assert.Equal((V1.RunState.Finished, 20L), (run.State, run.Lines));
    }

    [Fact]
    public async Task ResumeRun_ServiceThatTakesUpNothingByItself_DoesSoWhenAsked()
    {
        var runId = Left();
        await using var service = await StartWithoutResumingAsync();
        var runs = new RunService.RunServiceClient(service.Channel);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Assert.Equal(V1.RunState.Running, (await runs.GetRunAsync(new GetRunRequest { RunId = runId })).Run.State);

        await runs.ResumeRunAsync(new ResumeRunRequest { RunId = runId });
        await runs.ResumeRunAsync(new ResumeRunRequest { RunId = runId });
        var run = await runs.WatchAsync(runId);

        Assert.Equal((V1.RunState.Finished, 1), (run.State, run.SegmentsComputed));
    }

    [Fact]
    public async Task CancelRun_RunThatIsNotOver_EndsItWithoutResults()
    {
        var runId = Left();
        await using var service = await StartWithoutResumingAsync();
        var runs = new RunService.RunServiceClient(service.Channel);

        var cancelled = (await runs.CancelRunAsync(new CancelRunRequest { RunId = runId })).Run;
        var resumed = (await runs.ResumeRunAsync(new ResumeRunRequest { RunId = runId })).Run;

        Assert.Equal(V1.RunState.Cancelled, cancelled.State);
        Assert.Equal(V1.RunState.Cancelled, resumed.State);
        Assert.Equal(V1.RunState.Cancelled, (await runs.WatchAsync(runId)).State);
        await LedgerRuns.AssertStatusAsync(
            StatusCode.FailedPrecondition, () => runs.GetTotalsAsync(new GetTotalsRequest { RunId = runId }).ResponseAsync);
    }

    [Fact]
    public async Task CancelRun_FinishedRun_StaysFinished()
    {
        var run = await Running.Runs().RunAsync();

        var answer = await Running.Runs().CancelRunAsync(new CancelRunRequest { RunId = run.RunId });

        Assert.Equal(run, answer.Run);
    }

    [Fact]
    public async Task GetTotals_RunThatIsNotFinished_SaysWhatToDo()
    {
        var runId = Left();
        await using var service = await StartWithoutResumingAsync();
        var runs = new RunService.RunServiceClient(service.Channel);

        await LedgerRuns.AssertStatusAsync(
            StatusCode.FailedPrecondition, () => runs.GetTotalsAsync(new GetTotalsRequest { RunId = runId }).ResponseAsync);
        await LedgerRuns.AssertStatusAsync(StatusCode.FailedPrecondition, () => runs.ExportAsync(runId));
        await LedgerRuns.AssertStatusAsync(StatusCode.FailedPrecondition, () => runs.VerifyAsync(runId));
    }

    [Fact]
    public async Task WatchRun_CallerGone_DoesNotEndTheRun()
    {
        var runs = Running.Runs();
        var started = (await runs.StartRunAsync(new StartRunRequest())).Run;
        using (var call = runs.WatchRun(new WatchRunRequest { RunId = started.RunId }))
        {
            await call.ResponseStream.MoveNext(CancellationToken.None);
        }

        Assert.Equal(V1.RunState.Finished, (await runs.WatchAsync(started.RunId)).State);
        Assert.Empty(Running.Service.Logs.Errors);
    }

    [Fact]
    public async Task StartRun_ManyAtOnce_AreAllFinishedWithOneRoot()
    {
        var runs = Running.Runs();

        var finished = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => runs.RunAsync()));

        Assert.All(finished, run => Assert.Equal(V1.RunState.Finished, run.State));
        Assert.Single(finished.Select(run => run.Basis.Root).Distinct());
        Assert.Equal(8, finished.Select(run => run.RunId).Distinct().Count());
    }

    // What a process leaves that is killed before it has computed anything.
    private long Left()
    {
        using var store = LedgerStore.Open(Running.DatabasePath, TimeProvider.System);
        return new RunEngine(store, ReferenceData.Snapshot).Start(new RunRequest()).RunId;
    }

    private Task<RunningService> StartWithoutResumingAsync() => RunningService.StartAsync(
        null, $"--Scope3Calc:Database={Running.DatabasePath}", "--Scope3Calc:ResumeRuns=false");
}
