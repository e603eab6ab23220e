using FsCheck.Fluent;
using FsCheck;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

/// <summary>Rows of every kind, with the edges of what their types allow.</summary>
internal static class AnySegment
{
    private static readonly Config Config = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000);

    public static Gen<long> Long { get; } = Gen.Frequency(
        (3, Gen.Constant(0L)),
        (3, Gen.Choose(-1_000, 1_000_000).Select(value => (long)value)),
        (1, Gen.Elements(long.MinValue, long.MinValue + 1, -1, 1, 1L << 56, (1L << 57) - 1, 1L << 62, long.MaxValue)));

    public static Gen<decimal> Decimal { get; } = Gen.Frequency(
        (3, Gen.Choose(-1_000_000, 50_000_000).Select(cents => new decimal(cents) / 100m)),
        (1, Gen.Elements(1.5m, 1.50m, 1.500m, 0m, 0.00m, 0.0000000000000000000000000000m, 1m)),
        (1, Gen.Elements(
            decimal.MaxValue, decimal.MinValue, 1e-28m, -1e-28m, 7.9228162514264337593543950335m,
            decimal.Negate(0m), decimal.Negate(0.00m), 9_223_372_036_854_775_807m, -9_223_372_036_854_775_807m,
            9_223_372_036_854_775_808m, -92_233_720_368_547_758.08m)));

    public static Gen<LineTerms> Terms { get; } =
        from treatment in Gen.Elements(Enum.GetValues<AccountingTreatment>())
        from disposal in Gen.Elements(Enum.GetValues<DisposalKind>())
        from unit in Gen.Elements(Enum.GetValues<QuantityUnit>())
        from condition in Gen.Elements(Enum.GetValues<DeviceCondition>())
        from priceType in Gen.Elements(Enum.GetValues<PriceType>())
        from basis in Gen.Elements(Enum.GetValues<SpendBasis>())
        from scope in Gen.Elements(Enum.GetValues<PriceScope>())
        from free in Gen.Elements(false, true)
        from currency in Gen.Elements("EUR", "USD", "AAA", "ZZZ", "")
        from country in Gen.Elements("NL", "US", "AA", "ZZ", "")
        from vatRate in OrNull(Gen.Elements(0.2m, 0.20m, 0m, 0.00m, 0.055m, 1e-28m))
        from ratio in OrNull(Decimal)
        select new LineTerms
        {
            AccountingTreatment = treatment,
            Disposal = disposal,
            QuantityUnit = unit,
            Condition = condition,
            PriceType = priceType,
            SpendBasis = basis,
            PriceScope = scope,
            FreeOfCharge = free,
            Currency = currency.Length == 0 ? default : CurrencyCode.Parse(currency),
            Country = country.Length == 0 ? default : CountryCode.Parse(country),
            VatRate = vatRate,
            PriceTypeRatio = ratio,
        };

    public static Gen<LedgerRow> Row { get; } =
        from day in Gen.Frequency(
            (9, Gen.Choose(735_000, 740_000)), (1, Gen.Elements(0, DateOnly.MaxValue.DayNumber)))
        from terms in Gen.Frequency((3, Gen.Constant(default(LineTerms))), (1, Terms))
        from codes in Int.ArrayOf(10)
        from quantity in OrNull(Decimal)
        from spend in OrNull(Decimal)
        from service in OrNull(Decimal)
        from original in Long
        from supersedes in Long
        select new LedgerRow
        {
            PurchaseDate = DateOnly.FromDayNumber(day),
            Terms = terms,
            Supplier = codes[0],
            Contract = codes[1],
            BuyerUnit = codes[2],
            Product = codes[3],
            Configuration = codes[4],
            Gtin = codes[5],
            Category = codes[6],
            Sector = codes[7],
            Declaration = codes[8],
            ReleasedBy = codes[9],
            Quantity = quantity,
            SpendAmount = spend,
            ServiceAmount = service,
            Original = original,
            Supersedes = supersedes,
        };

    public static Gen<byte[]> LineId { get; } = Gen.Frequency(
        (3, Gen.Choose(1, 100_000).Select(GeneratedLedger.LineId)),
        (1, from size in Gen.Elements(0, 1, 127, 128, 129, LedgerSegmentBuilder.MaximumLineIdSize)
            from letter in Gen.Elements((byte)'a', (byte)'b', (byte)0xC3)
            select Enumerable.Repeat(letter, size).ToArray()));

    public static Gen<(byte[] Id, LedgerRow Row)[]> Rows { get; } =
        from size in Gen.Frequency((9, Gen.Choose(1, 12)), (1, Gen.Choose(1, 60)))
        from rows in LineId.Zip(Row).ArrayOf(size)
        select rows;

    public static Gen<OutcomeRow[]> Outcomes =>
        from size in Gen.Frequency((9, Gen.Choose(1, 12)), (1, Gen.Choose(1, 60)))
        from rows in Outcome.ArrayOf(size)
        select rows;

    private static Gen<OutcomeRow> Outcome =>
        from shape in Gen.Frequency((1, Gen.Constant(default(OutcomeShape))), (2, Shape))
        from productSigma in Sigma
        from spendSigma in Sigma
        from factor in Gen.Elements(null, "", "334111", "334112", "Zürich")
        from declaration in Gen.Elements(null, "", "EPD-1", "EPD-2", "http://example.org/\u26a1")
        from product in Milligrams
        from delivery in Milligrams
        from spend in Milligrams
        from calibrated in Related(spend)
        from booked in Related(product, delivery, spend, calibrated)
        from bookedDelivery in Related(delivery)
        from gapProduct in Related(product, delivery)
        from gapSpend in Related(spend, calibrated)
        from supplierPart in Related(booked, product)
        select new OutcomeRow
        {
            State = shape.State,
            Status = shape.Status,
            Method = shape.Method,
            Tier = shape.Tier,
            Category = shape.Category,
            Alignment = shape.Alignment,
            Reasons = shape.Reasons,
            ProductSigma = productSigma,
            SpendSigma = spendSigma,
            SpendFactorId = factor,

            // Equal text, but not always the same object.
            DeclarationId = declaration is null ? null : new string(declaration),
            Masses = new LineMasses
            {
                Product = product,
                Delivery = delivery,
                Spend = spend,
                CalibratedSpend = calibrated,
                Booked = booked,
                BookedDelivery = bookedDelivery,
                GapProduct = gapProduct,
                GapSpend = gapSpend,
                SupplierPart = supplierPart.GetValueOrDefault(),
            },
        };

    private static Gen<OutcomeShape> Shape =>
        from state in Gen.Elements(Enum.GetValues<OutcomeState>())
        from status in Gen.Elements(Enum.GetValues<LineStatus>())
        from method in Gen.Elements(Enum.GetValues<CalculationMethod>())
        from tier in Gen.Elements(Enum.GetValues<DataQualityTier>())
        from category in Gen.Elements(Enum.GetValues<Scope3Category>())
        from alignment in Gen.Elements(Enum.GetValues<BoundaryAlignment>())
        from count in Gen.Frequency((9, Gen.Choose(0, 5)), (1, Gen.Constant(200)))
        from reasons in Gen.Elements(Enum.GetValues<ReasonCode>()).ArrayOf(count)
        select new OutcomeShape
        {
            State = state,
            Status = status,
            Method = method,
            Tier = tier,
            Category = category,
            Alignment = alignment,
            Reasons = reasons.Aggregate(ReasonSet.None, (set, reason) => set.With(reason)),
        };

    private static Gen<double> Sigma => Gen.Elements(
        0.0, 0.12, 0.13, 0.7, -0.0, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity);

    private static Gen<Co2e?> Milligrams => OrNull(Long.Select(Mass));

    // Every number but one is a mass: the least stands for none, nine times beyond what a line may come to.
    private static Co2e Mass(long milligrams) => Co2e.FromMilligrams(Math.Max(milligrams, -long.MaxValue));

    private static Gen<int> Int => Gen.Frequency(
        (3, Gen.Constant(0)),
        (3, Gen.Choose(0, 5_000)),
        (1, Gen.Elements(int.MinValue, -1, int.MaxValue - 1, int.MaxValue)));

    /// <summary>Tries a law on 1,000 cases.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> law) =>
        Check.One(Config, Prop.ForAll(cases.ToArbitrary(), law));

    public static Gen<T?> OrNull<T>(Gen<T> some)
        where T : struct =>
        Gen.Frequency((3, some.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    // A mass of its own, or one that follows from others of the line: what the format does not write again.
    private static Gen<Co2e?> Related(params Co2e?[] others) => Gen.Frequency(
        (1, Milligrams),
        (2, Gen.Elements(others)),
        (1, Gen.Constant<Co2e?>(Mass(SumOfTwo(others)))));

    // Wraps around, as nothing in the format forbids.
    private static long SumOfTwo(Co2e?[] masses) =>
        masses.Take(2).Aggregate(0L, (sum, mass) => unchecked(sum + mass.GetValueOrDefault().Milligrams));
}
