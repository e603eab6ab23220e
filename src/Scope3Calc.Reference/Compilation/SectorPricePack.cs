namespace Scope3Calc.Reference.Compilation;

/// <summary>Gross-output price indices of US industries.</summary>
internal static class SectorPricePack
{
    private const string YearPrefix = "index_";

    /// <summary>The industries the table has.</summary>
    public static IReadOnlySet<string> Sectors(RawTables tables) => Titles(tables).Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The industries the table has, with their names.</summary>
    public static IReadOnlyDictionary<string, string> Titles(RawTables tables) =>
        CsvTable.Read(tables, RawTables.BeaPrices).Rows.ToDictionary(
            row => row["bea_detail_code"], row => row["bea_detail_name"], StringComparer.Ordinal);

    public static PackFile Compile(RawTables tables)
    {
        var table = CsvTable.Read(tables, RawTables.BeaPrices);
        var years = table.Columns.Where(name => name.StartsWith(YearPrefix, StringComparison.Ordinal)).ToList();
        var writer = new PackWriter("bea-sector-prices", PackFormat.SectorPrices)
            .Header("title", "Gross output price indices by detailed industry")
            .Header("publisher", "US Bureau of Economic Analysis, as used in USEEIO by the US EPA")
            .Header("licence", "Public domain (work of the US federal government)")
            .Source(tables, RawTables.BeaPrices)
            .Header("basis", "chain-type price index, 2017 = 100")
            .Columns(["sector_code", "title", .. years.Select(name => name[YearPrefix.Length..])]);

        foreach (var row in table.Rows)
        {
            foreach (var year in years)
            {
                if (row.Number(year) is <= 0m)
                {
                    throw row.Wrong($"{year} is not above 0.");
                }
            }

            writer.Row([row["bea_detail_code"], row["bea_detail_name"], .. years.Select(row.NumberText)]);
        }

        return writer.Write();
    }
}
