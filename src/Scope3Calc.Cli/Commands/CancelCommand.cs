using System.CommandLine;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 cancel ID</c>: ends a run without results.</summary>
internal static class CancelCommand
{
    public static Command Create()
    {
        var run = RunNumber.Argument();
        return LedgerCommand.Create(
            "cancel",
            "End a run without results. What it computed serves later runs.",
            [run],
            async (parsed, session, cancellationToken) =>
            {
                var answer = await session.Runs.CancelRunAsync(
                    new CancelRunRequest { RunId = parsed.GetValue(run) }, session.Headers, cancellationToken: cancellationToken);
                Console.WriteLine($"run {answer.Run.RunId} {RunReport.NameOf(answer.Run.State)}");
                return answer.Run.State == RunState.Cancelled ? ExitCode.AllCalculated : ExitCode.NothingUsable;
            });
    }
}
