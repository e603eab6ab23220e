using Grpc.Core;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>Watches a run until it is over, and says how it ended.</summary>
internal static class RunEnding
{
    public static async Task<Run> WatchAsync(LedgerSession session, long runId, CancellationToken cancellationToken)
    {
        Run? ended = null;
        await ProgressView.RunAsync(
            $"Run {runId}",
            async report =>
            {
                using var call = session.Runs.WatchRun(
                    new WatchRunRequest { RunId = runId }, session.Headers, cancellationToken: cancellationToken);
                ended = (await ProgressStream.ShowAsync(
                    call.ResponseStream, answer => answer.Progress, report, cancellationToken))?.Run;
            },
            shareOf: "done");
        return ended ?? throw new RpcException(new Status(StatusCode.DataLoss, "The service ended the stream before the run was over."));
    }

    /// <summary>Prints what scripts go on with, as the last line.</summary>
    public static int Print(Run run)
    {
        switch (run.State)
        {
            case RunState.Finished:
                Console.WriteLine(Words.Invariant(
                    $"run {run.RunId} root {run.Basis.Root} lines {run.Lines} computed {run.SegmentsComputed} reused {run.SegmentsReused}"));
                return ExitCode.AllCalculated;
            case RunState.Cancelled:
                Console.Error.WriteLine($"Run {run.RunId} was cancelled. What it computed serves later runs.");
                return ExitCode.NothingUsable;
            default:
                Console.Error.WriteLine($"Run {run.RunId} failed: {run.Failure}");
                return ExitCode.NothingUsable;
        }
    }
}
