using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 explain FILE.csv --line ID</c>: how the figures of one line came about.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var files = new FileOptions("Write outcome and explanations to this JSON file.");
        var line = new Option<string>("--line") { Description = "The line's identifier.", HelpName = "ID", Required = true };
        var command = files.Command("explain", "Show how every figure of one line is calculated.", line);
        command.SetAction((parsed, cancellationToken) =>
        {
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
        return answer.Outcome.Status switch
        {
            LineStatus.Rejected => ExitCode.NothingUsable,
            LineStatus.ReviewRequired => ExitCode.SomeNotCalculated,
            _ => ExitCode.AllCalculated,
        };
    }

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
