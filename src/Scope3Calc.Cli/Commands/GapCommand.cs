using System.CommandLine;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Ledger;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary>
/// <c>scope3 gap FILE.csv --by supplier</c> or <c>RUN --db LEDGER</c>: where the gap between the methods lies, and what would narrow it.
/// </summary>
internal static class GapCommand
{
    private static readonly EnumNames<Dimension> Dimensions =
        new(GapServiceReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(Dimension)));

    public static Command Create()
    {
        var files = new FileOptions("Write the report to this JSON file.", takesRun: true);
        var by = DimensionOption.Create(Dimensions, "Default: supplier.", Dimension.Supplier);
        var csv = new Option<bool>("--csv") { Description = $"Print CSV, a row per group: {string.Join(", ", GapFile.Columns)}." };
        var database = LedgerOptions.DatabaseOption();
        var summary = new SummaryFlags();
        var command = files.Command(
            "gap", "Report the gap between both methods by group, and factors corrected by the lines that have both.",
            [by, csv, .. summary.Options, database]);
        files.AllowRun(command, database);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (dimensions, isCsv) = (parsed.GetRequiredValue(by), parsed.GetValue(csv));
            if (files.ReadRun(parsed) is { } run)
            {
                var asked = new RunServiceGetQualityGapRequest { RunId = run, GroupBy = { dimensions }, Summary = summary.Read(parsed) };
                return LedgerCommand.RunAsync(
                    "gap",
                    files.ReadPlace(parsed, parsed.GetValue(database)),
                    session => ReportAsync(session, asked, files.ReadJson(parsed), isCsv, cancellationToken),
                    cancellationToken);
            }

            var request = files.Read(parsed);
            var first = new GetQualityGapRequest { GroupBy = { dimensions }, Summary = summary.Read(parsed) };
            return FileCommand.RunAsync(
                request, session => ReportAsync(session, first, request.Json, isCsv, cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ReportAsync(
        LedgerSession session,
        RunServiceGetQualityGapRequest request,
        FileInfo? json,
        bool isCsv,
        CancellationToken cancellationToken)
    {
        var answer = await session.Runs.GetQualityGapAsync(request, session.Headers, cancellationToken: cancellationToken);
        JsonFile.Write(json, answer);
        if (isCsv)
        {
            GapFile.Write(Console.Out, answer.Report);
        }
        else
        {
            QualityGapReport.Print(
                Console.Out, answer.Report, [.. request.GroupBy.Select(Dimensions.NameOf)], unread: null, answer.Basis);
        }

        return ExitCode.AllCalculated;
    }

    private static async Task<int> ReportAsync(
        FileSession session, GetQualityGapRequest first, FileInfo? json, bool isCsv, CancellationToken cancellationToken)
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
        if (isCsv)
        {
            GapFile.Write(Console.Out, answer);
        }
        else
        {
            QualityGapReport.Print(Console.Out, answer, [.. first.GroupBy.Select(Dimensions.NameOf)], unread);
        }

        return ExitCode.Of(answer.Total, unread.Count);
    }
}
