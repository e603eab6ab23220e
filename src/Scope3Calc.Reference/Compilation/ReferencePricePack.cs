using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Reference.Compilation;

/// <summary>What an ordinary device of a type is taken to cost: this project's own round figures.</summary>
internal static class ReferencePricePack
{
    public static PackFile Compile(RawTables tables)
    {
        var writer = new PackWriter("device-reference-prices", PackFormat.ReferencePrices)
            .Header("title", "Reference prices by type of device: assumptions, not statistics")
            .Header("publisher", "this project")
            .Header("licence", "Apache-2.0")
            .Source(tables, RawTables.ReferencePrices)
            .Source(tables, RawTables.DeviceCategories)
            .Header("basis", "USD of 2022 per piece, purchaser price without VAT")
            .Header("currency", "USD")
            .Header("year", "2022")
            .Header("price_type", PackFormat.NameOf(PriceType.PurchaserExclVat))
            .Header("note", "Only divide a gap between price and classification; in no figure that is booked.")
            .Columns("category", "price");

        var known = CsvTable.Read(tables, RawTables.DeviceCategories).Rows
            .Select(row => row["category"]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(tables, RawTables.ReferencePrices).Rows)
        {
            if (!known.Contains(row["category"]))
            {
                throw row.Wrong($"there is no type of device '{row["category"]}'.");
            }

            writer.Row(
                row["category"],
                row.Number("price_usd") is { } price and > 0m
                    ? MakerSheet.Text(price)
                    : throw row.Wrong("the price is not above 0."));
        }

        return writer.Write();
    }
}
