using System.CommandLine;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 runs</c>: the runs over a ledger, the newest first.</summary>
internal static class RunsCommand
{
    private const int RunsShown = 20;

    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = $"List all of them. Default: the newest {RunsShown}." };
        return LedgerCommand.Create(
            "runs",
            "List the runs over a ledger, the newest first.",
            [all],
            async (parsed, session, cancellationToken) =>
            {
                RunReport.Heading(Console.Out);
                var request = new ListRunsRequest { PageSize = RunsShown };
                do
                {
                    var page = await session.Runs.ListRunsAsync(request, session.Headers, cancellationToken: cancellationToken);
                    foreach (var run in page.Runs)
                    {
                        RunReport.Row(Console.Out, run);
                    }

                    request.PageToken = page.NextPageToken;
                }
                while (parsed.GetValue(all) && request.PageToken.Length > 0);
                return ExitCode.AllCalculated;
            });
    }
}
