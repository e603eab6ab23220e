using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>How far up the ladder a declaration can carry a line, and what keeps it from going higher.</summary>
/// <param name="Tier">The best tier it can reach.</param>
/// <param name="Usable">Whether it may be booked at all on that day, for that device.</param>
/// <param name="Reasons">Every condition of a higher tier that it fails.</param>
internal readonly record struct Evidence(DataQualityTier Tier, bool Usable, ReasonSet Reasons)
{
    private static readonly Evidence Best = new(DataQualityTier.VerifiedProductEpd, true, ReasonSet.None);

    public static Evidence Of(in PurchaseLine line, Declaration declaration, Policy policy)
    {
        var evidence = Best;
        evidence = ByKind(evidence, declaration);
        evidence = ByVerification(evidence, declaration);
        evidence = ByValidity(evidence, declaration, line.PurchaseDate, policy);
        return ByProduct(evidence, declaration, in line);
    }

    private static Evidence ByKind(Evidence evidence, Declaration declaration) => declaration.Kind switch
    {
        DeclarationKind.EpdTypeIii => declaration.Subtype switch
        {
            DatasetSubtype.Unspecified or DatasetSubtype.Specific => evidence,
            DatasetSubtype.Average or DatasetSubtype.Representative =>
                evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdNotProductSpecific),
            _ => evidence.AtBest(DataQualityTier.CategoryAverage, ReasonCode.EpdNotProductSpecific),
        },
        DeclarationKind.IndustryAverageEpd or DeclarationKind.GenericDataset =>
            evidence.AtBest(DataQualityTier.CategoryAverage, ReasonCode.EpdNotProductSpecific),
        _ => evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.NotAnEpd),
    };

    private static Evidence ByVerification(Evidence evidence, Declaration declaration)
    {
        switch (declaration.Verification)
        {
            case VerificationKind.ThirdPartyIndividual:
            case VerificationKind.ThirdPartyBody:
            case VerificationKind.ProcessCertification:
                return declaration.Verifier.Length > 0
                    ? evidence
                    : evidence with { Reasons = evidence.Reasons.With(ReasonCode.VerifierNotNamed) };

            case VerificationKind.InternalIndependent when declaration.Kind == DeclarationKind.EpdTypeIii:
                return evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdNotVerified);

            default:
                return evidence.AtBest(DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdNotVerified);
        }
    }

    private static Evidence ByValidity(Evidence evidence, Declaration declaration, DateOnly day, Policy policy)
    {
        var (first, last) = declaration.Validity;
        if (declaration.Kind == DeclarationKind.EpdTypeIii && (first is null || last is null))
        {
            evidence = evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdValidityUnknown);
        }

        if (day < first)
        {
            return evidence.Unusable(ReasonCode.EpdNotYetValid);
        }

        if (day > last)
        {
            return day <= last.Value.AddDays(policy.ExpiredGraceDays)
                ? evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdExpired)
                : evidence.Unusable(ReasonCode.EpdExpired);
        }

        return evidence;
    }

    private static Evidence ByProduct(Evidence evidence, Declaration declaration, in PurchaseLine line)
    {
        if (declaration.Product is { } declared && declared.Key != line.Product?.Key)
        {
            evidence = evidence.AtBest(DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdModelMismatch);
        }

        return line.Condition == DeviceCondition.Refurbished && declaration.Condition == DeviceCondition.New
            ? evidence.Unusable(ReasonCode.RefurbishedNeedsPolicy)
            : evidence;
    }

    // Tiers count downwards in quality: the larger number is the lower rung.
    private Evidence AtBest(DataQualityTier tier, ReasonCode reason) =>
        new(tier > Tier ? tier : Tier, Usable, Reasons.With(reason));

    private Evidence Unusable(ReasonCode reason) => new(Tier, false, Reasons.With(reason));
}
