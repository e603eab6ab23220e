using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 calculate FILE.csv</c>: a file of purchase lines in, outcomes and totals out.</summary>
internal static class CalculateCommand
{
    private const int LargestGapsShown = 10;

    public static Command Create()
    {
        var files = new FileOptions("Write outcomes, summary and basis to this JSON file.");
        var results = new Option<FileInfo?>("--results") { Description = "Write one row per line to this CSV file." };
        var summary = new SummaryFlags();
        var spread = new Option<bool>("--spread") { Description = "Calculate the spend-based figure by every factor pack, too." };
        var command = files.Command(
            "calculate", "Calculate a file of purchase lines and report the gap between both methods.",
            [results, .. summary.Options, spread]);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = files.Read(parsed);
            var options = summary.Read(parsed);
            options.FactorSpread = parsed.GetValue(spread);
            return FileCommand.RunAsync(
                request,
                session => CalculateAsync(session, options, parsed.GetValue(results), request.Json, cancellationToken),
                cancellationToken,
                parsed.GetValue(results));
        });
        return command;
    }

    private static async Task<int> CalculateAsync(
        FileSession session, SummaryOptions options, FileInfo? resultFile, FileInfo? jsonFile, CancellationToken cancellationToken)
    {
        var stream = new LineStream(
            session.Calculation, session.Headers, jsonFile is null ? OutcomeDetail.Figures : OutcomeDetail.Full);
        using var results = resultFile is null ? null : new ResultFile(resultFile.FullName);
        using var json = jsonFile is null ? null : new JsonFile(jsonFile.FullName);
        using var refused = new ListedLines();
        using var held = new ListedLines();
        var largest = new LargestGaps(LargestGapsShown);
        var lines = 0L;
        await ProgressView.RunAsync("Calculating", async report =>
        {
            await foreach (var (row, outcome) in stream.CalculateAsync(session.File, session.Policy, options, cancellationToken))
            {
                lines++;
                results?.Write(outcome);
                json?.Write(outcome);
                largest.Add(row, outcome);
                if (outcome.Status == LineStatus.Rejected)
                {
                    refused.AddRefused(row, outcome);
                }
                else if (outcome.Status == LineStatus.ReviewRequired)
                {
                    held.AddHeld(row, outcome);
                }

                if (lines % 1_000 == 0)
                {
                    report(lines, session.File.ShareRead);
                }
            }
        });

        if (lines == 0)
        {
            throw InputException.NoLines();
        }

        var summary = stream.Summary!;
        CountUnsent(summary, lines - summary.Lines);
        json?.Finish(summary, stream.Basis!);
        await DetailAsync(session, largest, cancellationToken);
        Report.Print(Console.Out, summary, stream.Basis!, largest, held, refused);
        return lines == refused.Count ? ExitCode.NothingUsable
            : refused.Count + held.Count > 0 ? ExitCode.SomeNotCalculated
            : ExitCode.AllCalculated;
    }

    // Range and causes of all lines would cost time and are shown of a few.
    private static async Task DetailAsync(FileSession session, LargestGaps largest, CancellationToken cancellationToken)
    {
        if (largest.Lines.Count > 0)
        {
            var request = new CalculateLinesRequest { Policy = session.Policy, Detail = OutcomeDetail.Full };
            request.Lines.AddRange(largest.Lines.Select(entry => entry.Line));
            var answer = await session.Calculation.CalculateLinesAsync(
                request, session.Headers, cancellationToken: cancellationToken);
            largest.Detail(answer.Outcomes);
        }
    }

    // Rows that could not be sent are lines of the file all the same.
    private static void CountUnsent(Summary summary, long unsent)
    {
        summary.Lines += unsent;
        summary.Statuses.Single(count => count.Status == LineStatus.Rejected).Lines += unsent;
    }
}
