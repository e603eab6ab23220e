using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 gap FILE.csv --by supplier</c>: where the gap between the methods lies, and what would narrow it.</summary>
internal static class GapCommand
{
    private static readonly EnumNames<Dimension> Dimensions =
        new(GapServiceReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(Dimension)));

    public static Command Create()
    {
        var files = new FileOptions("Write the report to this JSON file.");
        var by = DimensionOption.Create(Dimensions, "Default: supplier.", Dimension.Supplier);
        var summary = new SummaryFlags();
        var command = files.Command(
            "gap", "Report the gap between both methods by group, and factors corrected by the lines that have both.",
            [by, .. summary.Options]);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = files.Read(parsed);
            var first = new GetQualityGapRequest { Summary = summary.Read(parsed) };
            first.GroupBy.AddRange(parsed.GetRequiredValue(by));
            return FileCommand.RunAsync(
                request, session => ReportAsync(session, first, request.Json, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ReportAsync(
        FileSession session, GetQualityGapRequest first, FileInfo? json, CancellationToken cancellationToken)
    {
        first.Policy = session.Policy;
        using var unread = new ListedLines();
        using var call = session.Gap.GetQualityGap(session.Headers, cancellationToken: cancellationToken);
        var upload = new LineUpload(session.File, row => unread.AddRefused(row, row.Refusal!));
        GetQualityGapResponse answer = null!;
        await ProgressView.RunAsync("Calculating", async report => answer = await upload.SendAsync(
            call, first, lines => new GetQualityGapRequest { Lines = { lines } }, report));
        if (upload.Rows == 0)
        {
            throw InputException.NoLines();
        }

        JsonFile.Write(json, answer);
        QualityGapReport.Print(Console.Out, answer, [.. first.GroupBy.Select(Dimensions.NameOf)], unread);
        return ExitCode.Of(answer.Total, unread.Count);
    }
}
