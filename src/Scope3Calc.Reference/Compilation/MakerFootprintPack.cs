using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Reference.Compilation;

/// <summary>Footprints of single products, split into stages, from the makers' sheets Boavizta collected.</summary>
internal static partial class MakerFootprintPack
{
    public static PackFile Compile(RawTables tables)
    {
        var writer = new PackWriter("maker-footprints", PackFormat.MakerFootprints)
            .Header("title", "ICT product footprints published by makers, state of 2023-02-23")
            .Header("publisher", "Boavizta, from manufacturers' reports; stages derived by this project")
            .Header("licence", "Open Database License (ODbL) 1.0, contents Database Contents License 1.0; share-alike")
            .Source(tables, RawTables.Boavizta)
            .Header("basis", "kg CO2e per device and life-cycle stage")
            .Columns(
                "key", "manufacturer", "model", "id", "reason", "note", "a1_a3_kg", "a4_kg", "b6_kg", "c_kg",
                "service_life_years", "mass_kg", "error_ratio");

        var products = CsvTable.Read(tables, RawTables.Boavizta).Rows
            .Select(row => (Product: IdentityOf(row), Row: row, Sheet: MakerSheet.Read(row)))
            .GroupBy(entry => entry.Product.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var ids = IdsOf(products.ConvertAll(group => group.Key));
        var taken = products.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);

        foreach (var group in products)
        {
            var sheets = group.Select(entry => entry.Sheet).Distinct().ToList();
            var (reasons, note) = sheets.Count == 1
                ? sheets[0].Judge()
                : (ReasonSet.Of(ReasonCode.MakerFootprintAmbiguous), $"{sheets.Count} rows with different figures");
            foreach (var name in Spellings(group.First().Product, group.Select(entry => entry.Row)))
            {
                // A second spelling never takes the place of a product that has this name of its own.
                if (name.Key == group.Key || taken.Add(name.Key))
                {
                    Write(writer, name, ids[group.Key], reasons, note, sheets[0]);
                }
            }
        }

        return writer.Write();
    }

    private static void Write(
        PackWriter writer, ProductIdentity name, string id, ReasonSet reasons, string note, MakerSheet sheet)
    {
        var usable = reasons.IsEmpty || reasons.Contains(ReasonCode.MakerFootprintFlagged);
        writer.Row(
            name.Key,
            name.Manufacturer,
            name.Model,
            usable ? id : string.Empty,
            reasons.ToString(),
            note,
            Figure(sheet.Kilograms(sheet.Manufacturing)),
            Figure(sheet.Kilograms(sheet.Transport)),
            Figure(sheet.Kilograms(sheet.Use)),
            Figure(sheet.Kilograms(sheet.EndOfLife)),
            Figure(sheet.ServiceLifeYears),
            Figure(sheet.MassKg),
            Figure(sheet.Uncertainty));

        string Figure(decimal? value) => usable ? MakerSheet.Text(value) : string.Empty;
    }

    internal static ProductIdentity IdentityOf(TableRow row) =>
        new(row["manufacturer"].Trim(), WithoutFootnote(row["category"], Spaced(row["name"])));

    // Every no-break and doubled space is one space; the marks inside a name stay as published.
    private static string Spaced(string name) => Spaces().Replace(name, " ").Trim();

    /// <summary>A server's name without the footnote digit the publisher's sheets end it with.</summary>
    internal static string WithoutFootnote(string category, string name) =>
        category == "Datacenter" && FootnoteAfterName().IsMatch(name) ? name[..^1] : name;

    // The cleaned name, the published one, and HPE for what the table still files under HP.
    private static IEnumerable<ProductIdentity> Spellings(ProductIdentity product, IEnumerable<TableRow> rows)
    {
        var models = rows.Select(row => Spaced(row["name"])).Prepend(product.Model).Distinct().ToList();
        var isHpe = product.Manufacturer == "HP" && rows.All(row => row["category"] == "Datacenter");
        string[] manufacturers = isHpe ? ["HP", "HPE"] : [product.Manufacturer];
        return manufacturers
            .SelectMany(manufacturer => models.Select(model => new ProductIdentity(manufacturer, model)))
            .DistinctBy(name => name.Key);
    }

    // Readable, and stable as long as the product's name is: boavizta:dell/latitude-7285.
    private static Dictionary<string, string> IdsOf(List<string> keys) => keys
        .GroupBy(Slug, StringComparer.Ordinal)
        .SelectMany(group => group.Select(key => (key, id: group.Count() == 1
            ? $"boavizta:{group.Key}"
            : $"boavizta:{group.Key}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8]}")))
        .ToDictionary(pair => pair.key, pair => pair.id, StringComparer.Ordinal);

    private static string Slug(string key) => string.Join('/', key.Split('|', 2).Select(part =>
        NoLetters().Replace(part.Replace("+", " plus ", StringComparison.Ordinal), "-").Trim('-')));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?:server|System|Module|Plus)[1-9]$")]
    private static partial Regex FootnoteAfterName();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetters();
}
