namespace Scope3Calc.Reference.Compilation;

/// <summary>This project's own table from types of device to sectors, with the sectors' published titles.</summary>
internal static class DeviceCategoryPack
{
    public static PackFile Compile(RawTables tables)
    {
        var titles = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["NAICS_2017"] = CsvTable.Read(tables, RawTables.Naics2017).Rows.ToDictionary(
                row => row["naics_2017_code"], row => row["naics_2017_title"], StringComparer.Ordinal),
            ["UK_SIC_2007"] = UkFactorPacks.Groups(tables),
            [ImportFactorPacks.Classification] = SectorPricePack.Titles(tables),
            [ExiobasePacks.Classification] = ExiobasePacks.Products(tables),
        };
        var writer = new PackWriter("device-categories", PackFormat.DeviceCategories)
            .Header("title", "Types of device and the sectors that make them")
            .Header("publisher", "Scope3Calc; sector titles by the US Census Bureau, UK Defra, US BEA and US EPA")
            .Header("licence", "Apache-2.0; titles public domain and Open Government Licence v3.0")
            .Source(tables, RawTables.DeviceCategories)
            .Source(tables, RawTables.Naics2017)
            .Source(tables, RawTables.UkMultipliers)
            .Source(tables, RawTables.BeaPrices)
            .Source(tables, RawTables.ExiobaseToBea)
            .Header("basis", "one sector per category and classification")
            .Columns("category", "classification", "sector_code", "sector_title", "note");

        foreach (var row in CsvTable.Read(tables, RawTables.DeviceCategories).Rows)
        {
            var (category, classification, sector) = (row["category"], row["classification"], row["sector_code"]);
            if (category.Length == 0 || !category.All(letter => char.IsAsciiLetterLower(letter) || letter == '_'))
            {
                throw row.Wrong($"'{category}' is not in lower_snake_case.");
            }

            if (!titles.TryGetValue(classification, out var known))
            {
                throw row.Wrong($"there is no classification '{classification}'.");
            }

            if (!known.TryGetValue(sector, out var title))
            {
                throw row.Wrong($"{classification} has no sector {sector}.");
            }

            writer.Row(category, classification, sector, title, row["note"]);
        }

        return writer.Write();
    }
}
