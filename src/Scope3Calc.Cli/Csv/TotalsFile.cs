using System.Globalization;
using CsvHelper;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Writes the sums of a run as CSV: each number is the sum of that column of the lines' results.</summary>
internal static class TotalsFile
{
    public static readonly IReadOnlyList<string> Columns =
        ["key", "lines", "booked_kg", "cat4_kg", "product_kg", "spend_kg", "gap_kg"];

    // Two keys share a cell, so that the columns are the same for any grouping.
    private const string KeySeparator = " | ";

    /// <summary>One row per group, or one with an empty key for all lines together.</summary>
    public static void Write(TextWriter output, GetTotalsResponse totals, bool isGrouped)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. Columns]);
        foreach (var group in isGrouped ? totals.Groups : [new TotalsGroup { Totals = totals.Total }])
        {
            var sums = group.Totals;
            csv.WriteRecord(
                string.Join(KeySeparator, group.Key),
                sums.Lines.ToString(CultureInfo.InvariantCulture),
                CsvNumber.Of(sums.BookedKgCo2E),
                CsvNumber.Of(sums.DistributionKgCo2E),
                CsvNumber.Of(sums.ProductKgCo2E),
                CsvNumber.Of(sums.SpendKgCo2E),
                CsvNumber.Of(sums.GapKgCo2E));
        }
    }
}
