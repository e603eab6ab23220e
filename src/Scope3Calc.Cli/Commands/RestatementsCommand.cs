using System.CommandLine;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 restatements ID</c>: how closed years differ in a later run, and whether that is much.</summary>
internal static class RestatementsCommand
{
    public static Command Create()
    {
        var run = RunNumber.Argument();
        var threshold = new Option<string?>("--threshold")
        {
            Description = "The change that calls for a recalculation, as a fraction of the closed total. Default: 0.05.",
            HelpName = "SHARE",
        };
        var json = new Option<FileInfo?>("--json") { Description = "Write the restatements to this JSON file." };
        return LedgerCommand.Create(
            "restatements",
            "Report how closed years differ in a later run, why, and whether a base year would have to be recalculated.",
            [run, threshold, json],
            async (parsed, session, cancellationToken) =>
            {
                var answer = await session.Runs.GetRestatementsAsync(
                    new GetRestatementsRequest { RunId = parsed.GetValue(run), Threshold = parsed.GetValue(threshold) ?? "" },
                    session.Headers,
                    cancellationToken: cancellationToken);
                JsonFile.Write(parsed.GetValue(json), answer);
                RestatementReport.Print(Console.Out, answer);
                return ExitCode.AllCalculated;
            });
    }
}
