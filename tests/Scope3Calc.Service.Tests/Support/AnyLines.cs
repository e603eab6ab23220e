using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Many lines made at random, always the same: most are in order, the others wrong in one or several fields.</summary>
internal static class AnyLines
{
    // A value that cannot be read or is out of range, for every field that can be wrong.
    private static readonly (string Field, object Value)[] Wrong =
    [
        ("line_id", ""), ("line_id", "zero\0"), ("line_id", new string('i', 129)), ("purchase_date", ""), ("purchase_date", "2023-02-30"),
        ("purchase_date", "1901-01-01"), ("supplier", "a\0b"), ("contract", new string('c', 1_025)), ("buyer_unit", "\0"),
        ("manufacturer", new string('m', 2_000)), ("model", "a\0b"), ("gtin", new string('1', 1_025)), ("product_category", "a\0b"),
        ("sector_code", "a\0b"), ("configuration", "a\0b"), ("quantity", "0"), ("quantity", "1.5"), ("quantity", "1e3"), ("quantity", "-1"),
        ("quantity_unit", 99), ("condition", 99), ("accounting_treatment", 0), ("accounting_treatment", 99), ("spend_amount", "x"),
        ("spend_amount", "1000000000000001"), ("spend_amount", "-5"), ("currency_code", "eur"), ("currency_code", "XQX"),
        ("currency_code", ""), ("price_type", 99), ("vat_rate", "1"), ("vat_rate", "?"), ("price_type_ratio", "0"), ("country_code", "nl"),
        ("free_of_charge", true), ("original_line_id", new string('o', 129)), ("original_line_id", "nobody"), ("spend_basis", 99),
        ("price_scope", 99), ("service_amount", "9999999"), ("service_amount", "-"), ("disposal", 99), ("released_by", "  "),
        ("declaration.kind", 0), ("declaration.mass_kg", "0"), ("declaration.mass_kg", "?"), ("declaration.modules[0].gwp_ghg", "?"),
        ("declaration.modules[1].module", 99),
    ];

    public static IEnumerable<PurchaseLine> Some(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var line = InOrder(i, random);
            for (var faults = random.Next(8) == 0 ? 1 + random.Next(3) : 0; faults > 0; faults--)
            {
                var (field, value) = Wrong[random.Next(Wrong.Length)];
                if (field.StartsWith("declaration", StringComparison.Ordinal))
                {
                    line.Declaration = Support.Some.Epd();
                }

                FieldPath.Set(line, field, value);
            }

            yield return line;
        }
    }

    private static PurchaseLine InOrder(int number, Random random)
    {
        // Now and then a line comes twice, with the same content or with another.
        var id = number > 0 && random.Next(20) == 0 ? number - 1 : number;
        var line = new PurchaseLine
        {
            LineId = Text($"L-{id}"),
            PurchaseDate = Text($"202{random.Next(4)}-0{1 + random.Next(9)}-1{random.Next(10)}"),
            AccountingTreatment = (AccountingTreatment)(1 + random.Next(4)),
            QuantityUnit = (QuantityUnit)random.Next(3),
            Condition = (DeviceCondition)random.Next(3),
            PriceType = (PriceType)random.Next(5),
            SpendBasis = (SpendBasis)random.Next(5),
            PriceScope = (PriceScope)random.Next(3),
            Disposal = random.Next(9) == 0 ? (DisposalKind)random.Next(4) : DisposalKind.Unspecified,
        };
        line.Supplier = Often(Text($"Supplier {random.Next(30)}"));
        line.Contract = Often(Text($"Contract {random.Next(9)}"));
        line.BuyerUnit = Often(Text($"Unit {random.Next(5)}"));
        line.Manufacturer = Often(Text($"Maker {random.Next(4)}"));
        line.Model = Often(Text($"Modèle {random.Next(9)}"));
        line.Gtin = Seldom("4006381333931");
        line.ProductCategory = Often("laptop");
        line.SectorCode = Seldom("334111");
        line.Configuration = Seldom("16 GB");
        line.Quantity = Often(Text($"{1 + random.Next(500)}"));
        line.ReleasedBy = Seldom("A. Person");
        line.VatRate = Often(random.Next(2) == 0 ? "0.2" : "0.20");
        line.PriceTypeRatio = Seldom("0.82");
        line.CountryCode = Often(random.Next(2) == 0 ? "NL" : "DE");
        line.CurrencyCode = random.Next(2) == 0 ? "EUR" : "JPY";
        line.SpendAmount = Often(Text($"{random.Next(90_000)}.{new string('5', random.Next(5))}1"));
        line.Declaration = random.Next(3) == 0 ? Support.Some.Epd() : null;
        if (line.SpendAmount.Length > 0)
        {
            line.ServiceAmount = Seldom("0.05");
        }

        if (line.Declaration is not null)
        {
            line.Declaration.DeclarationId = Text($"EPD-{random.Next(12)}");
        }

        if (number > 0 && random.Next(15) == 0)
        {
            line.OriginalLineId = Text($"L-{random.Next(number)}");
            (line.Quantity, line.SpendAmount, line.ServiceAmount) = (random.Next(2) == 0 ? "-1" : "", "-10.50", "");
        }

        return line;

        string Often(string text) => random.Next(6) == 0 ? string.Empty : text;

        string Seldom(string text) => random.Next(6) == 0 ? text : string.Empty;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
