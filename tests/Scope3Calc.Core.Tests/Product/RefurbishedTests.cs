using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>A refurbished device with the declaration of the new one: refused, or cut off where the policy says so.</summary>
public sealed class RefurbishedTests
{
    private static readonly Policy CutOff = Some.Policy with { Refurbished = RefurbishedTreatment.CutOff };

    /// <summary>The laptop's declaration, with 30 kg for refurbishing it once.</summary>
    private static readonly Declaration WithB5 =
        Some.Epd(modules: [.. Some.Xps13Modules, Some.Module(LifeCycleModule.B5, 30m)]);

    private static LineOutcome Calculate(Declaration declaration, Policy policy) =>
        Some.Calculate(Some.Line(declaration) with { Condition = DeviceCondition.Refurbished }, policy);

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_DeclarationRequired_TheNewDevicesOneIsNotUsedEvenWithB5()
    {
        var outcome = Calculate(WithB5, Some.Policy);

        Assert.Equal((LineStatus.FallbackApplied, DataQualityTier.SpendBased), (outcome.Status, outcome.Tier));
        Assert.Null(outcome.Product.CradleToGate);
        Assert.Null(outcome.Gap.Absolute);
        Assert.Contains(ReasonCode.RefurbishedNeedsPolicy, outcome.Reasons);
        Assert.DoesNotContain(ReasonCode.RefurbishedCutOff, outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_CutOffWithB5_BooksRefurbishingAndTransportAndNamesThePolicy()
    {
        var outcome = Calculate(WithB5, CutOff);

        // 500 x 30 = 15,000 kg in place of 500 x 262.108; A4 500 x 14.168 = 7,084 kg as for a new device.
        Assert.Equal((Some.Kg(15_000m), Some.Kg(7_084m)), (outcome.Booked, outcome.BookedDelivery));
        Assert.Equal(
            (LineStatus.OkWithWarnings, CalculationMethod.SupplierSpecific, DataQualityTier.AssuredProductPcf),
            (outcome.Status, outcome.Method, outcome.Tier));
        Assert.Equal(Some.Reasons(ReasonCode.RefurbishedCutOff), outcome.PassedOver.Tier1);
        Assert.DoesNotContain(ReasonCode.RefurbishedNeedsPolicy, outcome.Reasons);
        Assert.NotEqual(Some.Policy.Id, CutOff.Id);
    }

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_CutOffWithoutB5_HasNothingToBook()
    {
        var outcome = Calculate(Some.Epd(), CutOff);

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Null(outcome.Product.CradleToGate);
        Assert.Contains(ReasonCode.RefurbishedNeedsPolicy, outcome.Reasons);
    }

    // Declarations of new devices often state 0 for B1 to B5, or that they are not relevant: the new device is not
    // refurbished. That says nothing of what refurbishing emits.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Behaviour", "19")]
    public void Calculate_CutOffWithB5OfZero_DoesNotBookZero(bool isRelevant)
    {
        var b5 = isRelevant
            ? Some.Module(LifeCycleModule.B5, 0m)
            : Some.Module(LifeCycleModule.B5, ModuleState.NotRelevant);

        var outcome = Calculate(Some.Epd(modules: [.. Some.Xps13Modules, b5]), CutOff);

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Contains(ReasonCode.RefurbishedNeedsPolicy, outcome.Reasons);
    }

    [Theory]
    [InlineData(RefurbishedTreatment.RequireDeclaration)]
    [InlineData(RefurbishedTreatment.CutOff)]
    [Trait("Behaviour", "19")]
    public void Calculate_DeclarationOfTheRefurbishedDevice_IsTier1UnderEitherPolicy(RefurbishedTreatment treatment)
    {
        var own = Some.Epd(
            condition: DeviceCondition.Refurbished,
            modules: [Some.Module(LifeCycleModule.A1ToA3, 20m), Some.Module(LifeCycleModule.B5, 30m)]);

        var outcome = Calculate(own, Some.Policy with { Refurbished = treatment });

        // 500 x 20 kg: its own A1-A3, whatever it says of being refurbished once more.
        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(Some.Kg(10_000m), outcome.Booked);
    }

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_NewDeviceUnderCutOff_IsBookedInFull()
    {
        var outcome = Some.Calculate(Some.Line(WithB5), CutOff);

        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
    }

    [Fact]
    [Trait("Behaviour", "19")]
    public void Calculate_CutOffOnADeclarationThatExpired_IsNotBooked()
    {
        var expired = Some.Epd(
            validity: Validity.OfEpd(new DateOnly(2018, 1, 1), new DateOnly(2022, 12, 31)),
            modules: [.. Some.Xps13Modules, Some.Module(LifeCycleModule.B5, 30m)]);

        Assert.Equal(DataQualityTier.SpendBased, Calculate(expired, CutOff).Tier);
    }
}
