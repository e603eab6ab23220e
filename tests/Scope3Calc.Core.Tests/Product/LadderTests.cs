using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>The way down the ladder: makers' tables, grace, refurbished devices, and a reason for every rung
/// passed.</summary>
public sealed class LadderTests
{
    private static readonly Validity Expired =
        Validity.OfEpd(new DateOnly(2018, 6, 6), new DateOnly(2023, 6, 5));

    private static readonly Snapshot WithMakerSheet = Some.SnapshotWith(Some.MakerSheet());

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_SpendBooked_HasAReasonForEachOfTheFourTiersAbove()
    {
        var passedOver = Some.Calculate(Some.Line()).PassedOver;

        Assert.Equal(Some.Reasons(ReasonCode.DeclarationMissing), passedOver.Tier1);
        Assert.Equal(Some.Reasons(ReasonCode.DeclarationMissing), passedOver.Tier2);
        Assert.Equal(
            Some.Reasons(ReasonCode.DeclarationMissing, ReasonCode.MakerFootprintNotFound), passedOver.Tier3);
        Assert.Equal(Some.Reasons(ReasonCode.CategoryAverageMissing), passedOver.Tier4);
        Assert.Equal(ReasonSet.None, passedOver[DataQualityTier.SpendBased]);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_Tier3Booked_HasReasonsForTiers1And2Only()
    {
        var passedOver = Some.Calculate(
            Some.Line(Some.Epd(verification: VerificationKind.SelfDeclared))).PassedOver;

        Assert.Equal(Some.Reasons(ReasonCode.EpdNotVerified), passedOver[DataQualityTier.VerifiedProductEpd]);
        Assert.Equal(Some.Reasons(ReasonCode.EpdNotVerified), passedOver[DataQualityTier.AssuredProductPcf]);
        Assert.True(passedOver[DataQualityTier.SelfDeclaredProductPcf].IsEmpty);
        Assert.True(passedOver[DataQualityTier.CategoryAverage].IsEmpty);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_AverageBooked_SaysThatNoMakersFigureWasThere()
    {
        var passedOver = Some.Calculate(
            Some.Line(Some.Epd(kind: DeclarationKind.IndustryAverageEpd))).PassedOver;

        Assert.Equal(Some.Reasons(ReasonCode.EpdNotProductSpecific), passedOver.Tier1);
        Assert.Equal(Some.Reasons(ReasonCode.EpdNotProductSpecific), passedOver.Tier2);
        Assert.Equal(
            Some.Reasons(ReasonCode.EpdNotProductSpecific, ReasonCode.MakerFootprintNotFound), passedOver.Tier3);
        Assert.True(passedOver.Tier4.IsEmpty);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_AverageExpired_SaysSoAtTheTierOfAverages()
    {
        var expired = Some.Epd(kind: DeclarationKind.IndustryAverageEpd, validity: Expired);

        Assert.True(Some.Calculate(Some.Line(expired)).PassedOver.Tier4.Contains(ReasonCode.EpdExpired));
    }

    [Fact]
    public void Calculate_OnlyTheMakersTableKnowsTheProduct_IsTier3ByIt()
    {
        var outcome = Some.Calculate(Some.Line(), snapshot: WithMakerSheet);

        // 500 x 250 kg = 125,000 kg.
        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
        Assert.Equal(Some.Kg(125_000m), outcome.Booked);
        Assert.Equal(LineStatus.OkWithWarnings, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.DeclarationMissing), outcome.PassedOver.Tier1);
    }

    [Fact]
    public void Calculate_OwnDeclarationIsBookable_TheMakersTableIsNotAsked()
    {
        var outcome = Some.Calculate(
            Some.Line(Some.Epd(verification: VerificationKind.SelfDeclared)), snapshot: WithMakerSheet);

        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
    }

    [Fact]
    [Trait("Behaviour", "14")]
    [Trait("Behaviour", "33")]
    public void Calculate_OwnExpired_FallsBackToTheMakersTable()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(validity: Expired)), snapshot: WithMakerSheet);

        Assert.Equal(LineStatus.FallbackApplied, outcome.Status);
        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
        Assert.Equal(Some.Kg(125_000m), outcome.Booked);
        Assert.Equal(Some.Reasons(ReasonCode.EpdExpired), outcome.PassedOver.Tier2);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_OwnIsAnAverage_TheMakersFigureGoesBefore()
    {
        var outcome = Some.Calculate(
            Some.Line(Some.Epd(kind: DeclarationKind.IndustryAverageEpd)), snapshot: WithMakerSheet);

        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
        Assert.Equal(Some.Kg(125_000m), outcome.Booked);
    }

    [Fact]
    public void Calculate_MakersRowHeldBack_SaysWhyAndBooksSpend()
    {
        var heldBack = new MakerFootprint(null, Some.Reasons(ReasonCode.MakerFootprintHeldBack));

        var outcome = Some.Calculate(Some.Line(), snapshot: Some.SnapshotWith(heldBack));

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.True(outcome.PassedOver.Tier3.Contains(ReasonCode.MakerFootprintHeldBack));
    }

