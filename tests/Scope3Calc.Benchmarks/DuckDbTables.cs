using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference;

namespace Scope3Calc.Benchmarks;

/// <summary>Writes the generated ledger, and what its recalculation looks up, as tables for another program.</summary>
internal static class DuckDbTables
{
    public static void Write(string folder, int lines)
    {
        Directory.CreateDirectory(folder);
        var calculator = new Calculator(ReferenceData.Snapshot, Policy.Default);
        var products = new Dictionary<string, (int Code, string Row)>(StringComparer.Ordinal);
        var suppliers = new Dictionary<string, int>(StringComparer.Ordinal);
        var money = new HashSet<(string Currency, string Country, int Year)>();
        using (var writer = new StreamWriter(Path.Combine(folder, "lines.csv")))
        {
            writer.WriteLine("line,year,supplier,product,device,currency,country,quantity,spend,vat,capitalised");
            var number = 0;
            foreach (var line in new GeneratedLedger(lines).Lines())
            {
                ref readonly var purchase = ref line.Purchase;
                if (!products.TryGetValue(purchase.Product!.Key, out var product))
                {
                    var footprint = purchase.Declaration?.Footprint;
                    product = (products.Count, Row(products.Count, footprint?.CradleToGate, footprint?.Distribution));
                    products.Add(purchase.Product.Key, product);
                }

                if (!suppliers.TryGetValue(line.Supplier!, out var supplier))
                {
                    suppliers.Add(line.Supplier!, supplier = suppliers.Count);
                }

                var (currency, country, year) = (purchase.Currency.ToString(), purchase.Country.ToString(), purchase.PurchaseDate.Year);
                money.Add((currency, country, year));
                writer.WriteLine(Row(
                    number++, year, supplier, product.Code, purchase.ProductCategory, currency, country,
                    purchase.Quantity, purchase.SpendAmount, purchase.VatRate ?? 0m,
                    purchase.AccountingTreatment == AccountingTreatment.Capitalised));
            }
        }

        WriteTable(folder, "products", "product,a1_a3_kg,a4_kg", products.Values.Select(product => product.Row));
        WriteTable(folder, "sectors", "device,without_margins,with_margins", ReferenceData.Snapshot.Categories.Names.Select(name =>
            ReferenceData.Snapshot.Categories.SectorFor(name, calculator.Pack.Classification) is { } sector
                && calculator.Pack.Factors.FirstOrDefault(factor => factor.SectorCode == sector) is { } factor
                ? Row(name, factor.WithoutMargins, factor.WithMargins)
                : Row(name, null, null)));
        WriteTable(folder, "restatements", "currency,country,year,restated", money.Select(key =>
            Row(key.Currency, key.Country, key.Year, Restated(calculator, key.Currency, key.Country, key.Year))));
    }

    // What a unit of this money comes to in the pack's: read off a line of it.
    private static decimal? Restated(Calculator calculator, string currency, string country, int year)
    {
        var outcome = calculator.Calculate(new PurchaseLine
        {
            LineId = "x",
            PurchaseDate = new DateOnly(year, 1, 1),
            AccountingTreatment = AccountingTreatment.Expensed,
            ProductCategory = "laptop",
            SpendAmount = 1m,
            Currency = CurrencyCode.Parse(currency),
            Country = CountryCode.Parse(country),
            PriceType = PriceType.PurchaserExclVat,
        });
        return outcome.Spend.Restatement?.Factor;
    }

    private static void WriteTable(string folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, $"{name}.csv"), rows.Prepend(header));

    private static string Row(params object?[] values) =>
        string.Join(',', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
}
