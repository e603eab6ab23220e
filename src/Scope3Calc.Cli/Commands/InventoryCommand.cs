using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary>
/// <c>scope3 inventory FILE.csv</c> or <c>RUN --db LEDGER</c>: what a Scope 3 report has to say of the lines, per category.
/// </summary>
internal static class InventoryCommand
{
    public static Command Create()
    {
        var files = new FileOptions("Write the inventory to this JSON file.", takesRun: true);
        var year = new Option<int>("--year") { Description = "Report on this year; lines of others are only counted. Default: every year.", HelpName = "YEAR" };
        var csv = new Option<bool>("--csv") { Description = $"Print CSV, a row per category: {string.Join(", ", InventoryFile.Columns)}." };
        var database = LedgerOptions.DatabaseOption();
        var summary = new SummaryFlags();
        var command = files.Command(
            "inventory", "Report what is booked per Scope 3 category, on which data, and what is left out.",
            [year, csv, .. summary.Options, database]);
        files.AllowRun(command, database);
        command.SetAction((parsed, cancellationToken) =>
        {
            var isCsv = parsed.GetValue(csv);
            if (files.ReadRun(parsed) is { } run)
            {
                var asked = new RunServiceGetInventoryRequest
                {
                    RunId = run,
                    ReportingYear = parsed.GetValue(year),
                    Summary = summary.Read(parsed),
                };
                return LedgerCommand.RunAsync(
                    "inventory",
                    files.ReadPlace(parsed, parsed.GetValue(database)),
                    session => ReportAsync(session, asked, files.ReadJson(parsed), isCsv, cancellationToken),
                    cancellationToken);
            }

            var request = files.Read(parsed);
            var first = new GetInventoryRequest { ReportingYear = parsed.GetValue(year), Summary = summary.Read(parsed) };
            return FileCommand.RunAsync(
                request, session => ReportAsync(session, first, request.Json, isCsv, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ReportAsync(
        LedgerSession session,
        RunServiceGetInventoryRequest request,
        FileInfo? json,
        bool isCsv,
        CancellationToken cancellationToken)
    {
        var answer = await session.Runs.GetInventoryAsync(request, session.Headers, cancellationToken: cancellationToken);
        JsonFile.Write(json, answer);
        if (isCsv)
        {
            InventoryFile.Write(Console.Out, answer.Inventory);
        }
        else
        {
            InventoryReport.Print(Console.Out, answer.Inventory, unread: null, answer.Basis);
        }

        return ExitCode.AllCalculated;
    }

    private static async Task<int> ReportAsync(
        FileSession session, GetInventoryRequest first, FileInfo? json, bool isCsv, CancellationToken cancellationToken)
    {
        first.Policy = session.Policy;
        using var unread = new ListedLines();
        using var call = session.Gap.GetInventory(session.Headers, cancellationToken: cancellationToken);
        var upload = new LineUpload(session.File, row => unread.AddRefused(row, row.Refusal!));
        GetInventoryResponse answer = null!;
        await ProgressView.RunAsync("Calculating", async report => answer = await upload.SendAsync(
            call, first, lines => new GetInventoryRequest { Lines = { lines } }, report));
        if (upload.Rows == 0)
        {
            throw InputException.NoLines();
        }

        JsonFile.Write(json, answer);
        if (isCsv)
        {
            InventoryFile.Write(Console.Out, answer);
        }
        else
        {
            InventoryReport.Print(Console.Out, answer, unread);
        }

        return ExitCode.Of(answer.Total, unread.Count);
    }
}
