using System.CommandLine;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 compare A B</c>: what changed between two runs, by cause.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var before = RunNumber.Argument("BEFORE");
        var after = RunNumber.Argument("AFTER");
        var by = DimensionOption.Create(TotalsCommand.Dimensions, "Show the change of each group, too.");
        var json = new Option<FileInfo?>("--json") { Description = "Write the comparison to this JSON file." };
        return LedgerCommand.Create(
            "compare",
            "Report what changed between two runs, by cause. The causes add up to the difference.",
            [before, after, by, json],
            async (parsed, session, cancellationToken) =>
            {
                var answer = await session.Runs.CompareRunsAsync(
                    new CompareRunsRequest { BeforeRunId = parsed.GetValue(before), AfterRunId = parsed.GetValue(after) },
                    session.Headers,
                    cancellationToken: cancellationToken);
                JsonFile.Write(parsed.GetValue(json), answer);
                ComparisonReport.Print(Console.Out, answer);
                if (parsed.GetValue(by) is { Length: > 0 } dimensions)
                {
                    ComparisonReport.Groups(
                        Console.Out,
                        string.Join(", ", dimensions.Select(TotalsCommand.Dimensions.NameOf)),
                        await TotalsAsync(parsed.GetValue(before)),
                        await TotalsAsync(parsed.GetValue(after)));

                    async Task<GetTotalsResponse> TotalsAsync(long run) => await session.Runs.GetTotalsAsync(
                        new GetTotalsRequest { RunId = run, GroupBy = { dimensions } }, session.Headers, cancellationToken: cancellationToken);
                }

                return ExitCode.AllCalculated;
            });
    }
}
