using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Tests.Support;

/// <summary>Hand-made lines. Whatever a test does not name is ordinary.</summary>
internal static class Some
{
    public static readonly ProductIdentity Xps13 = new("Dell", "XPS 13 9310");

    /// <summary>The laptop of METHOD's example W7: A1-A3 262.108 kg, A4 14.168 kg, of a verified EPD.</summary>
    public static Declaration Epd(
        decimal cradleToGate = 262.108m,
        decimal? delivery = 14.168m,
        ProductIdentity? product = null,
        string id = "epd-1",
        Validity? validity = null,
        IReadOnlyList<ModuleGwp>? modules = null) => new()
        {
            Id = id,
            Kind = DeclarationKind.EpdTypeIii,
            Verification = VerificationKind.ThirdPartyIndividual,
            Verifier = "A. Verifier",
            Product = product,
            Validity = validity ?? Validity.OfEpd(new DateOnly(2017, 1, 1), new DateOnly(2030, 1, 1)),
            GwpSet = GwpSet.Ar6,
            Modules = modules is not null ? [.. modules]
                : delivery is null
                ? [new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = cradleToGate }]
                :
                [
                    new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = cradleToGate },
                    new ModuleGwp { Module = LifeCycleModule.A4, Ghg = delivery },
                ],
        };

    /// <summary>500 laptops for 1,239.67 EUR each without VAT, capitalised in the Netherlands in June 2023.</summary>
    public static PurchaseLine Purchase(string id, decimal quantity = 500m, Declaration? declaration = null) => new()
    {
        LineId = id,
        PurchaseDate = new DateOnly(2023, 6, 15),
        AccountingTreatment = AccountingTreatment.Capitalised,
        Product = Xps13,
        ProductCategory = "laptop",
        Quantity = quantity,
        SpendAmount = quantity * 1239.67m,
        Currency = CurrencyCode.Parse("EUR"),
        PriceType = PriceType.PurchaserExclVat,
        Country = CountryCode.Parse("NL"),
        Declaration = declaration,
    };

    public static LedgerLine Line(in PurchaseLine purchase, string supplier = "Supplier A", string contract = "C-1") =>
        new(in purchase)
        {
            Supplier = supplier,
            Contract = contract,
            BuyerUnit = "IT",
            Manufacturer = purchase.Product?.Manufacturer,
            Model = purchase.Product?.Model,
        };

    public static LedgerLine Line(string id, decimal quantity = 500m, Declaration? declaration = null, string supplier = "Supplier A") =>
        Line(Purchase(id, quantity, declaration), supplier);

    public static LedgerLine Return(string id, string original, decimal quantity, DateOnly? date = null) => Line(
        Purchase(id, -quantity) with { OriginalLineId = original, PurchaseDate = date ?? new DateOnly(2024, 2, 1) });

    /// <summary>Many different lines: three suppliers, forty products, two years; each product in one stretch of them.</summary>
    public static IEnumerable<LedgerLine> Many(int count, int from = 0)
    {
        var declarations = Enumerable.Range(0, 40).Select(i => Epd(50m + i, id: $"epd-{i}")).ToArray();
        for (var i = from; i < from + count; i++)
        {
            var product = i / 5_000 % 40;
            var purchase = Purchase($"L-{i:D7}", 1 + (i % 200), product % 2 == 0 ? declarations[product] : null) with
            {
                PurchaseDate = new DateOnly(2022 + (i % 2), 1 + (i % 12), 1 + (i % 28)),
                Product = ProductOf(product),
                ProductCategory = product % 3 == 0 ? "monitor" : "laptop",
                AccountingTreatment = i % 5 == 0 ? AccountingTreatment.Expensed : AccountingTreatment.Capitalised,
            };
            yield return Line(
                in purchase, $"Supplier {(char)('A' + (i % 3))}", string.Create(CultureInfo.InvariantCulture, $"C-{i % 7}"));
        }
    }

    /// <summary>Lines of every method and tier, of two years: with and without delivery, expired, averages, spend, hybrid, leased, and
    /// some of which nothing is booked.</summary>
    public static IEnumerable<LedgerLine> Varied(int count, int from = 0)
    {
        var withDelivery = Epd(50.000001m, 5.000001m, id: "with-delivery");
        var expired = Epd(
            70m, null, id: "expired", validity: Validity.OfEpd(new DateOnly(2016, 1, 1), new DateOnly(2020, 1, 1)));
        var hybrid = Epd(
            id: "hybrid",
            modules:
            [
                new ModuleGwp { Module = LifeCycleModule.A1, Ghg = 60m, Total = 55m },
                new ModuleGwp { Module = LifeCycleModule.A2, Ghg = 30m, Total = 30m, IsAverage = true },
                new ModuleGwp { Module = LifeCycleModule.A3, Ghg = 10m, Total = 10m },
            ]);
        for (var i = from; i < from + count; i++)
        {
            var ordinary = Purchase($"L-{i:D7}", 3 + (i % 7)) with
            {
                PurchaseDate = new DateOnly(2022 + (i / 7 % 2), 1 + (i % 12), 1 + (i % 28)),
                Product = ProductOf(i % 7),
            };
            var purchase = (i % 7) switch
            {
                0 => ordinary with { Declaration = withDelivery },
                1 => ordinary with { Declaration = expired },
                2 => ordinary,
                3 => ordinary with { Product = null, ProductCategory = null, SectorCode = "334111" },
                4 => ordinary with { Declaration = hybrid, AccountingTreatment = AccountingTreatment.Expensed },
                5 => ordinary with { ProductCategory = "monitor", AccountingTreatment = AccountingTreatment.OperatingLease },
                _ => ordinary with { Declaration = expired, ProductCategory = null, SpendAmount = null, Currency = default },
            };
            yield return Line(in purchase, $"Supplier {(char)('A' + (i % 3))}", string.Create(CultureInfo.InvariantCulture, $"C-{i % 5}"));
        }
    }

    public static ProductIdentity ProductOf(int number) => new($"Maker {number % 4}", $"Model {number}");

    public static Co2eTotal Kg(decimal kilograms) => Co2eTotal.Zero + Co2e.FromKilograms(kilograms);
}
