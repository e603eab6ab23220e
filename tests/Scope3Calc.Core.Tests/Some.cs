using System.Globalization;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests;

/// <summary>Small hand-made lines, declarations and snapshots. Whatever a test does not name is
/// ordinary.</summary>
/// <remarks>
/// The laptop is the Dell XPS 13 9310 of its 2021 sheet: 322 kg, of which A1-A3 262.108, A4 14.168, B6 44.758
/// and C 0.966. The factors are EPA v1.2, kg per 2021 USD at purchaser prices, as published. Inflation over
/// two years is given as its product in the first of them.
/// </remarks>
internal static class Some
{
    public const string EpaPack = "epa-sef-v1.2";
    public const string BasicPack = "basic-eur";
    public const string KilogramPerDollarPack = "one-kg-per-usd";

    public static readonly CurrencyCode Eur = CurrencyCode.Parse("EUR");
    public static readonly CurrencyCode Usd = CurrencyCode.Parse("USD");
    public static readonly CurrencyCode Gbp = CurrencyCode.Parse("GBP");
    public static readonly CurrencyCode Jpy = CurrencyCode.Parse("JPY");
    public static readonly CurrencyCode Kwd = CurrencyCode.Parse("KWD");
    public static readonly CountryCode Netherlands = CountryCode.Parse("NL");
    public static readonly CountryCode UnitedStates = CountryCode.Parse("US");

    public static readonly DateOnly Today = new(2025, 1, 1);
    public static readonly DateOnly OrderDay = new(2023, 6, 15);
    public static readonly ProductIdentity Xps13 = new("Dell", "XPS 13 9310");
    public static readonly ProductIdentity OtherModel = new("Dell", "XPS 15 9520");

    /// <summary>Valid on the order day and for years around it.</summary>
    public static readonly Validity InForce = Validity.OfEpd(new DateOnly(2022, 1, 1), new DateOnly(2026, 12, 31));

    public static readonly ModuleGwp[] Xps13Modules =
    [
        Module(LifeCycleModule.A1ToA3, 262.108m),
        Module(LifeCycleModule.A4, 14.168m),
        Module(LifeCycleModule.B6, 44.758m),
        Module(LifeCycleModule.C1ToC4, 0.966m),
    ];

    public static readonly Snapshot Snapshot = SnapshotWith();

    /// <summary>The default policy on the factors of <see cref="EpaPack"/>.</summary>
    public static readonly Policy Policy = Policy.Default with { FactorPackId = EpaPack };

    public static readonly Policy ConvertFirst =
        Policy with { DeflationOrder = DeflationOrder.ConvertThenDeflate };

    public static readonly LineRules Rules = new(Today, Snapshot.Currencies);

    /// <summary>500 new laptops for 1,500 EUR each with 21 % VAT, capitalised in the Netherlands in
    /// 2023.</summary>
    public static PurchaseLine Line(Declaration? declaration = null) => new()
    {
        LineId = "line-1",
        PurchaseDate = OrderDay,
        AccountingTreatment = AccountingTreatment.Capitalised,
        Product = Xps13,
        ProductCategory = "laptop",
        Quantity = 500m,
        SpendAmount = 750_000m,
        Currency = Eur,
        PriceType = PriceType.PurchaserInclVat,
        VatRate = 0.21m,
        Country = Netherlands,
        Declaration = declaration,
    };

    /// <summary>A line of so many 2021 US dollars, which the EPA factors need not restate.</summary>
    public static PurchaseLine Spend(decimal dollars) => Line() with
    {
        PurchaseDate = new DateOnly(2021, 3, 1),
        Product = null,
        Quantity = null,
        SpendAmount = dollars,
        Currency = Usd,
        PriceType = PriceType.PurchaserExclVat,
        VatRate = null,
        Country = UnitedStates,
    };

