using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Slips of units are held until a named user releases them; what is merely unusual is booked with a warning.</summary>
/// <remarks>For laptops: unusual below 38.67 and above 1,077 kg per piece, held below 3.867 and above 10,770.</remarks>
public sealed class PlausibilityTests
{
    private static LineOutcome Calculate(PurchaseLine line, Policy? policy = null) =>
        Some.Calculate(line, policy, Typical.Snapshot);

    private static PurchaseLine Declared(decimal kgPerPiece) =>
        Some.Line(Some.Epd(modules: Some.Module(LifeCycleModule.A1ToA3, kgPerPiece)));

    /// <summary>One laptop for so many dollars of 2021, which are 0.112 kg each.</summary>
    private static PurchaseLine Paid(decimal dollars) => Some.Spend(dollars) with { Quantity = 1m };

    private static readonly Policy BySpend = Some.Policy with { UseDeviceAverages = false };

    // 262.108 kg taken for g, for t, and both slips at once.
    [Theory]
    [InlineData(262_108)]
    [InlineData(262_108_000)]
    [InlineData(0.262108)]
    [InlineData(0.000262108)]
    [Trait("Behaviour", "18")]
    public void Calculate_SlipOfUnits_IsHeldAndInNoTotalAndNoGap(double kgPerPiece)
    {
        var line = Declared((decimal)kgPerPiece);

        var outcome = Calculate(line);

        Assert.Equal(LineStatus.ReviewRequired, outcome.Status);
        Assert.Null(outcome.Booked);
        Assert.Null(outcome.BookedDelivery);
        Assert.Null(outcome.Gap.Absolute);
        Assert.Null(outcome.Significance);
        Assert.Contains(ReasonCode.EpdImplausibleValue, outcome.Reasons);
        Assert.Contains(ReasonCode.GapHeld, outcome.Reasons);

        // The figures are still told, so that somebody can look at them.
        Assert.Equal(500m * (decimal)kgPerPiece, outcome.Product.CradleToGate!.Value.Kilograms);
        Assert.NotNull(outcome.Spend.Emissions);

        var portfolio = Some.PortfolioOf([line], snapshot: Typical.Snapshot);
        Assert.Equal((1L, 0L), (portfolio.LinesWith(LineStatus.ReviewRequired), portfolio.Matched.Lines));
        Assert.Equal(0m, portfolio.Booked.Kilograms);
    }

