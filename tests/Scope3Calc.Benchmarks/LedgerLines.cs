using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Benchmarks;

/// <summary>Purchase lines as a ledger has them: few products, currencies and years, many lines.</summary>
/// <remarks>Of ten lines four have an EPD, two a product in the makers' table, four spend only; all have spend.</remarks>
internal static class LedgerLines
{
    private const int Seed = 20240331;

    private static readonly (string Currency, string Country)[] Buyers =
        [("EUR", "NL"), ("EUR", "DE"), ("EUR", "FR"), ("GBP", "GB"), ("SEK", "SE"), ("NOK", "NO"), ("PLN", "PL"), ("USD", "US")];

    private static readonly string[] Categories = ["laptop", "server", "monitor", "smartphone", "switch", "storage", "printer", "tablet"];

    private static readonly ProductIdentity[] InMakersTable =
    [
        new("Apple", "13-inch MacBook Air (M1 CPU) 256GB - 2020"),
        new("Apple", "13-inch MacBook Air (M1 CPU) 512GB - 2020"),
    ];

    public static PurchaseLine[] Make(int count)
    {
        var random = new Random(Seed);
        var declarations = Enumerable.Range(0, 200).Select(i => Epd(i, random)).ToArray();
        var lines = new PurchaseLine[count];
        for (var i = 0; i < count; i++)
        {
            var (currency, country) = Buyers[random.Next(Buyers.Length)];
            var kind = i % 10;
            lines[i] = new PurchaseLine
            {
                LineId = $"L-{i:D8}",
                PurchaseDate = new DateOnly(2018 + random.Next(7), 1 + random.Next(12), 1 + random.Next(28)),
                AccountingTreatment = kind % 2 == 0 ? AccountingTreatment.Capitalised : AccountingTreatment.Expensed,
                ProductCategory = Categories[random.Next(Categories.Length)],
                Quantity = 1 + random.Next(200),
                SpendAmount = new decimal(random.Next(10_000, 50_000_000), 0, 0, false, 2),
                Currency = CurrencyCode.Parse(currency),
                Country = CountryCode.Parse(country),
                PriceType = kind % 3 == 0 ? PriceType.PurchaserInclVat : PriceType.PurchaserExclVat,
                VatRate = kind % 3 == 0 ? 0.21m : null,
                Declaration = kind < 4 ? declarations[random.Next(declarations.Length)] : null,
                Product = kind is 4 or 5 ? InMakersTable[random.Next(InMakersTable.Length)] : null,
            };
        }

        return lines;
    }

    private static Declaration Epd(int number, Random random) => new()
    {
        Id = $"EPD-{number:D4}",
        Kind = DeclarationKind.EpdTypeIii,
        Verification = VerificationKind.ThirdPartyBody,
        Verifier = "Verifier",
        Validity = Validity.OfEpd(new DateOnly(2017, 1, 1), new DateOnly(2026, 1, 1)),
        ServiceLifeYears = 4m,
        GwpSet = GwpSet.Ar6,
        Modules =
        [
            Module(LifeCycleModule.A1ToA3, random.Next(50_000, 900_000)),
            Module(LifeCycleModule.A4, random.Next(1_000, 40_000)),
            Module(LifeCycleModule.B6, random.Next(10_000, 400_000)),
            Module(LifeCycleModule.C1ToC4, random.Next(100, 5_000)),
        ],
    };

    private static ModuleGwp Module(LifeCycleModule module, int grams) => new()
    {
        Module = module,
        Ghg = new decimal(grams, 0, 0, false, 3),
    };
}