    [Fact]
    public void Calculate_MakersRowFlagged_BooksItWithAWarning()
    {
        var snapshot = Some.SnapshotWith(Some.MakerSheet(Some.Reasons(ReasonCode.MakerFootprintFlagged)));

        Assert.Equal(LineStatus.OkWithWarnings, Some.Calculate(Some.Line(), snapshot: snapshot).Status);
    }

    [Fact]
    public void Calculate_PolicyWithoutMakersTables_DoesNotUseThem()
    {
        var policy = Some.Policy with { UseMakerFootprints = false };

        Assert.Equal(
            DataQualityTier.SpendBased, Some.Calculate(Some.Line(), policy, WithMakerSheet).Tier);
    }

    // The order was placed ten days after the last valid day.
    [Theory]
    [InlineData(0, DataQualityTier.SpendBased)]
    [InlineData(9, DataQualityTier.SpendBased)]
    [InlineData(10, DataQualityTier.AssuredProductPcf)]
    [InlineData(11, DataQualityTier.AssuredProductPcf)]
    public void Calculate_Expired_IsTier2WithinTheGraceThePolicyGrants(int graceDays, DataQualityTier tier)
    {
        var policy = Some.Policy with { ExpiredGraceDays = graceDays };

        var outcome = Some.Calculate(Some.Line(Some.Epd(validity: Expired)), policy);

        Assert.Equal(tier, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.EpdExpired), outcome.PassedOver.Tier1);
    }

    [Fact]
    public void Calculate_ExpiredWithinGrace_CarriesAWarning()
    {
        var policy = Some.Policy with { ExpiredGraceDays = 30 };

        Assert.Equal(
            LineStatus.OkWithWarnings, Some.Calculate(Some.Line(Some.Epd(validity: Expired)), policy).Status);
    }

    [Fact]
    [Trait("Behaviour", "14")]
    public void Calculate_Grace_NeverHelpsADeclarationIssuedLater()
    {
        var issuedLater = Some.Epd(validity: Validity.OfEpd(Some.OrderDay.AddDays(1), new DateOnly(2028, 1, 1)));

        var outcome = Some.Calculate(Some.Line(issuedLater), Some.Policy with { ExpiredGraceDays = 3650 });

        Assert.Equal(Some.Reasons(ReasonCode.EpdNotYetValid), outcome.PassedOver.Tier2);
    }

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_RefurbishedWithDeclarationForNew_ShowsNoProductFigure()
    {
        var outcome = Some.Calculate(
            Some.Line(Some.Epd()) with { Condition = DeviceCondition.Refurbished }, snapshot: WithMakerSheet);

        Assert.Null(outcome.Product.CradleToGate);
        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.True(outcome.PassedOver.Tier1.Contains(ReasonCode.RefurbishedNeedsPolicy));
        Assert.True(outcome.PassedOver.Tier3.Contains(ReasonCode.RefurbishedNeedsPolicy));
    }

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_RefurbishedWithItsOwnDeclaration_IsTier1()
    {
        var epd = Some.Epd(
            condition: DeviceCondition.Refurbished, modules: Some.Module(LifeCycleModule.A1ToA3, 20m));

        var outcome = Some.Calculate(Some.Line(epd) with { Condition = DeviceCondition.Refurbished });

        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(Some.Kg(10_000m), outcome.Booked);
    }

    [Fact]
    public void Calculate_ModelMatchesInAnotherSpelling_IsTier1()
    {
        var epd = Some.Epd(product: new ProductIdentity("DELL", "xps\u00A013 9310®"));

        Assert.Equal(DataQualityTier.VerifiedProductEpd, Some.Calculate(Some.Line(epd)).Tier);
    }

    [Fact]
    [Trait("Behaviour", "17")]
    public void Calculate_LineNamesNoProduct_ADeclarationForANamedOneIsAMismatch()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(product: Some.Xps13)) with { Product = null });

        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.EpdModelMismatch), outcome.PassedOver.Tier1);
        Assert.Equal(LineStatus.OkWithWarnings, outcome.Status);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_ProductBooked_TheSpendFigureStaysBesideIt()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd()));

        // W7 and W8 (order B) side by side.
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
        Assert.Equal(71_880.83m, decimal.Round(outcome.Spend.Emissions!.Value.Kilograms, 2));
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_SpendBooked_TheProductFigureStaysBesideIt()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(validity: Expired)));

        Assert.Equal(71_880.83m, decimal.Round(outcome.Booked!.Value.Kilograms, 2));
        Assert.Equal(Some.Kg(131_054m), outcome.Product.CradleToGate);
        Assert.False(outcome.Product.Bookable);
        Assert.Null(outcome.BookedDelivery);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    [Trait("Behaviour", "34")]
    public void Calculate_SpendImpossible_TheProductFigureIsBookedAllTheSame()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd()) with { SpendAmount = null });

        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
        Assert.Equal(Some.Reasons(ReasonCode.PriceMissing), outcome.Spend.Reasons);
        Assert.Null(outcome.Gap.Absolute);
        Assert.Equal(Some.Reasons(ReasonCode.GapSpendMissing), outcome.Gap.Reasons);
    }

    [Fact]
    public void Calculate_QuantityMissing_SaysSoAndBooksSpend()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd()) with { Quantity = null });

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.QuantityMissing), outcome.PassedOver.Tier1);
    }
}
