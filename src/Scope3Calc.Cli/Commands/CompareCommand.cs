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
        var by = DimensionOption.Create(TotalsCommand.Dimensions, "Show what changed in each group, and why, too.");
        var json = new Option<FileInfo?>("--json") { Description = "Write the comparison to this JSON file." };
        return LedgerCommand.Create(
            "compare",
            "Report what changed between two runs, by cause. The causes add up to the difference.",
            [before, after, by, json],
            async (parsed, session, cancellationToken) =>
            {
                var request = new CompareRunsRequest
                {
                    BeforeRunId = parsed.GetValue(before),
                    AfterRunId = parsed.GetValue(after),
                    GroupBy = { parsed.GetValue(by) ?? [] },
                };
                var answer = await session.Runs.CompareRunsAsync(request, session.Headers, cancellationToken: cancellationToken);
                JsonFile.Write(parsed.GetValue(json), answer);
                ComparisonReport.Print(Console.Out, answer);
                if (request.GroupBy.Count > 0)
                {
                    ComparisonReport.Groups(
                        Console.Out, string.Join(", ", request.GroupBy.Select(TotalsCommand.Dimensions.NameOf)), answer);
                }

                return ExitCode.AllCalculated;
            });
    }
}
