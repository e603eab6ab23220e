using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>One pack as plain data: a factor is without margins, margins, with margins, and its price sector.</summary>
internal sealed record NaivePack(
    string Classification,
    string Currency,
    int Year,
    PriceType PriceType,
    string Country,
    bool WithMargins,
    Dictionary<string, (decimal? Without, decimal? Margins, decimal? With, string? PriceSector)> Factors);

/// <summary>
/// The reference data as dictionaries that the naive calculation reads itself, and the same data as a snapshot.
/// </summary>
/// <remarks>
/// Rates, inflation and indices have the length of published ones. EPA v1.2 factors are as printed; the EUR table and
/// the makers' sheets are made up. The bands and medians are rounded from those of the makers' sheets.
/// </remarks>
internal static class NaiveWorld
{
    public const string Epa = "epa";
    public const string EpaToGate = "epa-to-gate";
    public const string BasicEur = "basic-eur";

    private static readonly Dictionary<string, (decimal?, decimal?, decimal?, string?)> EpaFactors = new()
    {
        ["334111"] = (0.040m, 0.072m, 0.112m, "334"),
        ["334118"] = (0.127m, 0.055m, 0.183m, "334"),
        ["334210"] = (0.076m, 0.125m, 0.201m, null),
        ["423430"] = (0.085m, 0m, 0.085m, "420"),
        ["without-column"] = (0.121m, 0.037m, null, "334"),
        ["zero"] = (0m, 0m, 0m, "334"),
    };

    public static Dictionary<string, NaivePack> Packs { get; } = new()
    {
        [Epa] = new("NAICS", "USD", 2021, PriceType.PurchaserExclVat, "US", true, EpaFactors),
        [EpaToGate] = new("NAICS", "USD", 2021, PriceType.PurchaserExclVat, "US", false, EpaFactors),
        [BasicEur] = new("PRODUCTS", "EUR", 2019, PriceType.Basic, "NL", true, new()
        {
            ["30"] = (null, null, 0.4937m, null),
            ["32"] = (0.31m, 0.0871m, 0.397m, "30-33"),
        }),
    };

    public static Dictionary<(string Category, string Classification), string> Sectors { get; } = new()
    {
        [("laptop", "NAICS")] = "334111",
        [("monitor", "NAICS")] = "334118",
        [("network_switch", "NAICS")] = "334210",
        [("adapter", "NAICS")] = "gone",
        [("laptop", "PRODUCTS")] = "30",
        [("monitor", "PRODUCTS")] = "32",
    };

    /// <summary>Units of a currency for 1 EUR.</summary>
    public static Dictionary<(string Currency, int Year), decimal> PerEuro { get; } = new()
    {
        [("USD", 2019)] = 1.11947m, [("USD", 2020)] = 1.14219m, [("USD", 2021)] = 1.18274m,
        [("USD", 2022)] = 1.05305m, [("USD", 2023)] = 1.08127m,
        [("GBP", 2019)] = 0.87777m, [("GBP", 2021)] = 0.85961m, [("GBP", 2022)] = 0.85277m, [("GBP", 2023)] = 0.86979m,
        [("JPY", 2021)] = 129.87669m, [("JPY", 2023)] = 151.99027m,
        [("KWD", 2020)] = 0.35013m, [("KWD", 2021)] = 0.35689m, [("KWD", 2022)] = 0.32239m,
    };

    /// <summary>Change of consumer prices against the year before, in per cent.</summary>
    public static Dictionary<(string Country, int Year), decimal> InflationPct { get; } = new()
    {
        [("US", 2020)] = 1.23358439630637m, [("US", 2021)] = 4.69785886363742m,
        [("US", 2022)] = 8.00279982052121m, [("US", 2023)] = 4.11633838374488m,
        [("NL", 2020)] = 1.27246021644287m, [("NL", 2021)] = 2.67567203949089m,
        [("NL", 2022)] = 10.0012086052695m, [("NL", 2023)] = 3.83839386112154m,
        [("GB", 2020)] = 0.989486706062574m, [("GB", 2022)] = 7.92204892095512m, [("GB", 2023)] = 6.79396677195213m,
        [("JP", 2021)] = -0.233352784247587m, [("JP", 2022)] = 2.49770268107447m,
    };

