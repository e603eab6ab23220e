using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Which tier a line's own declaration reaches, and the condition that keeps it from the one
/// above.</summary>
public sealed class TierTests
{
    private static readonly Declaration Complete = Some.Epd(product: Some.Xps13);

    [Fact]
    [Trait("Behaviour", "15")]
    public void Calculate_EveryConditionMet_IsTier1()
    {
        var outcome = Some.Calculate(Some.Line(Complete));

        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(CalculationMethod.SupplierSpecific, outcome.Method);
        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.Equal(default, outcome.PassedOver);
        Assert.True(outcome.Reasons.IsEmpty);
    }

    // Tier 1 wants six things. Each row takes one away; the reason is that one and no other.
    public static TheoryData<string, Declaration, DataQualityTier, ReasonCode> OneConditionShort => new()
    {
        {
            "kind", Some.Epd(kind: DeclarationKind.PcfIso14067),
            DataQualityTier.AssuredProductPcf, ReasonCode.NotAnEpd
        },
        {
            "product-specific: a family", Some.Epd(subtype: DatasetSubtype.Average),
            DataQualityTier.AssuredProductPcf, ReasonCode.EpdNotProductSpecific
        },
        {
            "product-specific: representative", Some.Epd(subtype: DatasetSubtype.Representative),
            DataQualityTier.AssuredProductPcf, ReasonCode.EpdNotProductSpecific
        },
        {
            "product-specific: generic", Some.Epd(subtype: DatasetSubtype.Generic),
            DataQualityTier.CategoryAverage, ReasonCode.EpdNotProductSpecific
        },
        {
            "third-party verified: internally", Some.Epd(verification: VerificationKind.InternalIndependent),
            DataQualityTier.AssuredProductPcf, ReasonCode.EpdNotVerified
        },
        {
            "third-party verified: by its maker", Some.Epd(verification: VerificationKind.SelfDeclared),
            DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdNotVerified
        },
        {
            "third-party verified: not stated", Some.Epd(verification: VerificationKind.Unknown),
            DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdNotVerified
        },
        {
            "validity: no last day", Some.Epd(validity: Validity.OfEpd(new DateOnly(2022, 1, 1), null)),
            DataQualityTier.AssuredProductPcf, ReasonCode.EpdValidityUnknown
        },
        {
            "validity: no day of issue", Some.Epd(validity: Validity.OfEpd(null, new DateOnly(2026, 1, 1))),
            DataQualityTier.AssuredProductPcf, ReasonCode.EpdValidityUnknown
        },
        {
            "model", Some.Epd(product: Some.OtherModel),
            DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdModelMismatch
        },
    };

    [Theory]
    [MemberData(nameof(OneConditionShort))]
    [Trait("Behaviour", "15")]
    [Trait("Behaviour", "17")]
    public void Calculate_OneConditionOfTier1Fails_IsBookedLowerForThatReasonAlone(
        string condition, Declaration declaration, DataQualityTier tier, ReasonCode reason)
    {
        var outcome = Some.Calculate(Some.Line(declaration));

        Assert.Equal((condition, tier), (condition, outcome.Tier));
        Assert.Equal(Some.Reasons(reason), outcome.PassedOver.Tier1);
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
    }

    // The rest of the six: these leave nothing of the declaration to book.
    public static TheoryData<string, Declaration, ReasonCode> NothingToBook => new()
    {
        { "expired", Some.Epd(validity: Days("2018-01-01", "2023-06-14")), ReasonCode.EpdExpired },
        { "not yet valid", Some.Epd(validity: Days("2023-06-16", "2028-06-15")), ReasonCode.EpdNotYetValid },
        {
            "cradle to gate incomplete",
            Some.Epd(modules: [Some.Module(LifeCycleModule.A1, 200m), Some.Module(LifeCycleModule.A3, 60m)]),
            ReasonCode.EpdModulesIncomplete
        },
    };

    [Theory]
    [MemberData(nameof(NothingToBook))]
    [Trait("Behaviour", "8")]
    [Trait("Behaviour", "14")]
    [Trait("Behaviour", "15")]
    public void Calculate_DeclarationCannotBeBooked_FallsToSpendForThatReason(
        string condition, Declaration declaration, ReasonCode reason)
    {
        var outcome = Some.Calculate(Some.Line(declaration));

        Assert.Equal((condition, DataQualityTier.SpendBased), (condition, outcome.Tier));
        Assert.Equal(LineStatus.FallbackApplied, outcome.Status);
        Assert.Equal(Some.Reasons(reason), outcome.PassedOver.Tier1);
    }

