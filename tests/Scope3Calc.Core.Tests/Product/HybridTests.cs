using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Declarations with stages that are averages and not the supplier's own.</summary>
public sealed class HybridTests
{
    private static ModuleGwp Average(LifeCycleModule module, decimal ghg) =>
        Some.Module(module, ghg) with { IsAverage = true };

    /// <summary>A verified EPD of 200 kg from cradle to gate, of which transport of materials, 20 kg, is an average.</summary>
    private static readonly Declaration PartlyAverage = Some.Epd(modules:
    [
        Some.Module(LifeCycleModule.A1, 100m), Average(LifeCycleModule.A2, 20m), Some.Module(LifeCycleModule.A3, 80m),
        Some.Module(LifeCycleModule.A4, 10m),
    ]);

    private static readonly Declaration AllAverage = Some.Epd(modules:
    [
        Average(LifeCycleModule.A1, 100m), Average(LifeCycleModule.A2, 20m), Average(LifeCycleModule.A3, 80m),
    ]);

    private static PurchaseLine Ten(Declaration declaration) => Some.Line(declaration) with { Quantity = 10m };

    [Fact]
    public void Calculate_OneModuleFromAverages_IsHybridAtTier3AndSaysSo()
    {
        var outcome = Some.Calculate(Ten(PartlyAverage));

        // 10 x 200 = 2,000 kg are booked.
        Assert.Equal(
            (LineStatus.OkWithWarnings, CalculationMethod.Hybrid, DataQualityTier.SelfDeclaredProductPcf),
            (outcome.Status, outcome.Method, outcome.Tier));
        Assert.Equal(Some.Kg(2_000m), outcome.Booked);
        Assert.Equal(Some.Reasons(ReasonCode.EpdGapFilled), outcome.PassedOver.Tier1);
        Assert.Equal(Some.Reasons(ReasonCode.EpdGapFilled), outcome.PassedOver.Tier2);
        Assert.True(outcome.PassedOver.Tier3.IsEmpty);
    }

    [Fact]
    [Trait("Behaviour", "45")]
    public void SupplierPart_OfAHybridFigure_LeavesTheAveragesOut()
    {
        var outcome = Some.Calculate(Ten(PartlyAverage));

        // 10 x (100 + 80) = 1,800 kg of 2,000, and the whole delivery of 100 kg.
        Assert.Equal(Some.Kg(1_800m), outcome.SupplierPart);
        Assert.Equal(Some.Kg(100m), outcome.SupplierPartOfDelivery);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Behaviour", "45")]
    public void Calculate_EveryModuleFromAverages_IsAnAverageAndNoSuppliersData(bool isAggregate)
    {
        var declaration = isAggregate ? Some.Epd(modules: Average(LifeCycleModule.A1ToA3, 200m)) : AllAverage;

        var outcome = Some.Calculate(Ten(declaration));

        Assert.Equal(
            (LineStatus.OkWithWarnings, CalculationMethod.AverageData, DataQualityTier.CategoryAverage),
            (outcome.Status, outcome.Method, outcome.Tier));
        Assert.Equal(Some.Kg(2_000m), outcome.Booked);
        Assert.Equal(Co2e.Zero, outcome.SupplierPart);
        Assert.True(outcome.PassedOver.Tier3.Contains(ReasonCode.EpdGapFilled));
    }

    [Fact]
    public void Calculate_EveryModuleFromAverages_GivesWayToTheMakersSheetAndNotToTheShippedAverage()
    {
        var withSheet = Some.Calculate(Ten(AllAverage), snapshot: Typical.With(maker: Some.MakerSheet()));
        var without = Some.Calculate(Ten(AllAverage), snapshot: Typical.Snapshot);

        // 10 x 250 kg by the sheet; 10 x 200 kg by the line's own declaration.
        Assert.Equal((Some.Kg(2_500m), LineStatus.FallbackApplied), (withSheet.Booked, withSheet.Status));
        Assert.Equal(Some.Kg(2_000m), without.Booked);
    }

    // The figure of A1-A3 is the supplier's own; that one of its parts is an average there does not change it.
    [Fact]
    public void Calculate_AverageBesideTheSuppliersAggregate_IsNotUsed()
    {
        var outcome = Some.Calculate(Ten(Some.Epd(modules:
        [
            Some.Module(LifeCycleModule.A1ToA3, 200m),
            Some.Module(LifeCycleModule.A1, 100m), Average(LifeCycleModule.A2, 20m), Some.Module(LifeCycleModule.A3, 80m),
        ])));

        Assert.Equal(
            (CalculationMethod.SupplierSpecific, DataQualityTier.VerifiedProductEpd), (outcome.Method, outcome.Tier));
        Assert.Equal(Some.Kg(2_000m), outcome.SupplierPart);
    }

    [Theory]
    [InlineData(DeliveryCategory.Category4)]
    [InlineData(DeliveryCategory.WithProduct)]
    [Trait("Behaviour", "45")]
    public void SupplierPart_DeliveryFromAverages_IsNotCounted(DeliveryCategory delivery)
    {
        var declaration = Some.Epd(modules:
            [Some.Module(LifeCycleModule.A1ToA3, 200m), Average(LifeCycleModule.A4, 10m)]);

        var outcome = Some.Calculate(Ten(declaration), Some.Policy with { DeliveryCategory = delivery });

        // 2,000 kg of the supplier's; the delivery's 100 kg are booked, here or there, and are not.
        Assert.Equal(Some.Kg(2_100m), outcome.Booked!.Value + (outcome.BookedDelivery ?? Co2e.Zero));
        Assert.Equal(Some.Kg(2_000m), outcome.SupplierPart + outcome.SupplierPartOfDelivery);
    }

    [Fact]
    [Trait("Behaviour", "45")]
    public void ShareSupplierData_OfHybridLines_CountsTheSuppliersPartOnly()
    {
        var portfolio = Some.PortfolioOf(
        [
            Ten(PartlyAverage),
            Some.Line(Some.Epd(modules: Some.Module(LifeCycleModule.A1ToA3, 79m))) with { LineId = "line-2", Quantity = 100m },
        ]);

        // 2,000 + 100 + 7,900 = 10,000 kg are booked, of which 10 x 20 = 200 kg are averages: 98 % and 2 %.
        Assert.Equal(10_000m, portfolio.Booked.Kilograms);
        Assert.Equal((0.98m, 0.02m, 0m), (portfolio.ShareSupplierData, portfolio.ShareAverage, portfolio.ShareSpend));

        // Both lines are on tiers 1 to 3.
        Assert.Equal(2_100m, portfolio.ByMethod(CalculationMethod.Hybrid).Booked.Kilograms);
    }

    [Fact]
    [Trait("Behaviour", "45")]
    public void SupplierPart_OfAReturn_IsNegativeToo()
    {
        var outcome = Some.Calculate(
            Ten(PartlyAverage) with { Quantity = -10m, SpendAmount = null, OriginalLineId = "line-0" });

        Assert.Equal((Some.Kg(-2_000m), Some.Kg(-1_800m)), (outcome.Booked, outcome.SupplierPart));
    }
}
