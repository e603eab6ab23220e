using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Reference.Compilation;

/// <summary>The currency codes of ISO 4217, each once, with the withdrawn ones.</summary>
internal static class CurrencyPack
{
    public static PackFile Compile(RawTables tables)
    {
        var writer = new PackWriter("iso-4217", PackFormat.Currencies)
            .Header("title", "Currency codes")
            .Header("publisher", "ISO 4217 maintenance agency")
            .Header("licence", "PDDL 1.0")
            .Source(tables, RawTables.Iso4217)
            .Header("basis", "codes in use and withdrawn ones")
            .Columns("code", "name", "state");

        // The table repeats a code for every country that uses it, and has countries without a currency.
        foreach (var code in CsvTable.Read(tables, RawTables.Iso4217).Rows
            .Where(row => row["alphabeticcode"].Length > 0)
            .GroupBy(row => row["alphabeticcode"], StringComparer.Ordinal))
        {
            if (CurrencyCode.TryParse(code.Key) is null)
            {
                throw code.First().Wrong($"'{code.Key}' is not a code of three letters.");
            }

            var newest = code.FirstOrDefault(row => row["withdrawaldate"].Length == 0)
                ?? code.OrderBy(row => row["withdrawaldate"], StringComparer.Ordinal).Last();
            writer.Row(
                code.Key, newest["currency"].Trim(), newest["withdrawaldate"].Length == 0 ? "in_use" : "withdrawn");
        }

        return writer.Write();
    }
}
