using System.CommandLine;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 export ID --results OUT.csv</c>: the results of every line of a run.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var run = RunNumber.Argument();
        var results = new Option<FileInfo>("--results") { Description = "Write one row per line to this CSV file.", Required = true };
        return LedgerCommand.Create(
            "export",
            "Write the results of every line of a run: the columns of calculate --results, in the order of the ledger.",
            [run, results],
            (parsed, session, cancellationToken) =>
                ExportAsync(session, parsed.GetValue(run), parsed.GetRequiredValue(results), cancellationToken));
    }

    private static async Task<int> ExportAsync(LedgerSession session, long runId, FileInfo results, CancellationToken cancellationToken)
    {
        // A run without results leaves no file behind.
        var all = (await session.Runs.GetTotalsAsync(
            new GetTotalsRequest { RunId = runId }, session.Headers, cancellationToken: cancellationToken)).Total.Lines;
        using var file = new ResultFile(results.FullName);
        var export = new OutcomeExport(session);
        await ProgressView.RunAsync(
            "Exporting",
            async report =>
            {
                await foreach (var line in export.ReadAsync(runId, cancellationToken))
                {
                    file.Write(line);
                    if (export.Lines % 1_000 == 0)
                    {
                        report(export.Lines, (double)export.Lines / all);
                    }
                }
            },
            shareOf: "written");
        Console.WriteLine(Words.Invariant($"exported {export.Lines} lines of run {runId}"));
        return ExitCode.AllCalculated;
    }
}
