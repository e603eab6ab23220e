namespace Scope3Calc.Reference.Compilation;

/// <summary>The US EPA's factors by gas, weighed with the potentials of three assessment reports.</summary>
internal static class GwpSetPack
{
    /// <summary>How many gases each sector must have.</summary>
    private const int Gases = 18;

    public static PackFile Compile(RawTables tables)
    {
        var gwp = new GwpTable(tables);
        var writer = new PackWriter("epa-gwp-sets", PackFormat.GwpSets)
            .Header("title", "Supply Chain GHG Emission Factors v1.3 by gas, with the potentials of AR4, AR5 and AR6")
            .Header("publisher", "US Environmental Protection Agency; gases weighed by this project")
            .Header("licence", "Public domain (work of the US federal government)")
            .Source(tables, RawTables.EpaV13ByGas)
            .Source(tables, RawTables.Gwp100)
            .Header("basis", "kg CO2e per USD of 2022, purchaser price without VAT, with margins")
            .Header("classification", "NAICS_2017")
            .Columns(["sector_code", .. GwpTable.Sets.Select(PackFormat.NameOf)]);

        foreach (var sector in CsvTable.Read(tables, RawTables.EpaV13ByGas).Rows
            .GroupBy(row => row["2017_naics_code"], StringComparer.Ordinal))
        {
            var gases = sector.DistinctBy(row => row["ghg"], StringComparer.Ordinal).ToList();
            if (gases.Count != Gases || sector.Count() != Gases)
            {
                throw sector.First().Wrong($"{sector.Key} does not have each of {Gases} gases once.");
            }

            writer.Row([
                sector.Key,
                .. GwpTable.Sets.Select(set => MakerSheet.Text(gases.Sum(row =>
                    Amount(row) * gwp.Weight(row, row["ghg"], row["unit"], set)))),
            ]);
        }

        return writer.Write();
    }

    // Printed with three digits each, so the sum may be off from the published total in its third digit.
    private static decimal Amount(TableRow row) =>
        row.Number("supply_chain_emission_factors_with_margins") ?? throw row.Wrong("the factor is empty.");
}
