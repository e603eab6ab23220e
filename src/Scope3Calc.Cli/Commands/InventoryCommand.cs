using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 inventory FILE.csv</c>: what a Scope 3 report has to say of the lines, per category.</summary>
internal static class InventoryCommand
{
    public static Command Create()
    {
        var files = new FileOptions("Write the inventory to this JSON file.");
        var year = new Option<int>("--year") { Description = "Report on this year; lines of others are only counted. Default: every year.", HelpName = "YEAR" };
        var summary = new SummaryFlags();
        var command = files.Command(
            "inventory", "Report what is booked per Scope 3 category, on which data, and what is left out.",
            [year, .. summary.Options]);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = files.Read(parsed);
            var first = new GetInventoryRequest { ReportingYear = parsed.GetValue(year), Summary = summary.Read(parsed) };
            return FileCommand.RunAsync(
                request, session => ReportAsync(session, first, request.Json, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ReportAsync(
        FileSession session, GetInventoryRequest first, FileInfo? json, CancellationToken cancellationToken)
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
        InventoryReport.Print(Console.Out, answer, unread);
        return ExitCode.Of(answer.Total, unread.Count);
    }
}
