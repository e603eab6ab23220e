using System.CommandLine;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 line ID</c>: a line of the ledger and how it came to be what it is.</summary>
internal static class LineCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The line's identifier." };
        var ledger = new LedgerOptions();
        var command = new Command("line", "Show a line of the ledger with all its versions.") { id };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (lineId, place) = (parsed.GetRequiredValue(id), ledger.Read(parsed));
            return OneSentence.RunAsync(
                lineId,
                place.Server,
                async () =>
                {
                    await using var session = await LedgerSession.OpenAsync(place, cancellationToken);
                    var answer = await session.Ledger.GetLineAsync(
                        new GetLineRequest { LineId = lineId }, session.Headers, cancellationToken: cancellationToken);
                    LineReport.Print(Console.Out, answer);
                    return ExitCode.AllCalculated;
                },
                cancellationToken);
        });
        return command;
    }
}