    /// <summary>A quantity of something with a verified EPD of so many kg CO2e per unit, and no
    /// price.</summary>
    public static PurchaseLine Bought(decimal quantity, QuantityUnit unit, decimal kgPerUnit) => Line(Epd(
        product: null,
        unit: Enum.Parse<DeclaredUnit>(unit.ToString()),
        modules: [Module(LifeCycleModule.A1ToA3, kgPerUnit)])) with
    {
        Product = null,
        Quantity = quantity,
        QuantityUnit = unit,
        SpendAmount = null,
        Currency = default,
    };

    /// <summary>A declaration that meets every condition of tier 1, except where a test says
    /// otherwise.</summary>
    public static Declaration Epd(
        DeclarationKind kind = DeclarationKind.EpdTypeIii,
        DatasetSubtype subtype = DatasetSubtype.Specific,
        VerificationKind verification = VerificationKind.ThirdPartyIndividual,
        string verifier = "A. Verifier",
        Validity? validity = null,
        ProductIdentity? product = null,
        DeviceCondition condition = DeviceCondition.New,
        DeclaredUnit unit = DeclaredUnit.Piece,
        decimal amount = 1m,
        decimal? massKg = null,
        decimal? years = null,
        decimal? functionsPerPiece = null,
        GwpSet gwpSet = GwpSet.Ar6,
        ReasonSet warnings = default,
        string id = "epd-1",
        params ModuleGwp[] modules) => new()
        {
            Id = id,
            Kind = kind,
            Subtype = subtype,
            Verification = verification,
            Verifier = verifier,
            Validity = validity ?? InForce,
            Product = product,
            Condition = condition,
            Unit = unit,
            Amount = amount,
            MassKg = massKg,
            ServiceLifeYears = years,
            FunctionalUnitsPerPiece = functionsPerPiece,
            GwpSet = gwpSet,
            SourceWarnings = warnings,
            Modules = modules.Length == 0 ? Xps13Modules : modules,
        };

    public static ModuleGwp Module(LifeCycleModule module, decimal ghg) => new() { Module = module, Ghg = ghg };

    public static ModuleGwp Module(
        LifeCycleModule module, ModuleState state, LifeCycleModule? aggregatedInto = null) =>
        new() { Module = module, State = state, AggregatedInto = aggregatedInto };

    /// <summary>A maker's sheet for the laptop: 250 kg from cradle to gate.</summary>
    public static MakerFootprint MakerSheet(ReasonSet warnings = default) => new(
        Epd(
            kind: DeclarationKind.PcfManufacturer,
            verification: VerificationKind.SelfDeclared,
            verifier: string.Empty,
            validity: default(Validity),
            product: Xps13,
            warnings: warnings,
            modules: Module(LifeCycleModule.A1ToA3, 250m)),
        ReasonSet.None);

    public static Snapshot SnapshotWith(
        MakerFootprint? maker = null,
        IEnumerable<FactorPack>? packs = null,
        IEnumerable<KeyValuePair<PriceBasis, decimal>>? ratesPerEuro = null,
        IEnumerable<KeyValuePair<(CountryCode Country, int Year), decimal>>? inflationPct = null) => new(
            packs ?? [Epa(), Basic(), KilogramPerDollar()],
            new DeviceCategories("categories", [
                ("laptop", "NAICS_2017", "334111"),
                ("monitor", "NAICS_2017", "334118"),
                ("unmapped", "NAICS_2017", "999999")]),
            new MakerFootprints("makers", maker is null ? [] : [KeyValuePair.Create(Xps13.Key, maker)]),
            new Currencies("currencies", [Eur, Usd, Gbp, Jpy, Kwd]),
            new ExchangeRates("rates", ratesPerEuro ?? [
                Rate(Usd, 2021, 1.1827m),
                Rate(Usd, 2023, 1.0813m),
                Rate(Gbp, 2021, 0.86m),
                Rate(Jpy, 2021, 129.88m),
                Rate(Kwd, 2021, 0.357m)]),
            new ConsumerPrices("prices", inflationPct ?? [
                Inflation("NL", 2022, 14.22349m),
                Inflation("NL", 2023, 0m),
                Inflation("US", 2022, 12.44856m),
                Inflation("US", 2023, 0m),
                Inflation("US", 2021, 4m)]),
            new SectorPrices("sector prices", [
                KeyValuePair.Create(("334", 2021), 100m),
                KeyValuePair.Create(("334", 2023), 80m)]));

