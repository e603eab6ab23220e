using System.CommandLine;
using Grpc.Core;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 verify ID</c>: computes a run's results anew and holds them against those that are stored.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var run = RunNumber.Argument();
        return LedgerCommand.Create(
            "verify",
            "Compute a run's results anew. Exit code 0: they are those that are stored; 2: they are not, and where.",
            [run],
            (parsed, session, cancellationToken) => VerifyAsync(session, parsed.GetValue(run), cancellationToken));
    }

    private static async Task<int> VerifyAsync(LedgerSession session, long runId, CancellationToken cancellationToken)
    {
        VerifyRunResponse? last = null;
        await ProgressView.RunAsync(
            "Verifying",
            async report =>
            {
                using var call = session.Runs.VerifyRun(
                    new VerifyRunRequest { RunId = runId }, session.Headers, cancellationToken: cancellationToken);
                last = await ProgressStream.ShowAsync(
                    call.ResponseStream, answer => answer.Progress, report, cancellationToken, before: 0);
            },
            shareOf: "verified");
        var verification = last?.Verification
            ?? throw new RpcException(new Status(StatusCode.DataLoss, "The service ended the stream before it was done."));
        Console.WriteLine(TextOf(verification));
        return verification.IsSame ? ExitCode.AllCalculated : ExitCode.SomeNotCalculated;
    }

    private static string TextOf(RunVerification verification)
    {
        var run = verification.Basis;
        if (verification.FirstDifference is not { } difference)
        {
            return verification.SumsAreSame
                ? Words.Invariant($"run {run.RunId} root {run.Root} same")
                : Words.Invariant(
                    $"run {run.RunId} has the same results, but its stored sums are not theirs: restore the database from a backup");
        }

        var line = difference.LineId.Length > 0 ? $" line {difference.LineId}" : "";
        var how = difference.StoredId.Length == 0 ? "the results are missing"
            : difference.StoredId == difference.ComputedId ? $"the bytes of {difference.StoredId} are damaged"
            : $"stored {difference.StoredId}, computed {difference.ComputedId}";
        return Words.Invariant($"run {run.RunId} differs first in segment {difference.Segment}{line}: {how}");
    }
}
