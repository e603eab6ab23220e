using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Laws;

/// <summary>Tier 1 over every combination of what a declaration may claim: all of them, not a
/// sample.</summary>
public sealed class TierLawTests
{
    private static readonly Validity[] Validities =
    [
        Some.InForce,
        default,
        Validity.OfEpd(new DateOnly(2022, 1, 1), null),
        Validity.OfEpd(new DateOnly(2018, 1, 1), new DateOnly(2023, 1, 1)),
        Validity.OfEpd(new DateOnly(2023, 7, 1), new DateOnly(2028, 1, 1)),
    ];

    private static readonly Policy Generous = Some.Policy with { ExpiredGraceDays = Policy.MaxGraceDays };

    public static TheoryData<DeclarationKind> Kinds => [.. Enum.GetValues<DeclarationKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Behaviour", "15")]
    public void Calculate_AnyCombination_IsTier1ExactlyWhenEveryConditionHolds(DeclarationKind kind)
    {
        var cases = 0;
        var calculator = new Calculator(Some.Snapshot, Generous);
        foreach (var declaration in Declarations(kind))
        {
            foreach (var condition in Enum.GetValues<DeviceCondition>())
            {
                cases++;
                var outcome = calculator.Calculate(Some.Line(declaration) with { Condition = condition });

                Assert.Equal(
                    MeetsEveryCondition(declaration, condition),
                    outcome.Tier == DataQualityTier.VerifiedProductEpd);
            }
        }

        // 6 subtypes x 6 verifications x 2 verifiers x 5 validities x 3 products x 2 conditions x 2 sets of
        // modules, each for a new and a refurbished device.
        Assert.Equal(6 * 6 * 2 * 5 * 3 * 2 * 2 * 2, cases);
    }

    [Fact]
    [Trait("Behaviour", "16")]
    public void Calculate_MakersSheetWithAnyClaims_NeverReachesTier1()
    {
        var calculator = new Calculator(Some.Snapshot, Generous);

        Assert.All(Declarations(DeclarationKind.PcfManufacturer), declaration =>
        {
            var outcome = calculator.Calculate(Some.Line(declaration));
            Assert.NotEqual(DataQualityTier.VerifiedProductEpd, outcome.Tier);
            Assert.True(outcome.PassedOver.Tier1.Contains(ReasonCode.NotAnEpd));
        });
    }

    // Behaviour 15, written out. An unstated subtype is taken as specific.
    private static bool MeetsEveryCondition(Declaration declaration, DeviceCondition bought) =>
        declaration is
        {
            Kind: DeclarationKind.EpdTypeIii,
            Subtype: DatasetSubtype.Specific or DatasetSubtype.Unspecified,
            Verification: VerificationKind.ThirdPartyIndividual or VerificationKind.ThirdPartyBody
                or VerificationKind.ProcessCertification,
            Modules: [{ Module: LifeCycleModule.A1ToA3 }, ..],
        }
        && declaration.Validity == Some.InForce
        && (declaration.Product is null || declaration.Product == Some.Xps13)
        && bought == declaration.Condition;

    private static IEnumerable<Declaration> Declarations(DeclarationKind kind) =>
        from subtype in Enum.GetValues<DatasetSubtype>()
        from verification in Enum.GetValues<VerificationKind>()
        from verifier in new[] { string.Empty, "A. Verifier" }
        from validity in Validities
        from product in new[] { null, Some.Xps13, Some.OtherModel }
        from condition in Enum.GetValues<DeviceCondition>()
        from module in new[] { LifeCycleModule.A1ToA3, LifeCycleModule.A3 }
        select Some.Epd(
            kind, subtype, verification, verifier, validity, product, condition,
            modules: Some.Module(module, 262.108m));
}
