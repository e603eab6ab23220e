using System.Globalization;
using System.Text;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>
/// A full segment as a large buyer's ledger has them: 2,000 suppliers, 1,200 products, 60 categories, 300 contracts,
/// 40 buyer units, 8 currencies, 7 years, up to 200 pieces and 500,000.00 a line, of ten lines four with one of 500
/// declarations, one of a hundred a return, identifiers that count up. The same at every call.
/// </summary>
internal static class GeneratedLedger
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF", "SEK", "DKK", "PLN", "JPY"];
    private static readonly string[] Countries = ["NL", "US", "GB", "CH", "SE", "DK", "PL", "JP"];

    public static byte[] LineId(int row) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"L-{row + 1:D8}"));

    public static LedgerRow[] Rows(int count = 65_536)
    {
        var random = new Random(20_250_801);
        var rows = new LedgerRow[count];
        for (var i = 0; i < count; i++)
        {
            rows[i] = Row(random, i);
        }

        return rows;
    }

    private static LedgerRow Row(Random random, int ordinal)
    {
        var place = random.Next(Currencies.Length);
        var withVat = random.Next(3) == 0;
        var isReturn = ordinal > 100 && random.Next(100) == 0;
        var cents = random.Next(1, 50_000_001);
        return new LedgerRow
        {
            PurchaseDate = new DateOnly(2019, 1, 1).AddDays(random.Next(7 * 365)),
            Terms = new LineTerms
            {
                AccountingTreatment = random.Next(2) == 0
                    ? AccountingTreatment.Expensed
                    : AccountingTreatment.Capitalised,
                PriceType = withVat ? PriceType.PurchaserInclVat : PriceType.PurchaserExclVat,
                VatRate = withVat ? 0.20m : null,
                Currency = CurrencyCode.Parse(Currencies[place]),
                Country = CountryCode.Parse(Countries[place]),
            },
            Supplier = random.Next(1, 2_001),
            Contract = random.Next(1, 301),
            BuyerUnit = random.Next(1, 41),
            Product = random.Next(1, 1_201),
            Category = random.Next(1, 61),
            Declaration = random.Next(10) < 4 ? random.Next(1, 501) : 0,
            Quantity = random.Next(1, 201) * (isReturn ? -1 : 1),
            SpendAmount = new decimal(cents, 0, 0, isReturn, 2),
            Original = isReturn ? ordinal - random.Next(1, 100) : 0,
        };
    }
}
