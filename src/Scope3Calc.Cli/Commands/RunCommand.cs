using System.CommandLine;
using Grpc.Core;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 run</c>: calculates the ledger, or goes on with a run that was stopped.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var options = new RunOptions();
        var resume = new Option<long?>("--resume") { Description = "Go on with this run, which was stopped, instead of starting one.", HelpName = "ID" };
        resume.Validators.Add(result =>
        {
            if (options.All.FirstOrDefault(option => result.GetResult(option) is not (null or { Implicit: true })) is { } other)
            {
                result.AddError($"--resume goes on with a run as it was started. Leave out {other.Name}.");
            }
        });
        return LedgerCommand.Create(
            "run",
            "Calculate the lines of a ledger and keep the results. Only what changed is computed.",
            [.. options.All, resume],
            async (parsed, session, cancellationToken) =>
            {
                var run = await BeginAsync(session, parsed.GetValue(resume), () => options.Read(parsed), cancellationToken);
                return RunEnding.Print(await ToEndAsync(session, run, cancellationToken));
            });
    }

    // The start itself cannot be stopped: the run would be there, and its number would not be known.
    private static async Task<Run> BeginAsync(
        LedgerSession session, long? resumed, Func<StartRunRequest> request, CancellationToken cancellationToken) =>
        resumed is { } runId
            ? (await session.Runs.ResumeRunAsync(
                new ResumeRunRequest { RunId = runId }, session.Headers, cancellationToken: cancellationToken)).Run
            : (await session.Runs.StartRunAsync(request(), session.Headers, cancellationToken: CancellationToken.None)).Run;

    private static async Task<Run> ToEndAsync(LedgerSession session, Run run, CancellationToken cancellationToken)
    {
        try
        {
            return run.State == RunState.Running ? await RunEnding.WatchAsync(session, run.RunId, cancellationToken) : run;
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // What is computed is kept, and nobody should have to look for the number.
            Console.Error.WriteLine(session.IsRemote
                ? $"The service goes on with run {run.RunId}: scope3 watch {run.RunId}."
                : $"Run {run.RunId} is not finished. Go on with --resume {run.RunId}.");
            throw;
        }
    }
}
