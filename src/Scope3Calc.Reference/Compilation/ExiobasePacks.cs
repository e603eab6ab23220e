using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Reference.Compilation;

/// <summary>EXIOBASE 3.4 of 2011: products by the region that makes them, one pack per region.</summary>
internal static class ExiobasePacks
{
    public const string Classification = "EXIOBASE_3_PRODUCTS";

    private const decimal EurosPerMillion = 1_000_000m;

    // The factors are per euro everywhere, but only where the euro was the money in 2011 do consumer prices move it.
    private static readonly HashSet<string> EuroIn2011 = new(StringComparer.Ordinal)
    {
        "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "IE", "IT", "LU", "MT", "NL", "PT", "SI", "SK",
    };

    public static IEnumerable<PackFile> Compile(RawTables tables) =>
        CsvTable.Read(tables, RawTables.Exiobase).Rows
            .GroupBy(row => row["region"], StringComparer.Ordinal)
            .Select(region => Compile(tables, region.Key, region));

    /// <summary>The products' names, which are their codes as well.</summary>
    public static IReadOnlyDictionary<string, string> Products(RawTables tables) =>
        CsvTable.Read(tables, RawTables.ExiobaseToBea).Rows
            .Select(row => row["exiobase_sector"]).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, StringComparer.Ordinal);

    private static PackFile Compile(RawTables tables, string region, IEnumerable<TableRow> rows)
    {
        var writer = new PackWriter($"exiobase-3.4-2011-{region}", PackFormat.SpendFactors)
            .Header("title", $"EXIOBASE 3.4, product by product, made in {region}, 2011")
            .Header("publisher", "EXIOBASE consortium, multiplied out by Electricity Maps")
            .Header("licence", ShareAlike.Licence)
            .Source(tables, RawTables.Exiobase)
            .Header("basis", "kg CO2e per EUR of 2011, basic price without VAT, cradle to gate")
            .Header("classification", Classification)
            .Header("currency", "EUR")
            .Header("year", "2011")
            .Header("price_type", PackFormat.NameOf(PriceType.Basic))
            .Header("default_scope", PackFormat.NameOf(MarginScope.WithoutMargins))
            .Header("gwp_set", PackFormat.NameOf(GwpSet.Unknown))
            .Header("country", EuroIn2011.Contains(region) ? region : string.Empty)
            .Header("region", region)
            .Columns("sector_code", "title", "without_margins", "margins_only", "with_margins", "price_sector");

        var (tooLow, tooHigh) = (new List<string>(), new List<string>());
        foreach (var row in rows)
        {
            var product = row["sector"];
            var kgPerMillion = row.Number("total_kgco2e_per_meur") ?? throw row.Wrong("the total is empty.");
            if (ShareAlike.Plausible(kgPerMillion / EurosPerMillion, product, tooLow, tooHigh) is { } kgPerEuro)
            {
                writer.Row(product, product, kgPerEuro, string.Empty, string.Empty, string.Empty);
            }
        }

        ShareAlike.Note(writer, tooLow, tooHigh);
        return writer.Write();
    }
}
