using System.Globalization;
using CsvHelper;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Writes the categories of an inventory as CSV.</summary>
/// <remarks>Masses are kg CO2e as plain decimals, shares are fractions; an empty cell is "not known", never zero.</remarks>
internal static class InventoryFile
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "scope3_category", "lines", "booked_kg", "biogenic_co2_kg", "specific_kg", "average_kg", "spend_kg", "share_supplier_data",
        "share_verified",
    ];

    /// <summary>One row per category, by number. They add up to the inventory.</summary>
    public static void Write(TextWriter output, GetInventoryResponse inventory)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. Columns]);
        foreach (var category in inventory.Categories)
        {
            csv.WriteRecord(
                string.Create(CultureInfo.InvariantCulture, $"CAT_{(int)category.Scope3Category}"),
                category.Lines.ToString(CultureInfo.InvariantCulture),
                CsvNumber.Of(category.BookedKgCo2E),
                CsvNumber.Of(category.BiogenicKgCo2),
                CsvNumber.Of(category.SpecificKgCo2E),
                CsvNumber.Of(category.AverageKgCo2E),
                CsvNumber.Of(category.SpendKgCo2E),
                category.ShareSupplierData,
                category.ShareVerified);
        }
    }
}
