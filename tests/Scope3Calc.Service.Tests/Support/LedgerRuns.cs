using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Runs over a ledger, from their start to their results.</summary>
internal static class LedgerRuns
{
    public static RunService.RunServiceClient Runs(this RunningLedger ledger) => new(ledger.Service.Channel);

    /// <summary>Starts a run and waits until it is over.</summary>
    public static async Task<Run> RunAsync(this RunService.RunServiceClient runs, StartRunRequest? request = null) =>
        await runs.WatchAsync((await runs.StartRunAsync(request ?? new StartRunRequest())).Run.RunId);

    /// <summary>Waits until a run is over. Every answer but the last one is about a run that is not.</summary>
    public static async Task<Run> WatchAsync(this RunService.RunServiceClient runs, long runId)
    {
        using var patience = new CancellationTokenSource(Waiting.Patience);
        using var call = runs.WatchRun(new WatchRunRequest { RunId = runId }, cancellationToken: patience.Token);
        Run? over = null;
        await foreach (var answer in call.ResponseStream.ReadAllAsync(patience.Token))
        {
            Assert.Null(over);
            Assert.InRange(answer.Progress.SegmentsDone, 0, answer.Progress.Segments);
            over = answer.Run;
        }

        Assert.NotNull(over);
        return over;
    }

    public static async Task<List<LineResult>> ExportAsync(
        this RunService.RunServiceClient runs, long runId, int chunkSize = 0, string cursor = "")
    {
        using var call = runs.ExportOutcomes(
            new ExportOutcomesRequest { RunId = runId, ChunkSize = chunkSize, Cursor = cursor });
        var lines = new List<LineResult>();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync())
        {
            lines.AddRange(chunk.Lines);
        }

        return lines;
    }

    public static async Task<RunVerification> VerifyAsync(this RunService.RunServiceClient runs, long runId)
    {
        using var call = runs.VerifyRun(new VerifyRunRequest { RunId = runId });
        RunVerification? found = null;
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            Assert.Null(found);
            Assert.True(answer.Verification is null != answer.Progress is null);
            found = answer.Verification;
        }

        Assert.NotNull(found);
        return found;
    }

    /// <summary>The call fails with a status, and a message that says what to do.</summary>
    public static async Task AssertStatusAsync(StatusCode code, Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);

        Assert.Equal(code, exception.StatusCode);
        Assert.EndsWith(".", exception.Status.Detail, StringComparison.Ordinal);
    }
}
