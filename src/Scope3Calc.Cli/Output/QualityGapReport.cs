using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints the gap by group and the calibrated factors that the lines offer.</summary>
internal static class QualityGapReport
{
    private const int NameWidth = 30;
    private const int MaxGroupsShown = 40;

    /// <param name="output">Where to.</param>
    /// <param name="answer">The gap.</param>
    /// <param name="dimensions">What it is grouped by.</param>
    /// <param name="unread">Rows of the file that could not be read; null where there is no file.</param>
    /// <param name="run">The run it is over; null where it is over a file.</param>
    public static void Print(
        TextWriter output,
        GetQualityGapResponse answer,
        IReadOnlyList<string> dimensions,
        ListedLines? unread,
        RunBasis? run = null)
    {
        output.WriteLine($"{Lines(answer.Total.Lines)}, gap by {string.Join(" and ", dimensions)}.");
        output.WriteLine();
        GapSection.Print(output, answer.Total);
        Groups(output, answer, dimensions);
        Calibrated(output, answer);
        if (unread is { Count: > 0 })
        {
            output.WriteLine(Invariant($"Rows that could not be read, in no figure of this report ({unread.Count:N0})"));
            unread.CopyTo(output);
            output.WriteLine();
        }

        Report.Basis(output, answer.Basis, run);
    }

    private static void Groups(TextWriter output, GetQualityGapResponse answer, IReadOnlyList<string> dimensions)
    {
        output.WriteLine(
            $"{Shortened(string.Join(", ", dimensions), NameWidth),-NameWidth}  {"lines",7}{"product kg",13}{"spend kg",12}{"gap kg",13}{"ratio",7} {"sure",4}{"tier 1",8}");
        foreach (var group in answer.Groups.OrderByDescending(group => Math.Abs(Number(group.Summary.Gap?.GapKgCo2E ?? ""))).Take(MaxGroupsShown))
        {
            Row(output, string.Join(", ", group.Key.Select(key => key.Length == 0 ? "(not stated)" : key)), group.Summary);
        }

        Row(output, "All", answer.Total);
        if (answer.Groups.Count > MaxGroupsShown)
        {
            Paragraph(output, Invariant($"{answer.Groups.Count - MaxGroupsShown:N0} more groups with smaller gaps: --json has them all."));
        }

        if (answer.UngroupedLines > 0)
        {
            Paragraph(output, $"{Lines(answer.UngroupedLines)} of further groups are only in the last row.");
        }

        Paragraph(output,
            "Product, spend, gap and ratio: over the lines of the group that have both figures. Sure: the gap is more than the "
            + "uncertainty of both figures explains. Tier 1: share of booked emissions on verified EPDs.");
        output.WriteLine();
    }

    private static void Row(TextWriter output, string name, Summary summary)
    {
        var gap = summary.Gap;
        var hasBoth = gap is { MatchedLines: > 0 };
        var ratio = !hasBoth || gap!.Ratio.Length == 0 ? "-" : Invariant($"{Number(gap.Ratio):0.00}");
        var sure = gap?.Significance is { } significance ? significance.IsSignificantAt95 ? "yes" : "no" : "-";
        output.WriteLine(Invariant(
            $"{Shortened(name, NameWidth),-NameWidth}  {summary.Lines,7:N0} {Kg(gap?.ProductKgCo2E),12} {Kg(gap?.SpendKgCo2E),11} {Kg(gap?.GapKgCo2E),12}{ratio,7} {sure,4}{Percent(summary.ShareVerified),8}"));

        string Kg(string? kg) => hasBoth ? Invariant($"{Number(kg!):N0}") : "-";
    }

    private static void Calibrated(TextWriter output, GetQualityGapResponse answer)
    {
        var factors = answer.CalibratedFactors;
        if (factors.Count == 0)
        {
            return;
        }

        output.WriteLine("Offered: what spend-based figures of a type would have to be multiplied by");
        output.WriteLine($"  {"type of device",-28}{"lines",8}{"median",10}{"offered",10}{"95 % range",20}{"sigma",10}");
        foreach (var factor in factors)
        {
            var range = Invariant($"{factor.RatioLower95:0.00} to {factor.RatioUpper95:0.00}");
            output.WriteLine(Invariant(
                $"  {Shortened(factor.ProductCategory, 27),-28}{factor.Lines,8:N0}{Number(factor.MedianRatio),10:0.000}{Number(factor.Ratio),10:0.000}{range,20}{Number(factor.Sigma),10:0.000}"));
        }

        var most = factors.MaxBy(factor => factor.Lines)!;
        Paragraph(output,
            "Few lines move the offered factor little. Nothing is applied by itself; a policy does, such as");
        output.WriteLine(
            $"  {{\"calibrations\": [{{\"productCategory\": \"{most.ProductCategory}\", \"ratio\": \"{most.Ratio}\", \"sigma\": \"{most.Sigma}\"}}]}}");
        output.WriteLine();
    }
}
