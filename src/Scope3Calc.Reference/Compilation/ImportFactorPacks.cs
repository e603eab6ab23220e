using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Reference.Compilation;

/// <summary>Goods the US imports, by the region they come from: gases of EXIOBASE 2019, weighed with AR5.</summary>
internal static class ImportFactorPacks
{
    public const string Classification = "BEA_2017_DETAIL";

    private const GwpSet WeighedWith = GwpSet.Ar5;

    /// <summary>The five flows each sector of each region must have.</summary>
    private const int Flows = 5;

    public static IEnumerable<PackFile> Compile(RawTables tables)
    {
        var gwp = new GwpTable(tables);
        var titles = SectorPricePack.Titles(tables);
        return CsvTable.Read(tables, RawTables.ImportsByRegion).Rows
            .GroupBy(row => row["region"], StringComparer.Ordinal)
            .Select(region => Compile(tables, RawTables.ImportsByRegion, gwp, titles, region.Key, region))
            .Append(Compile(
                tables, RawTables.Imports, gwp, titles, "all", CsvTable.Read(tables, RawTables.Imports).Rows));
    }

    private static PackFile Compile(
        RawTables tables,
        string file,
        GwpTable gwp,
        IReadOnlyDictionary<string, string> titles,
        string region,
        IEnumerable<TableRow> rows)
    {
        // The money is what the US pays, so US prices move it, wherever the goods come from.
        var writer = new PackWriter($"us-import-2019-{region}", PackFormat.SpendFactors)
            .Header("title", $"USEEIO import emission factors, made in {region}, EXIOBASE 2019")
            .Header("publisher", "US Environmental Protection Agency, from EXIOBASE; gases weighed by this project")
            .Header("licence", ShareAlike.Licence)
            .Source(tables, file)
            .Source(tables, RawTables.Gwp100)
            .Source(tables, RawTables.BeaPrices)
            .Header("basis", "kg CO2e per USD of 2019, basic price without VAT, cradle to gate")
            .Header("classification", Classification)
            .Header("currency", "USD")
            .Header("year", "2019")
            .Header("price_type", PackFormat.NameOf(PriceType.Basic))
            .Header("default_scope", PackFormat.NameOf(MarginScope.WithoutMargins))
            .Header("gwp_set", PackFormat.NameOf(WeighedWith))
            .Header("country", "US")
            .Header("region", region)
            .Columns("sector_code", "title", "without_margins", "margins_only", "with_margins", "price_sector");

        var (tooLow, tooHigh) = (new List<string>(), new List<string>());
        foreach (var sector in rows.GroupBy(row => row["sector"], StringComparer.Ordinal))
        {
            if (ShareAlike.Plausible(Weigh(sector, gwp), sector.Key, tooLow, tooHigh) is { } kgPerDollar)
            {
                // Second-hand goods are no industry of their own and have neither title nor price index.
                var title = titles.GetValueOrDefault(sector.Key);
                writer.Row(
                    sector.Key,
                    title ?? sector.Key,
                    kgPerDollar,
                    string.Empty,
                    string.Empty,
                    title is null ? string.Empty : sector.Key);
            }
        }

        ShareAlike.Note(writer, tooLow, tooHigh);
        return writer.Write();
    }

    private static decimal Weigh(IGrouping<string, TableRow> sector, GwpTable gwp)
    {
        var gases = new HashSet<string>(StringComparer.Ordinal);
        var kg = 0m;
        foreach (var row in sector)
        {
            if ((row["year"], row["reference_currency"], row["price_type"]) is not ("2019", "USD", "Basic"))
            {
                throw row.Wrong("the money is not that of 2019 US dollars at basic prices.");
            }

            if (!gases.Add(row["flowable"]))
            {
                throw row.Wrong($"{row["flowable"]} occurs twice in {sector.Key}.");
            }

            var amount = row.Number("flow_amount") ?? throw row.Wrong("the amount is empty.");
            kg += amount * gwp.Weight(row, row["flowable"], row["unit"], WeighedWith);
        }

        return gases.Count == Flows ? kg : throw sector.First().Wrong($"{sector.Key} has {gases.Count} gases.");
    }
}
