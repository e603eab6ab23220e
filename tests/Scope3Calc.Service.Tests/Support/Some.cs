using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Messages of ordinary lines. Whatever a test does not name is fine as it is.</summary>
/// <remarks>
/// The laptop is the Dell XPS 13 9310 of its 2021 sheet: 322 kg, of which A1-A3 262.108, A4 14.168, B6 44.758 and
/// C 0.966.
/// </remarks>
internal static class Some
{
    /// <summary>500 laptops with their EPD, bought for 750,000 EUR without VAT and capitalised.</summary>
    public static PurchaseLine Line(string id = "line-1") => new()
    {
        LineId = id,
        PurchaseDate = "2023-06-15",
        Supplier = "Laptops & Co",
        Contract = "C-17",
        BuyerUnit = "Public Works",
        Manufacturer = "Dell",
        Model = "XPS 13 9310",
        ProductCategory = "laptop",
        Quantity = "500",
        AccountingTreatment = AccountingTreatment.Capitalised,
        SpendAmount = "750000",
        CurrencyCode = "EUR",
        PriceType = PriceType.PurchaserExclVat,
        VatRate = "0.21",
        CountryCode = "NL",
        Declaration = Epd(),
    };

    /// <summary>A laptop of which only the price is known.</summary>
    public static PurchaseLine SpendOnly(string id = "line-1", string amount = "1000")
    {
        var line = Line(id);
        line.Manufacturer = string.Empty;
        line.Model = string.Empty;
        line.Quantity = "1";
        line.SpendAmount = amount;
        line.Declaration = null;
        return line;
    }

    public static Declaration Epd() => new()
    {
        DeclarationId = "EPD-1",
        Kind = DeclarationKind.EpdTypeIii,
        Verification = VerificationKind.ThirdPartyBody,
        Verifier = "A Verifier",
        IssueDate = "2022-01-01",
        ValidUntil = "2026-12-31",
        Standards = { "ISO 14025" },
        MassKg = "1.2",
        Modules =
        {
            new ModuleGwp { Module = LifeCycleModule.A1A3, GwpGhg = "262.108" },
            new ModuleGwp { Module = LifeCycleModule.A4, GwpGhg = "14.168" },
            new ModuleGwp { Module = LifeCycleModule.B6, GwpGhg = "44.758" },
            new ModuleGwp { Module = LifeCycleModule.C1C4, GwpGhg = "0.966" },
        },
    };

    /// <summary>Lines of every kind, rejected ones among them; no two alike.</summary>
    public static IEnumerable<PurchaseLine> Mixed(int count) => Enumerable.Range(0, count).Select(i =>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"line-{i}");
        var line = i % 3 == 0 ? Line(id) : SpendOnly(id, string.Create(CultureInfo.InvariantCulture, $"{1000 + i}.37"));
        switch (i % 10)
        {
            case 4:
                line.SpendAmount = "-12.5";
                line.Quantity = "-1";
                line.OriginalLineId = "line-0";
                break;
            case 5:
                line.CurrencyCode = "USD";
                line.CountryCode = "US";
                break;
            case 6:
                line.Quantity = "NaN";
                break;
            case 7:
                line.AccountingTreatment = AccountingTreatment.Expensed;
                line.SpendAmount = string.Empty;
                break;
            case 9:
                line.Declaration = Epd();
                line.Declaration.ValidUntil = "2023-01-01";
                break;
            default:
                break;
        }

        return line;
    });
}
