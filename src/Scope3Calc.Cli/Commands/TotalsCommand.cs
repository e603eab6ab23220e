using System.CommandLine;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 totals ID --by supplier</c>: the sums of a run.</summary>
internal static class TotalsCommand
{
    public static readonly EnumNames<TotalsDimension> Dimensions =
        new(RunReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(TotalsDimension)));

    public static Command Create()
    {
        var run = RunNumber.Argument();
        var by = DimensionOption.Create(Dimensions, "Default: all lines together.");
        var csv = new Option<bool>("--csv") { Description = $"Print CSV: {string.Join(", ", TotalsFile.Columns)}." };
        var json = new Option<FileInfo?>("--json") { Description = "Write the sums to this JSON file." };
        return LedgerCommand.Create(
            "totals",
            "Report the sums of a run, over all lines or by group.",
            [run, by, csv, json],
            async (parsed, session, cancellationToken) =>
            {
                var request = new GetTotalsRequest { RunId = parsed.GetValue(run), GroupBy = { parsed.GetValue(by) ?? [] } };
                var answer = await session.Runs.GetTotalsAsync(request, session.Headers, cancellationToken: cancellationToken);
                JsonFile.Write(parsed.GetValue(json), answer);
                if (parsed.GetValue(csv))
                {
                    TotalsFile.Write(Console.Out, answer, isGrouped: request.GroupBy.Count > 0);
                }
                else
                {
                    RunTotalsReport.Print(Console.Out, answer, [.. request.GroupBy.Select(Dimensions.NameOf)]);
                }

                return ExitCode.AllCalculated;
            });
    }
}