    public static KeyValuePair<PriceBasis, decimal> Rate(CurrencyCode currency, int year, decimal perEuro) =>
        KeyValuePair.Create(new PriceBasis(currency, year), perEuro);

    public static KeyValuePair<(CountryCode Country, int Year), decimal> Inflation(
        string country, int year, decimal percent) =>
        KeyValuePair.Create((CountryCode.Parse(country), year), percent);

    public static FactorPack Epa(MarginScope defaultScope = MarginScope.WithMargins) => new(EpaPack, "epa", [
        new SpendFactor("334111", "Electronic computers", 0.040m, 0.072m, 0.112m) { PriceSector = "334" },
        new SpendFactor("334118", "Terminals and other peripherals", 0.127m, 0.055m, 0.183m),
        new SpendFactor("423430", "Computer wholesalers", 0.085m, 0m, 0.085m)])
    {
        Title = "EPA supply-chain factors v1.2",
        Classification = "NAICS_2017",
        Basis = new PriceBasis(Usd, 2021),
        PriceType = PriceType.PurchaserExclVat,
        DefaultScope = defaultScope,
        GwpSet = GwpSet.Ar4,
        Country = UnitedStates,
    };

    /// <summary>One sector at 0.50 kg per 2021 EUR at basic prices, in one column only.</summary>
    public static FactorPack Basic() => new(BasicPack, "basic", [
        new SpendFactor("30", "Office machinery and computers", null, null, 0.50m)])
    {
        Title = "A basic-price table",
        Classification = "PRODUCTS",
        Basis = new PriceBasis(Eur, 2021),
        PriceType = PriceType.Basic,
        DefaultScope = MarginScope.WithMargins,
        GwpSet = GwpSet.Ar5,
        Country = Netherlands,
    };

    /// <summary>One sector at 1 kg per 2021 USD, for examples that state kilograms.</summary>
    public static FactorPack KilogramPerDollar() => new(KilogramPerDollarPack, "one", [
        new SpendFactor("1", "Anything", 1m, 0m, 1m)])
    {
        Title = "One kilogram per dollar",
        Classification = "ANY",
        Basis = new PriceBasis(Usd, 2021),
        PriceType = PriceType.PurchaserExclVat,
        DefaultScope = MarginScope.WithMargins,
        GwpSet = GwpSet.Ar5,
        Country = UnitedStates,
    };

    public static LineOutcome Calculate(in PurchaseLine line, Policy? policy = null, Snapshot? snapshot = null) =>
        new Calculator(snapshot ?? Snapshot, policy ?? Policy).Calculate(in line);

    public static Portfolio PortfolioOf(IEnumerable<PurchaseLine> lines, Policy? policy = null, Snapshot? snapshot = null)
    {
        var calculator = new Calculator(snapshot ?? Snapshot, policy ?? Policy);
        var portfolio = new Portfolio();
        foreach (var line in lines)
        {
            portfolio.Add(in line, calculator.Calculate(in line), calculator.Pack.GwpSet);
        }

        return portfolio;
    }

    public static Co2e Kg(decimal kilograms) => Co2e.FromKilograms(kilograms);

    public static ReasonSet Reasons(params ReadOnlySpan<ReasonCode> codes)
    {
        var set = ReasonSet.None;
        foreach (var code in codes)
        {
            set = set.With(code);
        }

        return set;
    }

    public static List<Problem> Problems(in PurchaseLine line)
    {
        List<Problem>? problems = null;
        Rules.Check(in line, ref problems);
        return problems ?? [];
    }

    /// <summary>Rounded to so many significant figures, for comparison with a printed number.</summary>
    public static string Significant(decimal value, int figures) =>
        ((double)value).ToString($"E{figures - 1}", CultureInfo.InvariantCulture);
}
