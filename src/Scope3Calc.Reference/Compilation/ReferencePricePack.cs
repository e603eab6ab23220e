using System.Globalization;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Reference.Compilation;

/// <summary>What devices of a type cost, from purchases of which number and price are known.</summary>
internal static class ReferencePricePack
{
    /// <summary>Fewer purchases than this say little about a type, however many pieces each of them has.</summary>
    public const int FewestPurchases = 5;

    // Most of the purchases do not say when they were made, so their money counts as that of the last year.
    private const int Year = 2023;

    public static PackFile Compile(RawTables tables)
    {
        var writer = new PackWriter("device-reference-prices", PackFormat.ReferencePrices)
            .Header("title", "Prices of types of device, from purchase orders of the City of Austin")
            .Header("publisher", "City of Austin, labelled by Amazon Science; numbers and prices read by this project")
            .Header("licence", "CDLA-Permissive-2.0")
            .Source(tables, RawTables.AustinPieces)
            .Source(tables, RawTables.DeviceCategories)
            .Header("basis", $"USD of {Year} per piece, purchaser price without VAT; each purchase counts once")
            .Header("currency", "USD")
            .Header("year", $"{Year}")
            .Header("price_type", PackFormat.NameOf(PriceType.PurchaserExclVat))
            .Columns("category", "n", "price", "p5", "p95");

        var known = CsvTable.Read(tables, RawTables.DeviceCategories).Rows
            .Select(row => row["category"]).ToHashSet(StringComparer.Ordinal);
        foreach (var type in CsvTable.Read(tables, RawTables.AustinPieces).Rows
            .Select(row => Read(row, known))
            .GroupBy(purchase => purchase.Category, purchase => purchase.Price, StringComparer.Ordinal)
            .OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var ascending = type.Order().ToList();
            if (ascending.Count < FewestPurchases)
            {
                writer.Header("note", $"{type.Key} has no price: {ascending.Count} of {FewestPurchases} purchases needed.");
                continue;
            }

            writer.Row(
                type.Key,
                ascending.Count.ToString(CultureInfo.InvariantCulture),
                MakerSheet.Text(Quantiles.Of(ascending, Quantiles.Median)),
                MakerSheet.Text(Quantiles.Of(ascending, Quantiles.P5)),
                MakerSheet.Text(Quantiles.Of(ascending, Quantiles.P95)));
        }

        return writer.Write();
    }

    private static (string Category, decimal Price) Read(TableRow row, HashSet<string> known)
    {
        if (!known.Contains(row["category"]))
        {
            throw row.Wrong($"there is no type of device '{row["category"]}'.");
        }

        if (row.Number("pieces") is not >= 1m)
        {
            throw row.Wrong("the number of pieces is not above 0.");
        }

        return row.Number("unit_price_usd") is { } price and > 0m
            ? (row["category"], price)
            : throw row.Wrong("the price is not above 0.");
    }
}
