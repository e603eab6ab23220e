using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Reference;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Benchmarks;

/// <summary>A public body's purchase ledger of any length, the same for the same length.</summary>
/// <remarks>
/// 2,000 suppliers, 1,200 products, 60 types of device, 8 currencies and countries, 7 years, 300 contracts, 40 buyer units. A few
/// suppliers and products have most of the lines (each half as frequent as the one before it in rank halves again: Zipf's law).
/// A model is bought for four to twelve months and then replaced by another, and lines stand in the order of their
/// dates, as in a ledger. 40 % of the lines carry a declaration, 2 % are returns of a line shortly before.
/// </remarks>
internal sealed class GeneratedLedger
{
    public const int Suppliers = 2_000;
    public const int Products = 1_200;
    public const int Categories = 60;
    public const int FirstYear = 2018;
    public const int Years = 7;

    private const int Seed = 20240331;

    private static readonly (string Currency, string Country)[] Buyers =
        [("EUR", "NL"), ("GBP", "GB"), ("SEK", "SE"), ("NOK", "NO"), ("PLN", "PL"), ("USD", "US"), ("DKK", "DK"), ("CHF", "CH")];

    private readonly Random _random = new(Seed);
    private readonly Product[] _products;
    private readonly double[] _supplierRanks = Zipf(Suppliers);
    private readonly int _lines;

    public GeneratedLedger(int lines)
    {
        _lines = lines;
        var names = ReferenceData.Snapshot.Categories.Names.Order(StringComparer.Ordinal).Take(Categories).ToArray();
        var ranks = Zipf(Products);
        _products = [.. Enumerable.Range(0, Products).Select(i => MakeProduct(i, names[i % Categories], Weight(ranks, i)))];
    }

    /// <summary>A product that one line in a thousand is of, more or less.</summary>
    public ProductIdentity OneInAThousand(IEnumerable<LedgerLine> sample)
    {
        var counts = sample.Where(line => line.Purchase.Product is not null && line.Purchase.Declaration is null)
            .CountBy(line => line.Purchase.Product!.Key).ToList();
        var total = counts.Sum(pair => (double)pair.Value);
        var key = counts.MinBy(pair => Math.Abs((pair.Value / total) - 0.001)).Key;
        return _products.Select(product => product.Identity).First(identity => identity.Key == key);
    }

    public IEnumerable<LedgerLine> Lines()
    {
        var days = (Years * 365) + 1;
        var first = new DateOnly(FirstYear, 1, 1);
        var active = new List<Product>();
        var weights = Array.Empty<double>();
        var day = -1;
        for (var i = 0; i < _lines; i++)
        {
            var today = (int)((long)i * days / _lines);
            if (today != day)
            {
                day = today;
                active = [.. _products.Where(product => product.FirstDay <= day && day < product.LastDay)];
                weights = Cumulative([.. active.Select(product => product.Weight)]);
            }

            var product = active[Pick(weights)];
            yield return Line(i, first.AddDays(day), product);
        }
    }

    private LedgerLine Line(int number, DateOnly date, Product product)
    {
        var supplier = Pick(_supplierRanks);
        var (currency, country) = Buyers[supplier % Buyers.Length];
        var isReturn = number > 100 && _random.Next(50) == 0;
        var quantity = isReturn ? 1 : 1 + _random.Next(200);
        var price = product.PriceCents * (80 + _random.Next(40)) / 100;
        var includesVat = supplier % 3 == 0;
        var purchase = new PurchaseLine
        {
            LineId = $"L-{number:D8}",
            PurchaseDate = date,
            AccountingTreatment = product.PriceCents > 80_000 ? AccountingTreatment.Capitalised : AccountingTreatment.Expensed,
            ProductCategory = product.Category,
            Product = product.Identity,
            Quantity = isReturn ? -quantity : quantity,
            SpendAmount = new decimal(quantity * price, 0, 0, isReturn, 2),
            Currency = CurrencyCode.Parse(currency),
            Country = CountryCode.Parse(country),
            PriceType = includesVat ? PriceType.PurchaserInclVat : PriceType.PurchaserExclVat,
            VatRate = includesVat ? 0.21m : null,
            Declaration = product.Declaration,

            // The line before may be a return itself; the one of a hundred lines before rarely is. Either way it is there.
            OriginalLineId = isReturn ? $"L-{number - 1 - _random.Next(100):D8}" : null,
        };
        return new LedgerLine(in purchase)
        {
            Supplier = SupplierNames[supplier],
            Contract = ContractNames[(supplier * 7 + product.Number) % ContractNames.Length],
            BuyerUnit = UnitNames[_random.Next(UnitNames.Length)],
            Manufacturer = product.Identity.Manufacturer,
            Model = product.Identity.Model,
        };
    }

    private static readonly string[] SupplierNames = [.. Enumerable.Range(0, Suppliers).Select(i => $"Supplier {i:D4} B.V.")];
    private static readonly string[] ContractNames = [.. Enumerable.Range(0, 300).Select(i => $"Framework {2015 + (i % 10)}-{i:D3}")];
    private static readonly string[] UnitNames = [.. Enumerable.Range(0, 40).Select(i => $"Unit {i:D2}")];

    private Product MakeProduct(int number, string category, double weight)
    {
        var days = 120 + _random.Next(245);
        var first = _random.Next((Years * 365) - 60) - 60;
        var identity = new ProductIdentity($"Maker {number % 25:D2}", $"Model {number:D4}");
        return new Product(
            number,
            identity,
            category,
            weight,
            // The first sixty products are always sold, so that there is no day without any.
            number < 60 ? 0 : first,
            number < 60 ? int.MaxValue : first + days,
            5_000 + _random.Next(200_000),
            _random.Next(10) < 4 ? Epd(number, identity) : null);
    }

    private Declaration Epd(int number, ProductIdentity product) => new()
    {
        Id = $"EPD-{number:D4}",
        Kind = DeclarationKind.EpdTypeIii,
        Verification = VerificationKind.ThirdPartyBody,
        Verifier = "Verifier",
        Product = product,
        Validity = Validity.OfEpd(new DateOnly(2017, 1, 1), new DateOnly(2026, 1, 1)),
        ServiceLifeYears = 4m,
        GwpSet = GwpSet.Ar6,
        Modules =
        [
            Module(LifeCycleModule.A1ToA3, _random.Next(50_000, 900_000)),
            Module(LifeCycleModule.A4, _random.Next(1_000, 40_000)),
            Module(LifeCycleModule.B6, _random.Next(10_000, 400_000)),
            Module(LifeCycleModule.C1ToC4, _random.Next(100, 5_000)),
        ],
    };

    private static ModuleGwp Module(LifeCycleModule module, int grams) =>
        new() { Module = module, Ghg = new decimal(grams, 0, 0, false, 3) };

    private int Pick(double[] cumulative)
    {
        var place = Array.BinarySearch(cumulative, _random.NextDouble() * cumulative[^1]);
        return Math.Min(place < 0 ? ~place : place, cumulative.Length - 1);
    }

    private static double[] Zipf(int count) => Cumulative([.. Enumerable.Range(1, count).Select(rank => 1.0 / rank)]);

    private static double Weight(double[] cumulative, int place) =>
        place == 0 ? cumulative[0] : cumulative[place] - cumulative[place - 1];

    private static double[] Cumulative(double[] weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }

    private sealed record Product(
        int Number,
        ProductIdentity Identity,
        string Category,
        double Weight,
        int FirstDay,
        int LastDay,
        int PriceCents,
        Declaration? Declaration);
}
