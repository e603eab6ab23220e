using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints the sums of a run.</summary>
internal static class RunTotalsReport
{
    private const int NameWidth = 24;

    public static void Print(TextWriter output, GetTotalsResponse answer, IReadOnlyList<string> dimensions)
    {
        var title = dimensions.Count == 0 ? "" : string.Join(", ", dimensions);
        output.WriteLine(
            $"{Shortened(title, NameWidth),-NameWidth}{"lines",9}{"booked kg",13}{"category 4",11}{"product kg",13}{"spend kg",13}{"gap kg",13}");
        foreach (var group in answer.Groups)
        {
            Row(output, string.Join(", ", group.Key.Select(key => key.Length == 0 ? "(not stated)" : key)), group.Totals);
        }

        Row(output, "All", answer.Total);
        var total = answer.Total;
        Paragraph(output, $"{Lines(total.HeldLines)} held for review and {Lines(total.NotCalculatedLines)} not calculated book nothing.");
        Paragraph(output,
            "Category 4: delivery as booked. Product and spend: whether or not booked. Gap: spend minus product, over the "
            + $"{Lines(total.MatchedLines)} that have both. --csv has every digit.");
        RunReport.Basis(output, answer.Basis);
    }

    private static void Row(TextWriter output, string name, LineTotals totals) => output.WriteLine(Invariant(
        $"{Shortened(name, NameWidth),-NameWidth}{totals.Lines,9:N0}{Number(totals.BookedKgCo2E),13:N0}{Number(totals.BookedCategory4KgCo2E),11:N0}{Number(totals.ProductKgCo2E),13:N0}{Number(totals.SpendKgCo2E),13:N0}{Number(totals.GapKgCo2E),13:N0}"));
}
