using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>Purchases of 2021 whose masses can be read off: a spend of so many dollars is so many kilograms.</summary>
internal static class Ledger
{
    public static readonly Validity InForce =
        Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31));

    public static readonly Policy Policy = Some.Policy with { FactorPackId = Some.KilogramPerDollarPack };

    /// <summary>A laptop is 200 kg on average, and 100 to 400 kg are usual: below 3.33 and above 12,000 kg are slips.</summary>
    public static readonly Snapshot Snapshot = new(
        Some.Snapshot.Packs,
        Some.Snapshot.Categories,
        Some.SnapshotWith(Some.MakerSheet()).MakerFootprints,
        Some.Snapshot.Currencies,
        Some.Snapshot.ExchangeRates,
        Some.Snapshot.ConsumerPrices,
        Some.Snapshot.SectorPrices,
        new DeviceAverages("averages", [KeyValuePair.Create(
            "laptop",
            new DeviceAverage
            {
                Manufacturing = new StageAverage(20, 100m, 200m, 400m),
                EndOfLife = new StageAverage(20, 1m, 2m, 4m),
            })]));

    public static Calculator Calculator(Policy? policy = null) => new(Snapshot, policy ?? Policy);

    /// <summary>Something of no known type that cost so many dollars.</summary>
    public static PurchaseLine Spend(decimal dollars) => Some.Spend(dollars) with { SectorCode = "1", ProductCategory = null };

    /// <summary>One piece of no known type with a declaration, and no price.</summary>
    public static PurchaseLine Declared(Declaration declaration) => Spend(1m) with
    {
        SpendAmount = null,
        Quantity = 1m,
        Declaration = declaration,
    };

    /// <summary>The same, verified, with so many kilograms for A1 to A3.</summary>
    public static PurchaseLine Verified(decimal kg) => Declared(Epd(Some.Module(LifeCycleModule.A1ToA3, kg)));

    /// <summary>The same, declared by the maker alone.</summary>
    public static PurchaseLine SelfDeclared(decimal kg) => Declared(Some.Epd(
        validity: InForce,
        verification: VerificationKind.SelfDeclared,
        modules: Some.Module(LifeCycleModule.A1ToA3, kg)));

    public static Declaration Epd(params ModuleGwp[] modules) => Some.Epd(validity: InForce, modules: modules);

    public static InventoryTotals Of(params IEnumerable<PurchaseLine> lines) => Of(Calculator(), null, lines);

    public static InventoryTotals Of(Calculator calculator, int? year, params IEnumerable<PurchaseLine> lines)
    {
        var totals = new InventoryTotals(calculator, year);
        foreach (var line in lines)
        {
            totals.Add(in line, calculator.Calculate(in line));
        }

        return totals;
    }

    public static Portfolio PortfolioOf(Calculator calculator, IEnumerable<PurchaseLine> lines)
    {
        var portfolio = new Portfolio();
        foreach (var line in lines)
        {
            portfolio.Add(in line, calculator.Calculate(in line), calculator.Pack.GwpSet);
        }

        return portfolio;
    }
}
