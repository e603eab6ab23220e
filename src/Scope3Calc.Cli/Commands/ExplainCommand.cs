using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary>
/// <c>scope3 explain FILE.csv --line ID</c> or <c>--run ID --line ID</c>: how the figures of one line came about.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var files = new FileOptions("Write outcome and explanations to this JSON file.");
        var line = new Option<string>("--line") { Description = "The line's identifier.", HelpName = "ID", Required = true };
        var run = new Option<long?>("--run") { Description = "Explain the line as this run over a ledger has it, instead of a file's.", HelpName = "ID" };
        var database = LedgerOptions.DatabaseOption();
        var command = files.Command("explain", "Show how every figure of one line is calculated.", line, run, database);
        files.AllowInstead(command, run, "Give FILE.csv, or --run with --db or --server.");
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(run) is { } runId)
            {
                return LedgerCommand.RunAsync(
                    "explain",
                    files.ReadPlace(parsed, parsed.GetValue(database)),
                    session => ExplainAsync(
                        session, runId, parsed.GetRequiredValue(line), files.ReadJson(parsed), cancellationToken),
                    cancellationToken);
            }

            var request = files.Read(parsed);
            return FileCommand.RunAsync(
                request,
                session => ExplainAsync(session, parsed.GetRequiredValue(line), request.Json, cancellationToken),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> ExplainAsync(
        FileSession session, string lineId, FileInfo? json, CancellationToken cancellationToken)
    {
        var row = Find(session.File, lineId);
        var answer = row.Refusal is { } refusal
            ? new ExplainLineResponse { Outcome = refusal }
            : await session.Calculation.ExplainLineAsync(
                new ExplainLineRequest { Line = row.Line, Policy = session.Policy },
                session.Headers,
                cancellationToken: cancellationToken);
        JsonFile.Write(json, answer);
        ExplanationReport.Print(Console.Out, row, answer);
        return CodeOf(answer.Outcome.Status);
    }

    private static async Task<int> ExplainAsync(
        LedgerSession session, long runId, string lineId, FileInfo? json, CancellationToken cancellationToken)
    {
        var answer = await session.Runs.ExplainLineAsync(
            new RunServiceExplainLineRequest { RunId = runId, LineId = lineId },
            session.Headers,
            cancellationToken: cancellationToken);
        JsonFile.Write(json, answer);
        ExplanationReport.Print(Console.Out, answer);
        return CodeOf(answer.Stored.Status);
    }

    private static int CodeOf(LineStatus status) => status switch
    {
        LineStatus.Rejected => ExitCode.NothingUsable,
        LineStatus.ReviewRequired => ExitCode.SomeNotCalculated,
        _ => ExitCode.AllCalculated,
    };

    private static PurchaseRow Find(PurchaseFile file, string lineId)
    {
        while (file.Read() is { } row)
        {
            if (row.Line.LineId == lineId)
            {
                return row;
            }
        }

        throw new InputException($"There is no line '{lineId}'. Give an identifier that stands in its line_id column.");
    }
}
