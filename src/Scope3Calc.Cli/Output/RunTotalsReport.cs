using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints the sums of a run.</summary>
internal static class RunTotalsReport
{
    private const int NameWidth = 24;

    // Of the columns of numbers. A ledger of millions of lines needs wider ones.
    private static readonly int[] LeastWidths = [9, 13, 11, 13, 13, 13];

    public static void Print(TextWriter output, GetTotalsResponse answer, IReadOnlyList<string> dimensions)
    {
        var title = dimensions.Count == 0 ? "" : string.Join(", ", dimensions);
        (string Name, string[] Cells)[] rows =
        [
            (title, ["lines", "booked kg", "category 4", "product kg", "spend kg", "gap kg"]),
            .. answer.Groups.Select(group => (
                string.Join(", ", group.Key.Select(key => key.Length == 0 ? "(not stated)" : key)), Cells(group.Totals))),
            ("All", Cells(answer.Total)),
        ];
        var widths = LeastWidths.Select((least, i) => Math.Max(least, 2 + rows.Skip(1).Max(row => row.Cells[i].Length))).ToArray();
        foreach (var (name, cells) in rows)
        {
            output.WriteLine(
                $"{Shortened(name, NameWidth),-NameWidth}{string.Concat(cells.Select((cell, i) => cell.PadLeft(widths[i])))}");
        }

        var total = answer.Total;
        Paragraph(output, $"{Lines(total.HeldLines)} held for review and {Lines(total.NotCalculatedLines)} not calculated book nothing.");
        Paragraph(output,
            "Category 4: delivery as booked. Product and spend: whether or not booked. Gap: spend minus product, over the "
            + $"{Lines(total.MatchedLines)} that have both. --csv has every digit.");
        RunReport.Basis(output, answer.Basis);
    }

    private static string[] Cells(LineTotals totals) =>
    [
        Invariant($"{totals.Lines:N0}"),
        .. new[] { totals.BookedKgCo2E, totals.BookedCategory4KgCo2E, totals.ProductKgCo2E, totals.SpendKgCo2E, totals.GapKgCo2E }
            .Select(kilograms => Invariant($"{Number(kilograms):N0}")),
    ];
}
