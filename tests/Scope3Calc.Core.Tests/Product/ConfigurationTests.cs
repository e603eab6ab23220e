using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Another configuration, like another model, is never silently accepted.</summary>
public sealed class ConfigurationTests
{
    private static LineOutcome Calculate(string? bought, string? declared, DeclarationKind kind = DeclarationKind.EpdTypeIii) =>
        Some.Calculate(Some.Line(new Declaration
        {
            Kind = kind,
            Subtype = DatasetSubtype.Specific,
            Verification = VerificationKind.ThirdPartyBody,
            Verifier = "A. Verifier",
            Validity = Some.InForce,
            Configuration = declared,
            Modules = Some.Xps13Modules,
        }) with { Configuration = bought });

    [Theory]
    [InlineData("16 GB / 512 GB SSD", "8 GB / 256 GB SSD")]
    [InlineData("i7", "i5")]
    [Trait("Behaviour", "17")]
    public void Calculate_AnotherConfiguration_IsTier3AtBestWithAWarning(string bought, string declared)
    {
        var outcome = Calculate(bought, declared);

        Assert.Equal(
            (LineStatus.OkWithWarnings, DataQualityTier.SelfDeclaredProductPcf), (outcome.Status, outcome.Tier));
        Assert.Equal(Some.Reasons(ReasonCode.EpdConfigMismatch), outcome.PassedOver.Tier1);
        Assert.Equal(Some.Reasons(ReasonCode.EpdConfigMismatch), outcome.PassedOver.Tier2);
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
    }

    [Theory]
    [InlineData("16GB 512GB SSD", "16gb  512gb ssd")]
    [InlineData("16\u00A0GB", "16 GB")]
    [InlineData("i7", "i7")]
    [Trait("Behaviour", "17")]
    public void Calculate_SameConfigurationInAnotherSpelling_IsTier1(string bought, string declared)
    {
        var outcome = Calculate(bought, declared);

        Assert.Equal((LineStatus.Ok, DataQualityTier.VerifiedProductEpd), (outcome.Status, outcome.Tier));
        Assert.DoesNotContain(ReasonCode.EpdConfigMismatch, outcome.Reasons);
    }

    // Where one side names none there is nothing to compare: the declaration is of the model.
    [Theory]
    [InlineData("16 GB", null)]
    [InlineData(null, "16 GB")]
    [InlineData(null, null)]
    public void Calculate_OneSideNamesNoConfiguration_IsTier1(string? bought, string? declared) =>
        Assert.Equal(DataQualityTier.VerifiedProductEpd, Calculate(bought, declared).Tier);

    [Fact]
    [Trait("Behaviour", "17")]
    public void Calculate_AverageOfAnotherConfiguration_DoesNotClimb()
    {
        var outcome = Calculate("i7", "i5", DeclarationKind.IndustryAverageEpd);

        Assert.Equal(DataQualityTier.CategoryAverage, outcome.Tier);
        Assert.Contains(ReasonCode.EpdConfigMismatch, outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "17")]
    public void Calculate_ModelAndConfigurationDiffer_BothAreNamed()
    {
        var epd = new Declaration
        {
            Kind = DeclarationKind.EpdTypeIii,
            Subtype = DatasetSubtype.Specific,
            Verification = VerificationKind.ThirdPartyBody,
            Verifier = "A. Verifier",
            Validity = Some.InForce,
            Product = Some.OtherModel,
            Configuration = "i5",
            Modules = Some.Xps13Modules,
        };

        var outcome = Some.Calculate(Some.Line(epd) with { Configuration = "i7" });

        Assert.Equal(
            Some.Reasons(ReasonCode.EpdModelMismatch, ReasonCode.EpdConfigMismatch), outcome.PassedOver.Tier1);
        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
    }
}
