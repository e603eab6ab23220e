using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Reference.Compilation;

/// <summary>The US EPA supply-chain factors: three published columns per NAICS 2017 commodity.</summary>
internal static class EpaFactorPacks
{
    public static PackFile V13(RawTables tables) => Compile(
        tables, RawTables.EpaV13, "epa-sef-v1.3", "Supply Chain GHG Emission Factors v1.3", 2022, GwpSet.Ar5);

    // The file of version 1.2 does not state its warming potentials; its figures are reproduced with those of AR4.
    public static PackFile V12(RawTables tables) => Compile(
        tables, RawTables.EpaV12, "epa-sef-v1.2", "Supply Chain GHG Emission Factors v1.2", 2021, GwpSet.Ar4);

    private static PackFile Compile(RawTables tables, string file, string id, string title, int year, GwpSet gwpSet)
    {
        var unit = $"kg CO2e/{year} USD, purchaser price";
        var priceSectors = SectorPricePack.Sectors(tables);
        var writer = new PackWriter(id, PackFormat.SpendFactors)
            .Header("title", title)
            .Header("publisher", "US Environmental Protection Agency")
            .Header("licence", "Public domain (work of the US federal government)")
            .Source(tables, file)
            .Source(tables, RawTables.BeaPrices)
            .Header("basis", $"kg CO2e per USD of {year}, purchaser price without VAT")
            .Header("classification", "NAICS_2017")
            .Header("currency", "USD")
            .Header("year", $"{year}")
            .Header("price_type", PackFormat.NameOf(PriceType.PurchaserExclVat))
            .Header("default_scope", PackFormat.NameOf(MarginScope.WithMargins))
            .Header("gwp_set", PackFormat.NameOf(gwpSet))
            .Header("country", "US")
            .Columns("sector_code", "title", "without_margins", "margins_only", "with_margins", "price_sector");

        foreach (var row in CsvTable.Read(tables, file).Rows)
        {
            var code = row["2017_naics_code"];
            if (code.Length != 6 || !code.All(char.IsAsciiDigit))
            {
                throw row.Wrong($"'{code}' is not a NAICS code of six digits.");
            }

            if (row["unit"] != unit)
            {
                throw row.Wrong($"the unit is '{row["unit"]}', not '{unit}'.");
            }

            // Each column is rounded on its own by the publisher: none is ever made from the other two.
            writer.Row(
                code,
                row["2017_naics_title"],
                row.NumberText("supply_chain_emission_factors_without_margins"),
                row.NumberText("margins_of_supply_chain_emission_factors"),
                row.NumberText("supply_chain_emission_factors_with_margins"),
                priceSectors.Contains(row["reference_useeio_code"]) ? row["reference_useeio_code"] : string.Empty);
        }

        return writer.Write();
    }
}