    [Theory]
    [InlineData(VerificationKind.ThirdPartyIndividual)]
    [InlineData(VerificationKind.ThirdPartyBody)]
    [InlineData(VerificationKind.ProcessCertification)]
    [Trait("Behaviour", "15")]
    public void Calculate_AnyThirdParty_IsTier1(VerificationKind verification) => Assert.Equal(
        DataQualityTier.VerifiedProductEpd,
        Some.Calculate(Some.Line(Some.Epd(verification: verification))).Tier);

    [Fact]
    public void Calculate_VerifierNotNamed_StaysOnTier1WithAWarning()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(verifier: string.Empty)));

        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(LineStatus.OkWithWarnings, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.VerifierNotNamed), outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "15")]
    public void Calculate_AllConditionsFail_ListsEachOfThem()
    {
        var declaration = Some.Epd(
            kind: DeclarationKind.PcfPact,
            verification: VerificationKind.SelfDeclared,
            validity: Days("2018-01-01", "2019-01-01"),
            product: Some.OtherModel,
            modules: Some.Module(LifeCycleModule.A3, 60m));

        var expected = Some.Reasons(
            ReasonCode.NotAnEpd,
            ReasonCode.EpdNotVerified,
            ReasonCode.EpdExpired,
            ReasonCode.EpdModelMismatch,
            ReasonCode.EpdModulesIncomplete);
        Assert.Equal(expected, Some.Calculate(Some.Line(declaration)).PassedOver.Tier1);
    }

    [Fact]
    [Trait("Behaviour", "16")]
    public void Calculate_SelfDeclaredMakersSheet_IsTier3()
    {
        var outcome = Some.Calculate(Some.Line(Some.MakerSheet().Declaration));

        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
        Assert.Equal(CalculationMethod.SupplierSpecific, outcome.Method);
    }

    [Theory]
    [InlineData(DeclarationKind.IndustryAverageEpd)]
    [InlineData(DeclarationKind.GenericDataset)]
    public void Calculate_Average_IsTier4AndAverageData(DeclarationKind kind)
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(kind: kind)));

        Assert.Equal(DataQualityTier.CategoryAverage, outcome.Tier);
        Assert.Equal(CalculationMethod.AverageData, outcome.Method);
        Assert.Equal(Some.Kg(131_054m), outcome.Booked);
    }

    [Theory]
    [InlineData(DeclarationKind.PcfIso14067)]
    [InlineData(DeclarationKind.PcfPact)]
    [InlineData(DeclarationKind.PcfManufacturer)]
    public void Calculate_PcfOfAGenericDataset_IsAnAverageAndNotOfThisProduct(DeclarationKind kind)
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd(kind: kind, subtype: DatasetSubtype.Generic)));

        Assert.Equal(DataQualityTier.CategoryAverage, outcome.Tier);
        Assert.True(outcome.PassedOver.Tier2.Contains(ReasonCode.EpdNotProductSpecific));
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_NoDeclaration_IsTier5()
    {
        var outcome = Some.Calculate(Some.Line());

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Equal(CalculationMethod.SpendBased, outcome.Method);
        Assert.Equal(LineStatus.FallbackApplied, outcome.Status);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_NeitherMethodPossible_IsNotCalculableAndSaysWhy()
    {
        var outcome = Some.Calculate(Some.Line() with { SpendAmount = null });

        Assert.Equal(CalculationMethod.NotCalculable, outcome.Method);
        Assert.Equal(DataQualityTier.None, outcome.Tier);
        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Null(outcome.Booked);
        Assert.True(outcome.Reasons.Contains(ReasonCode.DeclarationMissing));
        Assert.True(outcome.Reasons.Contains(ReasonCode.PriceMissing));
    }

    [Fact]
    [Trait("Behaviour", "6")]
    public void Calculate_TreatmentUnknown_IsRefusedWithoutAGuess()
    {
        var outcome = Some.Calculate(
            Some.Line(Complete) with { AccountingTreatment = AccountingTreatment.Unknown });

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.AccountingTreatmentUnknown), outcome.Reasons);
        Assert.Null(outcome.Booked);
    }

    [Theory]
    [InlineData(AccountingTreatment.Expensed, Scope3Category.PurchasedGoodsAndServices)]
    [InlineData(AccountingTreatment.Capitalised, Scope3Category.CapitalGoods)]
    [InlineData(AccountingTreatment.FinanceLease, Scope3Category.CapitalGoods)]
    [InlineData(AccountingTreatment.OperatingLease, Scope3Category.UpstreamLeasedAssets)]
    [Trait("Behaviour", "6")]
    public void Calculate_Treatment_DecidesTheCategory(AccountingTreatment treatment, Scope3Category category) =>
        Assert.Equal(
            category,
            Some.Calculate(Some.Line(Complete) with { AccountingTreatment = treatment }).Category);

    private static Validity Days(string first, string last) => Validity.OfEpd(
        DateOnly.ParseExact(first, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd"));
}
