using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints an inventory: each category with its data, then what is left out, the sources and the limits.</summary>
internal static class InventoryReport
{
    /// <param name="output">Where to.</param>
    /// <param name="inventory">The inventory.</param>
    /// <param name="unread">Rows of the file that could not be read; null where there is no file.</param>
    /// <param name="run">The run it is over; null where it is over a file.</param>
    public static void Print(TextWriter output, GetInventoryResponse inventory, ListedLines? unread, RunBasis? run = null)
    {
        var period = inventory.ReportingYear == 0 ? "all years" : Invariant($"{inventory.ReportingYear}");
        var others = inventory.LinesOfOtherYears == 0 ? "" : Invariant($" {Lines(inventory.LinesOfOtherYears)} of other years left aside.");
        output.WriteLine($"Scope 3 inventory of purchased hardware, {period}. {Lines(inventory.Total.Lines)}.{others}");
        output.WriteLine();
        TotalsSection.Table(output, "Booked by Scope 3 category", inventory.Categories.Select(category =>
            (Titles.Of(category.Scope3Category), category.Lines, category.BookedKgCo2E)), inventory.Total.BookedKgCo2E);
        TotalsSection.Range(output, inventory.Total.BookedUncertainty);
        output.WriteLine();
        foreach (var category in inventory.Categories)
        {
            Category(output, category);
        }

        IndicatorSection.Print(output, inventory.Total.DataQuality);
        LeftOut(output, inventory, unread);
        output.WriteLine("Sources");
        foreach (var source in inventory.Sources)
        {
            var checksum = source.ContentId.Length > 12 ? $", sha256 {source.ContentId[..12]}" : "";
            output.WriteLine($"  {source.Id}, {Lines(source.Lines)}{checksum}");
            Paragraph(output, source.Title, indent: 4);
        }

        output.WriteLine();
        output.WriteLine("Limits");
        foreach (var limit in inventory.Limits)
        {
            Paragraph(output, limit);
        }

        output.WriteLine();
        Report.Basis(output, inventory.Basis, run);
    }

    private static void Category(TextWriter output, InventoryCategory category)
    {
        output.WriteLine($"Category {Titles.Of(category.Scope3Category)}");
        Row("Without biogenic CO2", category.BookedKgCo2E);
        if (category.BiogenicKgCo2.Length > 0)
        {
            Row("Biogenic CO2, reported apart (kg CO2)", category.BiogenicKgCo2);
        }

        Row("On product-specific data", category.SpecificKgCo2E);
        Row("On averages", category.AverageKgCo2E);
        Row("On spend", category.SpendKgCo2E);
        output.WriteLine($"  {"Calculated with data from suppliers",-52}{Percent(category.ShareSupplierData),20}");
        output.WriteLine($"  {"On declarations verified by a third party",-52}{Percent(category.ShareVerified),20}");
        Paragraph(output, "Methods: " + string.Join("; ", category.Methods.Select(method =>
            Invariant($"{Titles.Of(method.Method).ToLowerInvariant()} {Number(method.BookedKgCo2E):N1} kg ({Lines(method.Lines)})"))) + ".");
        Paragraph(output, "Global warming potentials: " + string.Join("; ", category.GwpSets.Select(set =>
            Invariant($"{Titles.Of(set.GwpSet)} {Number(set.BookedKgCo2E):N1} kg"))) + ".");
        if (category.BiogenicNotSeparatedLines > 0)
        {
            Paragraph(output, $"{Lines(category.BiogenicNotSeparatedLines)} may hold biogenic CO2: only GWP-total is declared.");
        }

        output.WriteLine();

        void Row(string name, string kg) => output.WriteLine(Invariant($"  {name,-52}{Number(kg),20:N1}"));
    }

    private static void LeftOut(TextWriter output, GetInventoryResponse inventory, ListedLines? unread)
    {
        if (inventory.Exclusions.Count > 0)
        {
            output.WriteLine($"{"Left out, by reason (a line may have several)",-54}{"lines",10}{"estimated kg",14}");
            foreach (var exclusion in inventory.Exclusions)
            {
                output.WriteLine(Invariant(
                    $"  {ResultFile.NameOf(exclusion.Reason),-52}{exclusion.Lines,10:N0}{Number(exclusion.EstimatedKgCo2E),14:N1}"));
                Paragraph(output, exclusion.Explanation, indent: 4);
            }

            output.WriteLine();
        }

        if (unread is { Count: > 0 })
        {
            output.WriteLine(Invariant($"Rows that could not be read, in no figure of this report ({unread.Count:N0})"));
            unread.CopyTo(output);
            output.WriteLine();
        }

        if (inventory.Coverage is { } coverage)
        {
            output.WriteLine("Coverage");
            Paragraph(output, Invariant(
                $"{Percent(coverage.ShareBooked)} of what is known is booked; {Number(coverage.ExcludedKgCo2E):N1} kg are left out, and {Lines(coverage.LinesWithoutFigure)} without any figure."));
            Paragraph(output, coverage.Reaches95Percent && unread is not { Count: > 0 }
                ? "That reaches the 95 % a draft revision of the standard asks for."
                : "That does not reach the 95 %, all else estimated, that a draft revision of the standard asks for.");
            output.WriteLine();
        }
    }
}
