using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>Hand-made lines. Whatever a test does not name is ordinary.</summary>
internal static class Some
{
    public static LedgerLine Line(
        string id, decimal quantity = 10m, string supplier = "Supplier A", string? original = null, DateOnly? date = null) =>
        new(new PurchaseLine
        {
            LineId = id,
            PurchaseDate = date ?? new DateOnly(2023, 6, 15),
            AccountingTreatment = AccountingTreatment.Capitalised,
            Product = new ProductIdentity("Dell", "XPS 13 9310"),
            ProductCategory = "laptop",
            Quantity = quantity,
            SpendAmount = quantity * 1239.67m,
            Currency = CurrencyCode.Parse("EUR"),
            PriceType = PriceType.PurchaserExclVat,
            Country = CountryCode.Parse("NL"),
            OriginalLineId = original,
        })
        {
            Supplier = supplier,
            Contract = "C-1",
            BuyerUnit = "IT",
            Manufacturer = "Dell",
            Model = "XPS 13 9310",
        };

    /// <summary>The same purchase with something else about it.</summary>
    public static LedgerLine With(this LedgerLine line, Func<PurchaseLine, PurchaseLine> change) => new(change(line.Purchase))
    {
        Supplier = line.Supplier,
        Contract = line.Contract,
        BuyerUnit = line.BuyerUnit,
        Manufacturer = line.Manufacturer,
        Model = line.Model,
        Gtin = line.Gtin,
    };

    public static LedgerLine[] Lines(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => Line($"L-{i:D6}", 1 + (i % 50)))];

    public static LedgerLine Return(string id, string original, decimal quantity = 1m) => Line(id, -quantity, original: original);

    /// <summary>Lines of any content; some reverse an earlier one.</summary>
    public static LedgerLine[] AnyLines(Random random, int count)
    {
        var invented = new Invented(random);
        Declaration?[] declarations = [null, .. Enumerable.Range(0, 20).Select(_ => invented.Make<Declaration>())];
        var lines = new LedgerLine[count];
        for (var i = 0; i < count; i++)
        {
            var (manufacturer, model) = (invented.TextOrNull(), invented.TextOrNull());
            var purchase = invented.Make<PurchaseLine>() with
            {
                LineId = $"{i} {invented.Text()}",
                Product = manufacturer is null || model is null ? null : new ProductIdentity(manufacturer, model),
                OriginalLineId = i > 0 && random.Next(5) == 0 ? lines[random.Next(i)].LineId : null,
                Declaration = random.GetItems(declarations, 1)[0],
            };
            lines[i] = new LedgerLine(purchase)
            {
                Manufacturer = manufacturer,
                Model = model,
                Supplier = invented.TextOrNull(),
                Contract = invented.TextOrNull(),
                BuyerUnit = invented.TextOrNull(),
                Gtin = invented.TextOrNull(),
            };
        }

        return lines;
    }
}