    public static Dictionary<(string Sector, int Year), decimal> SectorIndex { get; } = new()
    {
        [("334", 2019)] = 98.113m, [("334", 2020)] = 97.4171m, [("334", 2021)] = 100m, [("334", 2022)] = 101.929m,
        [("420", 2021)] = 103.707m, [("420", 2022)] = 117.239m,
        [("30-33", 2019)] = 100m, [("30-33", 2020)] = 97.873m, [("30-33", 2021)] = 95.471m,
    };

    /// <summary>By type of device in kg per piece: 5th percentile, median and 95th of making, medians of A4 and of C.</summary>
    public static Dictionary<string, (decimal P5, decimal Making, decimal P95, decimal? Delivery, decimal? EndOfLife)> Averages
    { get; } = new()
    {
        ["laptop"] = (116m, 236.17m, 359m, 11.3m, 1.27m),
        ["network_switch"] = (37.5m, 150.9m, 412.75m, null, null),
    };

    /// <summary>By maker and model: the sheet, or nothing where it is held back.</summary>
    public static Dictionary<(string Manufacturer, string Model), Declaration?> MakerSheets { get; } = new()
    {
        [("Dell", "XPS 13 9310")] = Sheet(
            (LifeCycleModule.A1ToA3, 262.108m), (LifeCycleModule.A4, 14.168m), (LifeCycleModule.C1ToC4, 0.966m)),
        [("Dell", "XPS 15 9520")] = Sheet((LifeCycleModule.A1ToA3, 301.77m)),
        [("Lenovo", "T14 Gen 2")] = null,
    };

    public static Snapshot Snapshot { get; } = new(
        Packs.Select(pack => Published(pack.Key, pack.Value)),
        new DeviceCategories("c", Sectors.Select(row => (row.Key.Category, row.Key.Classification, row.Value))),
        new MakerFootprints("m", MakerSheets.Select(row => KeyValuePair.Create(
            new ProductIdentity(row.Key.Manufacturer, row.Key.Model).Key,
            new MakerFootprint(row.Value, row.Value is null ? Some.Reasons(ReasonCode.MakerFootprintHeldBack) : default)))),
        new Currencies("iso", new[] { "EUR", "USD", "GBP", "JPY", "KWD", "CHF" }.Select(code => CurrencyCode.Parse(code))),
        new ExchangeRates("x", PerEuro.Select(row => KeyValuePair.Create(
            new PriceBasis(CurrencyCode.Parse(row.Key.Currency), row.Key.Year), row.Value))),
        new ConsumerPrices("p", InflationPct.Select(row => KeyValuePair.Create(
            (CountryCode.Parse(row.Key.Country), row.Key.Year), row.Value))),
        new SectorPrices("s", SectorIndex),
        new DeviceAverages("a", Averages.Select(row => KeyValuePair.Create(row.Key, new DeviceAverage
        {
            Manufacturing = new StageAverage(100, row.Value.P5, row.Value.Making, row.Value.P95),
            Distribution = row.Value.Delivery is { } delivery ? new StageAverage(90, delivery / 2, delivery, delivery * 2) : null,
            EndOfLife = row.Value.EndOfLife is { } end ? new StageAverage(80, end / 2, end, end * 2) : null,
        }))));

    private static FactorPack Published(string id, NaivePack pack) => new(id, id, pack.Factors.Select(row =>
        new SpendFactor(row.Key, row.Key, row.Value.Without, row.Value.Margins, row.Value.With)
        {
            PriceSector = row.Value.PriceSector,
        }))
    {
        Title = id,
        Classification = pack.Classification,
        Basis = new PriceBasis(CurrencyCode.Parse(pack.Currency), pack.Year),
        PriceType = pack.PriceType,
        DefaultScope = pack.WithMargins ? MarginScope.WithMargins : MarginScope.WithoutMargins,
        GwpSet = GwpSet.Ar4,
        Country = CountryCode.Parse(pack.Country),
    };

    private static Declaration Sheet(params (LifeCycleModule Module, decimal Kg)[] modules) => new()
    {
        Id = "sheet",
        Kind = DeclarationKind.PcfManufacturer,
        Verification = VerificationKind.SelfDeclared,
        Modules = [.. modules.Select(module => new ModuleGwp { Module = module.Module, Ghg = module.Kg })],
    };
}