    [Theory]
    [InlineData(262_108)]
    [InlineData(0.262108)]
    [Trait("Behaviour", "18")]
    public void Calculate_HeldFigureReleasedByAUser_IsBookedWithTheWarning(double kgPerPiece)
    {
        var outcome = Calculate(Declared((decimal)kgPerPiece) with { ReleasedBy = "J. Jansen" });

        Assert.Equal(
            (LineStatus.OkWithWarnings, DataQualityTier.VerifiedProductEpd), (outcome.Status, outcome.Tier));
        Assert.Equal(500m * (decimal)kgPerPiece, outcome.Booked!.Value.Kilograms);
        Assert.Contains(ReasonCode.EpdImplausibleValue, outcome.Reasons);
        Assert.DoesNotContain(ReasonCode.GapHeld, outcome.Reasons);
        Assert.NotNull(outcome.Gap.Absolute);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [Trait("Behaviour", "18")]
    public void Check_ReleasedByNobody_IsRefused(string user)
    {
        var problem = Assert.Single(Some.Problems(Declared(262_108m) with { ReleasedBy = user }));

        Assert.Equal((ReasonCode.ValueInvalid, "released_by"), (problem.Code, problem.Field));
    }

    [Theory]
    [InlineData(3.866, LineStatus.ReviewRequired)] // 30 x 3.866 = 115.98
    [InlineData(3.867, LineStatus.OkWithWarnings)] // 30 x 3.867 = 116.01
    [InlineData(38.666, LineStatus.OkWithWarnings)] // 3 x 38.666 = 115.998
    [InlineData(38.667, LineStatus.Ok)] // 3 x 38.667 = 116.001
    [InlineData(262.108, LineStatus.Ok)]
    [InlineData(1077, LineStatus.Ok)]
    [InlineData(1077.001, LineStatus.OkWithWarnings)]
    [InlineData(10770, LineStatus.OkWithWarnings)]
    [InlineData(10770.001, LineStatus.ReviewRequired)]
    [InlineData(0, LineStatus.ReviewRequired)]
    [InlineData(-262.108, LineStatus.ReviewRequired)]
    [Trait("Behaviour", "18")]
    public void Calculate_FigurePerPiece_IsWarnedOfOrHeldByTheBand(double kgPerPiece, LineStatus expected)
    {
        var outcome = Calculate(Declared((decimal)kgPerPiece));

        Assert.Equal(expected, outcome.Status);
        Assert.Equal(expected == LineStatus.OkWithWarnings, outcome.Reasons.Contains(ReasonCode.EpdUnusualValue));
        Assert.Equal(expected == LineStatus.ReviewRequired, outcome.Reasons.Contains(ReasonCode.EpdImplausibleValue));
    }

    // 0.112 kg per dollar: 100,000 make 11,200 kg, 50,000 make 5,600, 1,000 make 112, 100 make 11.2, 30 make 3.36.
    [Theory]
    [InlineData(100_000, LineStatus.ReviewRequired, ReasonCode.SpendImplausibleValue)]
    [InlineData(50_000, LineStatus.FallbackApplied, ReasonCode.SpendUnusualValue)]
    [InlineData(1_000, LineStatus.FallbackApplied, null)]
    [InlineData(100, LineStatus.FallbackApplied, ReasonCode.SpendUnusualValue)]
    [InlineData(30, LineStatus.ReviewRequired, ReasonCode.SpendImplausibleValue)]
    [Trait("Behaviour", "18")]
    public void Calculate_SpendPerPiece_IsWarnedOfOrHeldByTheBand(int dollars, LineStatus expected, ReasonCode? reason)
    {
        var outcome = Calculate(Paid(dollars), BySpend);

        Assert.Equal(expected, outcome.Status);
        Assert.Equal(expected == LineStatus.ReviewRequired ? null : 0.112m * dollars, outcome.Booked?.Kilograms);
        Assert.Equal(reason == ReasonCode.SpendImplausibleValue, outcome.Reasons.Contains(ReasonCode.SpendImplausibleValue));
        Assert.Equal(reason == ReasonCode.SpendUnusualValue, outcome.Reasons.Contains(ReasonCode.SpendUnusualValue));
    }

    // 1,500 EUR are 194,820 JPY at 129.88 for the euro. Stated as EUR, they come to 129.88 times the 143.761665 kg of one
    // laptop for 1,500 EUR: 18,672 kg.
    [Fact]
    [Trait("Behaviour", "24")]
    public void Calculate_YenStatedAsEuro_HoldsTheSpendBasedFigure()
    {
        var yen = Some.Line() with { Product = null, Quantity = 1m, SpendAmount = 1_500m * 129.88m };

        Assert.Equal(LineStatus.ReviewRequired, Calculate(yen, BySpend).Status);
        Assert.Equal(LineStatus.FallbackApplied, Calculate(yen with { ReleasedBy = "J. Jansen" }, BySpend).Status);
    }

    [Fact]
    [Trait("Behaviour", "18")]
    public void Calculate_SpendImplausible_DoesNotHoldWhatIsBookedOnProductData()
    {
        var line = Some.Line(Some.Epd()) with { Quantity = 1m, SpendAmount = 1_500m * 129.88m };

        var outcome = Calculate(line);

        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.Equal(Some.Kg(262.108m), outcome.Booked);
        Assert.Contains(ReasonCode.SpendImplausibleValue, outcome.Reasons);

        // But nothing is compared with it.
        Assert.Null(outcome.Gap.Absolute);
        Assert.Contains(ReasonCode.GapHeld, outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "18")]
    public void Calculate_FigureThatMayNotBeBookedIsImplausible_DoesNotHoldTheSpend()
    {
        var expired = Some.Epd(
            validity: Validity.OfEpd(new DateOnly(2018, 1, 1), new DateOnly(2022, 12, 31)),
            modules: Some.Module(LifeCycleModule.A1ToA3, 262_108m));

        var outcome = Calculate(Some.Line(expired), BySpend);

        Assert.Equal((LineStatus.FallbackApplied, CalculationMethod.SpendBased), (outcome.Status, outcome.Method));
        Assert.NotNull(outcome.Booked);
        Assert.Null(outcome.Gap.Absolute);
    }

    [Fact]
    [Trait("Behaviour", "18")]
    public void Calculate_PiecesNotKnown_CannotBeChecked()
    {
        var outcome = Calculate(Paid(100_000m) with { Quantity = null });

        Assert.Equal((LineStatus.FallbackApplied, Some.Kg(11_200m)), (outcome.Status, outcome.Booked));
        Assert.DoesNotContain(ReasonCode.SpendImplausibleValue, outcome.Reasons);
    }

    [Fact]
    public void Calculate_OtherUnitOrType_CannotBeChecked()
    {
        var perKilogram = Some.Bought(10m, QuantityUnit.Kilogram, 262_108m);
        var monitor = Declared(262_108m) with { ProductCategory = "monitor" };
        var unknown = Declared(262_108m) with { ProductCategory = null };

        Assert.All([perKilogram, monitor, unknown], line => Assert.Equal(LineStatus.Ok, Calculate(line).Status));
    }

    // What refurbishing emits is not what making emits.
    [Fact]
    public void Calculate_RefurbishedDevice_IsNotJudgedByTheBandOfNewOnes()
    {
        var outcome = Calculate(
            Some.Line(Some.Epd(condition: DeviceCondition.Refurbished, modules: Some.Module(LifeCycleModule.A1ToA3, 3m)))
                with { Condition = DeviceCondition.Refurbished });

        Assert.Equal((LineStatus.Ok, Some.Kg(1_500m)), (outcome.Status, outcome.Booked));
    }

    [Theory]
    [InlineData(262.108, LineStatus.Ok)]
    [InlineData(262_108, LineStatus.ReviewRequired)]
    [Trait("Behaviour", "18")]
    public void Calculate_Return_IsJudgedAsItsPurchase(double kgPerPiece, LineStatus expected)
    {
        var line = Declared((decimal)kgPerPiece) with
        {
            Quantity = -500m,
            SpendAmount = -750_000m,
            OriginalLineId = "line-0",
        };

        Assert.Equal(expected, Calculate(line).Status);
    }

    // A spend of zero is meant and no slip; the product's figure is checked as ever.
    [Theory]
    [InlineData(262.108, LineStatus.Ok)]
    [InlineData(262_108, LineStatus.ReviewRequired)]
    [Trait("Behaviour", "18")]
    public void Calculate_FreeOfCharge_OnlyTheProductsFigureIsChecked(double kgPerPiece, LineStatus expected)
    {
        var outcome = Calculate(Declared((decimal)kgPerPiece) with { SpendAmount = 0m, FreeOfCharge = true });

        Assert.Equal(expected, outcome.Status);
        Assert.DoesNotContain(ReasonCode.SpendImplausibleValue, outcome.Reasons);
    }

    [Fact]
    public void Calculate_TheAverageItself_IsNeverJudgedByItsOwnBand()
    {
        // A median of 236 kg with a band far below it cannot be, but would say so here.
        var odd = Typical.With(Typical.Laptop(new Factors.StageAverage(9, 0.1m, 236m, 0.2m)));

        var outcome = Some.Calculate(Some.Line() with { Product = null }, snapshot: odd);

        Assert.Equal(Some.Kg(118_000m), outcome.Booked);
        Assert.DoesNotContain(ReasonCode.EpdImplausibleValue, outcome.Reasons);
    }
}
