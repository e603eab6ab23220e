using System.Globalization;
using System.Text.RegularExpressions;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Reference.Compilation;

/// <summary>The UK spend multipliers: one table of years and SIC groups, one pack per year.</summary>
internal static partial class UkFactorPacks
{
    public const int FirstYear = 2015;
    public const int LastYear = 2023;

    /// <summary>
    /// A multiplier below this, in kg CO2e per GBP, says that the group hardly exists, not that it is clean.
    /// </summary>
    /// <remarks>The published ones are either below 2 * 10^-7 (SIC 07, metal ores) or above 9 * 10^-5.</remarks>
    public const decimal PracticallyZero = 0.00001m;

    public static IEnumerable<PackFile> Compile(RawTables tables)
    {
        var table = CsvTable.Read(tables, RawTables.UkMultipliers);
        return Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => Compile(tables, table, year));
    }

    /// <summary>Group codes and their titles.</summary>
    public static IReadOnlyDictionary<string, string> Groups(RawTables tables) =>
        CsvTable.Read(tables, RawTables.UkMultipliers).Rows
            .ToDictionary(row => Code(row["sic_2007_group"]), row => row["sic_category"], StringComparer.Ordinal);

    /// <summary>
    /// The group code with what a spreadsheet took from it: <c>1</c> is division 01, <c>10.2 -3</c> is 10.2-3.
    /// Groups that are no SIC codes (<c>20A</c>, <c>23OTHER</c>, <c>68.2IMP</c>) stay as published.
    /// </summary>
    public static string Code(string published)
    {
        var code = published.Replace(" ", string.Empty, StringComparison.Ordinal);
        return OneDigitDivision().IsMatch(code) ? "0" + code : code;
    }

    private static PackFile Compile(RawTables tables, CsvTable table, int year)
    {
        var writer = new PackWriter($"uk-sic-{year}", PackFormat.SpendFactors)
            .Header("title", $"UK spend multipliers by SIC 2007, {year}")
            .Header("publisher", "UK Defra and University of Leeds")
            .Header("licence", "Open Government Licence v3.0")
            .Source(tables, RawTables.UkMultipliers)
            .Header("basis", $"kg CO2e per GBP of {year}, basic price without VAT")
            .Header("classification", "UK_SIC_2007")
            .Header("currency", "GBP")
            .Header("year", $"{year}")
            .Header("price_type", PackFormat.NameOf(PriceType.Basic))
            .Header("default_scope", PackFormat.NameOf(MarginScope.WithoutMargins))
            .Header("gwp_set", PackFormat.NameOf(GwpSet.Unknown))
            .Header("country", "GB")
            .Columns("sector_code", "title", "without_margins", "margins_only", "with_margins", "price_sector");

        foreach (var row in table.Rows)
        {
            var code = Code(row["sic_2007_group"]);
            var multiplier = row.NumberText($"kgco2e_per_gbp_{year}");
            if (decimal.Parse(multiplier, PackFormat.Numbers, CultureInfo.InvariantCulture) < PracticallyZero)
            {
                writer.Header(
                    "note", $"SIC {code} ({row["sic_category"]}) is held back: {multiplier} is practically zero.");
                continue;
            }

            writer.Row(code, row["sic_category"], multiplier, string.Empty, string.Empty, string.Empty);
        }

        return writer.Write();
    }

    [GeneratedRegex(@"^[0-9](\.|$)")]
    private static partial Regex OneDigitDivision();
}
