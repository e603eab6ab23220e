using System.Globalization;

namespace Scope3Calc.Reference.Compilation;

/// <summary>What the makers' sheets say of a type of device when they are taken together.</summary>
/// <remarks>
/// An average needs less of a sheet than a product's own footprint does. A missing share makes a product's stages
/// incomplete, but the shares that are stated still count here; and two rows of one name with different figures are
/// two sheets. What contradicts itself counts in neither.
/// </remarks>
internal static class DeviceAveragePack
{
    /// <summary>Fewer sheets than this say little about a type.</summary>
    public const int FewestSheets = 5;

    // The publisher's subcategories, whose capitals vary, and the types they are here.
    private static readonly Dictionary<string, string> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Converged"] = "converged_system",
        ["Converged Edge"] = "converged_system",
        ["Desktop"] = "desktop",
        ["Entertainment"] = "television",
        ["Gaming"] = "gaming_console",
        ["Hard drive"] = "hard_drive",
        ["IoT"] = "iot_device",
        ["Laptop"] = "laptop",
        ["Monitor"] = "monitor",
        ["Multimedia"] = "multimedia_player",
        ["Network"] = "network_equipment",
        ["Printer"] = "printer",
        ["SAN/NAS"] = "san_nas",
        ["Server"] = "server",
        ["Smartphone"] = "smartphone",
        ["Tablet"] = "tablet",
        ["Thin client"] = "thin_client",
        ["Workstation"] = "workstation",
    };

    private static readonly (string Name, Func<MakerSheet, decimal?> Kilograms)[] Stages =
    [
        ("a1_a3", sheet => sheet.Kilograms(sheet.Manufacturing)),
        ("a4", sheet => sheet.Kilograms(sheet.Transport)),
        ("b6", sheet => sheet.IsUsePlausible ? sheet.Kilograms(sheet.Use) : null),
        ("c", sheet => sheet.Kilograms(sheet.EndOfLife)),
        ("total", sheet => sheet.IsUsePlausible ? sheet.Total : null),
    ];

    public static PackFile Compile(RawTables tables)
    {
        var writer = new PackWriter("device-averages", PackFormat.DeviceAverages)
            .Header("title", "Footprints of types of device, from those published by makers, state of 2023-02-23")
            .Header("publisher", "Boavizta, from manufacturers' reports; quantiles by this project")
            .Header("licence", "Open Database License (ODbL) 1.0, contents Database Contents License 1.0; share-alike")
            .Source(tables, RawTables.Boavizta)
            .Header("basis", "kg CO2e per device and life-cycle stage; quantiles by linear interpolation at (n - 1) p")
            .Columns("category", "stage", "n", "p5_kg", "median_kg", "p95_kg");

        var sheets = CsvTable.Read(tables, RawTables.Boavizta).Rows
            .Select(row => (
                Category: CategoryOf(row), Product: MakerFootprintPack.IdentityOf(row).Key, Sheet: MakerSheet.Read(row)))
            .Distinct()
            .ToList();
        var leftOut = sheets.Count(entry => !entry.Sheet.IsConsistent);
        writer.Header("note", $"{sheets.Count} sheets, each counted once; {leftOut} contradict themselves and are left out.");

        foreach (var type in sheets.Where(entry => entry.Sheet.IsConsistent)
            .GroupBy(entry => entry.Category, StringComparer.Ordinal)
            .OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var tooFew = new List<string>();
            foreach (var (stage, kilograms) in Stages)
            {
                var values = type.Select(entry => kilograms(entry.Sheet)).OfType<decimal>().Order().ToList();
                if (values.Count >= FewestSheets)
                {
                    Write(writer, type.Key, stage, values);
                }
                else
                {
                    tooFew.Add($"{stage} {values.Count}");
                }
            }

            if (tooFew.Count > 0)
            {
                writer.Header("note", $"{type.Key}, too few sheets for an average: {string.Join(", ", tooFew)}.");
            }
        }

        return writer.Write();
    }

    private static void Write(PackWriter writer, string category, string stage, List<decimal> ascending)
    {
        writer.Row(
            category,
            stage,
            ascending.Count.ToString(CultureInfo.InvariantCulture),
            Milligrams(Quantiles.P5),
            Milligrams(Quantiles.Median),
            Milligrams(Quantiles.P95));

        // The shares have up to fifteen decimals that mean nothing.
        string Milligrams(decimal p) => MakerSheet.Text(decimal.Round(Quantiles.Of(ascending, p), 6));
    }

    private static string CategoryOf(TableRow row) => Categories.TryGetValue(row["subcategory"], out var category)
        ? category
        : throw row.Wrong($"there is no type of device for '{row["subcategory"]}'.");
}
