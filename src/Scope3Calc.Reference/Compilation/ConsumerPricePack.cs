namespace Scope3Calc.Reference.Compilation;

/// <summary>Consumer price inflation of the World Bank, by country.</summary>
internal static class ConsumerPricePack
{
    /// <summary>A change of this many per cent or less tells of a new currency unit, not of prices.</summary>
    private const decimal Artefact = -90m;

    public static PackFile Compile(RawTables tables)
    {
        var writer = new PackWriter("worldbank-cpi", PackFormat.ConsumerPrices)
            .Header("title", "Inflation, consumer prices (FP.CPI.TOTL.ZG)")
            .Header("publisher", "World Bank")
            .Header("licence", "CC BY 4.0")
            .Source(tables, RawTables.WorldBankCpi)
            .Source(tables, RawTables.CountryCodes)
            .Header("basis", "per cent against the year before");

        // Aggregates such as WLD or EUU have three letters too, but ISO 3166-1 does not know them.
        var alpha2 = CsvTable.Read(tables, RawTables.CountryCodes).Rows.ToDictionary(
            row => row["iso3166_1_alpha_3"], row => row["iso3166_1_alpha_2"], StringComparer.Ordinal);
        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        writer.Columns("country", "year", "change_pct");
        foreach (var row in CsvTable.Read(tables, RawTables.WorldBankCpi).Rows)
        {
            if (!alpha2.TryGetValue(row["country_code"], out var country))
            {
                leftOut.Add(row["country_code"]);
            }
            else if (row.NumberText("cpi_inflation_pct") is var text && row.Number("cpi_inflation_pct") > Artefact)
            {
                writer.Row(country, row["year"], text);
            }
            else
            {
                writer.Header("note", $"{country} {row["year"]} is left out: {text} % is a change of currency unit.");
            }
        }

        writer.Header("note", $"Left out, not in ISO 3166-1: {string.Join(' ', leftOut)}.");
        return writer.Write();
    }
}
