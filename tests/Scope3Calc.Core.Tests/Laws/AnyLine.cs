using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>Lines of every kind: ordinary figures, edges of the allowed ranges, and everything that may be
/// missing.</summary>
internal static class AnyLine
{
    private static readonly Config Config = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000);

    /// <summary>Money and mass as ledgers hold them: 0.0001 to 100,000 with three or four decimals.</summary>
    public static Gen<decimal> Ordinary { get; } =
        from digits in Gen.Choose(1, 100_000_000)
        from decimals in Gen.Elements(3, 4)
        select new decimal(digits, 0, 0, false, (byte)decimals);

    public static Gen<int> Pieces { get; } = Gen.Choose(1, 100_000);

    /// <summary>Lines that both methods can calculate, in ordinary sizes.</summary>
    public static Gen<PurchaseLine> Calculable { get; } =
        from pieces in Pieces
        from spend in Ordinary
        from kg in Ordinary
        from a4 in Optional(Ordinary)
        from vat in Gen.Elements(null, 0m, 0.07m, 0.19m, 0.21m, (decimal?)0.255m)
        from currency in Gen.Elements(Some.Eur, Some.Usd, Some.Gbp, Some.Jpy, Some.Kwd)
        from country in Gen.Elements(Some.Netherlands, Some.UnitedStates)
        from year in Gen.Choose(2021, 2023)
        from category in Gen.Elements("laptop", "monitor")
        from treatment in Gen.Elements(AccountingTreatment.Expensed, AccountingTreatment.Capitalised)
        from kind in Gen.Elements(Enum.GetValues<DeclarationKind>())
        select Some.Line(Some.Epd(
            kind: kind,
            validity: Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2026, 1, 1)),
            modules: a4 is { } delivery
                ? [Some.Module(LifeCycleModule.A1ToA3, kg), Some.Module(LifeCycleModule.A4, delivery)]
                : [Some.Module(LifeCycleModule.A1ToA3, kg)])) with
        {
            Quantity = pieces,
            SpendAmount = spend,
            PriceType = vat is null ? PriceType.PurchaserExclVat : PriceType.PurchaserInclVat,
            VatRate = vat,
            Currency = currency,
            Country = country,
            PurchaseDate = new DateOnly(year, 6, 1),
            ProductCategory = category,
            AccountingTreatment = treatment,
        };

    // Most in the years whose prices and rates are known, some before and after everything.
    private static Gen<DateOnly> Day { get; } =
        from days in Gen.Frequency((3, Gen.Choose(0, 3 * 365)), (1, Gen.Choose(-2_000, 3_000)))
        select new DateOnly(2021, 1, 1).AddDays(days);

    // Edges and beyond, so that some lines break a rule and most do not.
    private static Gen<decimal> Wild { get; } = Gen.Frequency(
        (6, Ordinary),
        (1, Gen.Elements(
            0m, 1m, 0.5m, 0.0009m, 0.00091m, 101m, 1e-28m, 1e-20m, 1e-10m, 1e6m, 1e12m, 1e12m + 1m, 1e15m,
            1e20m, decimal.MaxValue)));

    private static Gen<decimal> WildAndSigned { get; } =
        from magnitude in Wild
        from negative in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select negative ? -magnitude : magnitude;

    private static Gen<ModuleGwp> Module { get; } =
        from module in Gen.Elements(Enum.GetValues<LifeCycleModule>())
        from state in Gen.Frequency(
            (5, Gen.Constant(ModuleState.Declared)), (1, Gen.Elements(Enum.GetValues<ModuleState>())))
        from aggregate in Optional(Gen.Elements(Enum.GetValues<LifeCycleModule>()))
        from ghg in Optional(WildAndSigned)
        from total in Optional(WildAndSigned)
        from fossil in Optional(Wild)
        from biogenic in Optional(WildAndSigned)
        from nonCo2 in Optional(Wild)
        from luluc in Optional(Wild)
        select new ModuleGwp
        {
            Module = module,
            State = state,
            AggregatedInto = aggregate,
            Ghg = ghg,
            Total = total,
            Fossil = fossil,
            Biogenic = biogenic,
            BiogenicNonCo2 = nonCo2,
            Luluc = luluc,
        };

    private static Gen<Declaration> Declaration { get; } =
        from kind in Gen.Elements(Enum.GetValues<DeclarationKind>())
        from subtype in Gen.Elements(Enum.GetValues<DatasetSubtype>())
        from verification in Gen.Elements(Enum.GetValues<VerificationKind>())
        from verifier in Gen.Elements(string.Empty, "A. Verifier")
        from first in Optional(Day)
        from last in Optional(Day)
        from product in OrNull(Gen.Elements(Some.Xps13, Some.OtherModel))
        from condition in Gen.Elements(Enum.GetValues<DeviceCondition>())
        from unit in Gen.Frequency(
            (3, Gen.Constant(DeclaredUnit.Piece)), (1, Gen.Elements(Enum.GetValues<DeclaredUnit>())))
        from amount in Gen.Frequency((2, Gen.Constant(1m)), (1, Wild))
        from mass in Optional(Wild)
        from years in Optional(Gen.Frequency((4, Gen.Choose(1, 100).Select(value => (decimal)value)), (1, Wild)))
        from functions in Optional(Wild)
        from modules in UpTo(4, Module)
        from production in WildAndSigned
        select Some.Epd(
            kind, subtype, verification, verifier, Validity.OfEpd(first, last), product, condition, unit, amount,
            mass, years, functions,
            modules: [
                .. modules.Append(Some.Module(LifeCycleModule.A1ToA3, production))
                    .DistinctBy(module => module.Module)]);

    /// <summary>Lines of any content at all.</summary>
    public static Gen<PurchaseLine> Any { get; } =
        from id in Gen.Frequency((20, Gen.Constant("line-1")), (1, Gen.Constant(string.Empty)))
        from day in Day
        from treatment in Gen.Frequency(
            (4, Gen.Elements(AccountingTreatment.Expensed, AccountingTreatment.Capitalised)),
            (1, Gen.Elements(Enum.GetValues<AccountingTreatment>())))
        from product in OrNull(Gen.Elements(Some.Xps13, Some.OtherModel))
        from category in Gen.Elements("laptop", "monitor", "unmapped", "toaster", null)
        from sector in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("334111", "0")))
        from quantity in Optional(Gen.Frequency((3, Pieces.Select(pieces => (decimal)pieces)), (1, WildAndSigned)))
        from quantityUnit in Gen.Frequency(
            (4, Gen.Constant(QuantityUnit.Piece)), (1, Gen.Elements(Enum.GetValues<QuantityUnit>())))
        from condition in Gen.Frequency(
            (4, Gen.Constant(DeviceCondition.New)), (1, Gen.Constant(DeviceCondition.Refurbished)))
        from spend in Optional(WildAndSigned)
        from currency in Gen.Elements(Some.Eur, Some.Usd, Some.Gbp, Some.Jpy, Some.Kwd, default)
        from priceType in Gen.Elements(Enum.GetValues<PriceType>())
        from vat in Gen.Frequency(
            (6, Gen.Elements(null, 0m, (decimal?)0.21m)), (1, Gen.Elements<decimal?>(0.9999999999999999999999999999m, 1m)))
        from ratio in Gen.Frequency((8, Gen.Constant<decimal?>(null)), (1, Wild.Select(value => (decimal?)value)))
        from free in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from country in Gen.Elements(Some.Netherlands, Some.UnitedStates, default)
        from original in Gen.Elements(null, "line-0")
        from declaration in OrNull(Declaration)
        select new PurchaseLine
        {
            LineId = id,
            PurchaseDate = day,
            AccountingTreatment = treatment,
            Product = product,
            ProductCategory = category,
            SectorCode = sector,
            Quantity = quantity,
            QuantityUnit = quantityUnit,
            Condition = condition,
            SpendAmount = spend,
            Currency = currency,
            PriceType = priceType,
            VatRate = vat,
            PriceTypeRatio = ratio,
            FreeOfCharge = free,
            Country = country,
            OriginalLineId = original,
            Declaration = declaration,
        };

    /// <summary>Lines of any content the rules accept.</summary>
    public static Gen<PurchaseLine> Accepted { get; } = Any.Where(line => Some.Problems(line).Count == 0);

    /// <summary>Policies of every combination that does not contradict itself.</summary>
    public static Gen<Policy> AnyPolicy { get; } =
        from order in Gen.Elements(Enum.GetValues<DeflationOrder>())
        from deflator in Gen.Elements(Enum.GetValues<Deflator>())
        from delivery in Gen.Elements(Enum.GetValues<DeliveryCategory>())
        from grace in Gen.Elements(0, 90, Policy.MaxGraceDays)
        from makers in Gen.Elements(false, true)
        from alignment in Gen.Elements(Enum.GetValues<GapAlignment>())
        select Some.Policy with
        {
            DeflationOrder = order,
            Deflator = order == DeflationOrder.ConvertThenDeflate ? deflator : Deflator.ConsumerPrices,
            DeliveryCategory = delivery,
            ExpiredGraceDays = grace,
            UseMakerFootprints = makers,
            GapAlignment = alignment,
        };

    /// <summary>Tries 1,000 cases; throws with the first that does not hold.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> law) =>
        Check.One(Config, Prop.ForAll(cases.ToArbitrary(), law));

    /// <summary>Short lists: what can go wrong with many goes wrong with a few.</summary>
    public static Gen<List<T>> UpTo<T>(int count, Gen<T> items) =>
        from size in Gen.Choose(0, count)
        from list in items.ListOf(size)
        select list.ToList();

    private static Gen<T?> Optional<T>(Gen<T> some)
        where T : struct =>
        Gen.Frequency((3, some.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    private static Gen<T?> OrNull<T>(Gen<T> some)
        where T : class =>
        Gen.Frequency((3, some.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));
}
