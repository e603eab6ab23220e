using System.CommandLine;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 close YEAR --run ID --by NAME</c>: makes the results of a year final.</summary>
internal static class CloseCommand
{
    public static Command Create()
    {
        var year = new Argument<int>("YEAR") { Description = "The year that lines count in." };
        var run = RunNumber.Option();
        var by = new Option<string>("--by") { Description = "Who closes it.", HelpName = "NAME", Required = true };
        return LedgerCommand.Create(
            "close",
            "Make the results of a year final: those of a run over the whole ledger. Later changes are restatements.",
            [year, run, by],
            async (parsed, session, cancellationToken) =>
            {
                var answer = await session.Runs.ClosePeriodAsync(
                    new ClosePeriodRequest
                    {
                        Year = parsed.GetValue(year),
                        RunId = parsed.GetValue(run),
                        ClosedBy = parsed.GetRequiredValue(by),
                    },
                    session.Headers,
                    cancellationToken: cancellationToken);
                Console.WriteLine(Words.Invariant(
                    $"closed {answer.Period.Year} on run {answer.Period.RunId} by {answer.Period.ClosedBy}: {Words.Lines(answer.Totals.Lines)}, booked {answer.Totals.BookedKgCo2E} kg, category 4 {answer.Totals.BookedCategory4KgCo2E} kg"));
                return ExitCode.AllCalculated;
            });
    }
}
