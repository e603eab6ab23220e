using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>How far up the ladder a declaration can carry a line, and what keeps it from going higher.</summary>
/// <remarks>
/// Shared by every line for which nothing is to be added to what the declaration alone decides; only the others make one
/// of their own.
/// </remarks>
/// <param name="Tier">The best tier it can reach.</param>
/// <param name="Usable">Whether it may be booked at all on that day, for that device.</param>
/// <param name="Failed">For each better tier, the conditions of it that fail.</param>
/// <param name="Warnings">What is worth a look but keeps it from no tier.</param>
internal sealed record Evidence(DataQualityTier Tier, bool Usable, TierReasons Failed, ReasonSet Warnings)
{
    private static readonly Evidence Best = new(DataQualityTier.VerifiedProductEpd, true, default, ReasonSet.None);

    /// <summary>What the declaration alone decides; the same for every line, so it is worked out once.</summary>
    public static Evidence Of(Declaration declaration)
    {
        var evidence = ByVerification(ByKind(Best, declaration), declaration);
        evidence = ByOwnFigures(evidence, declaration);
        return declaration is { Kind: DeclarationKind.EpdTypeIii, Validity: { FirstDay: null } or { LastDay: null } }
            ? evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdValidityUnknown)
            : evidence;
    }

    /// <summary>What remains of it on the day and for the device of a line.</summary>
    public static Evidence Of(in PurchaseLine line, Declaration declaration, Policy policy)
    {
        var evidence = OfProduct(in line, declaration);
        var (day, (first, last)) = (line.PurchaseDate, declaration.Validity);
        if (day < first)
        {
            evidence = evidence.Unusable(ReasonCode.EpdNotYetValid);
        }
        else if (day > last)
        {
            evidence = day <= last.Value.AddDays(policy.ExpiredGraceDays)
                ? evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdExpired)
                : evidence.Unusable(ReasonCode.EpdExpired);
        }

        if (!IsForNewOnly(in line, declaration))
        {
            // Refurbishing is a small part of making: its figure says nothing of a new device.
            return declaration.Condition == DeviceCondition.Refurbished && line.Condition == DeviceCondition.New
                ? evidence.Unusable(ReasonCode.EpdModelMismatch)
                : evidence;
        }

        // Under cut-off the figure is the declaration's own for refurbishing. Without one there is nothing to book; nor with
        // one of zero, which says that the new device is not refurbished.
        return policy.Refurbished == RefurbishedTreatment.CutOff && declaration.Footprint.Refurbishment is > 0m
            ? evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.RefurbishedCutOff)
            : evidence.Unusable(ReasonCode.RefurbishedNeedsPolicy);
    }

    /// <summary>What remains of it for the model and configuration of a line, whatever the day.</summary>
    public static Evidence OfProduct(in PurchaseLine line, Declaration declaration)
    {
        var evidence = declaration.Evidence;
        if (declaration.Product is { } declared && !declared.IsSame(line.Product))
        {
            evidence = evidence.AtBest(DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdModelMismatch);
        }

        return line.Configuration is { } bought && declaration.Configuration is { } stated
            && ProductIdentity.Normalise(bought) != ProductIdentity.Normalise(stated)
            ? evidence.AtBest(DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdConfigMismatch)
            : evidence;
    }

    /// <summary>Whether a refurbished device was bought and the declaration is for a new one.</summary>
    public static bool IsForNewOnly(in PurchaseLine line, Declaration declaration) =>
        line.Condition == DeviceCondition.Refurbished && declaration.Condition == DeviceCondition.New;

    // What was filled from averages is not the supplier's: a hybrid figure, or none of the supplier's at all.
    private static Evidence ByOwnFigures(Evidence evidence, Declaration declaration) =>
        declaration.Footprint switch
        {
            { CradleToGateFromAverages: 0m } => evidence,
            { CradleToGate: { } all, CradleToGateFromAverages: var averages } when averages == all =>
                evidence.AtBest(DataQualityTier.CategoryAverage, ReasonCode.EpdGapFilled),
            _ => evidence.AtBest(DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdGapFilled),
        };

    private static Evidence ByKind(Evidence evidence, Declaration declaration)
    {
        // A family's figure is a maker's own data, but not this product's.
        var (best, ofFamily) = declaration.Kind switch
        {
            DeclarationKind.EpdTypeIii => (DataQualityTier.VerifiedProductEpd, DataQualityTier.AssuredProductPcf),
            DeclarationKind.PcfIso14067 or DeclarationKind.PcfPact or DeclarationKind.PcfManufacturer =>
                (DataQualityTier.AssuredProductPcf, DataQualityTier.SelfDeclaredProductPcf),
            DeclarationKind.IndustryAverageEpd or DeclarationKind.GenericDataset =>
                (DataQualityTier.CategoryAverage, DataQualityTier.CategoryAverage),
            _ => (DataQualityTier.SelfDeclaredProductPcf, DataQualityTier.SelfDeclaredProductPcf),
        };
        evidence = best switch
        {
            DataQualityTier.VerifiedProductEpd => evidence,
            DataQualityTier.CategoryAverage => evidence.AtBest(best, ReasonCode.EpdNotProductSpecific),
            _ => evidence.AtBest(best, ReasonCode.NotAnEpd),
        };
        return declaration.Subtype switch
        {
            DatasetSubtype.Unspecified or DatasetSubtype.Specific => evidence,
            DatasetSubtype.Average or DatasetSubtype.Representative =>
                evidence.AtBest(ofFamily, ReasonCode.EpdNotProductSpecific),
            DatasetSubtype.Generic => evidence.AtBest(DataQualityTier.CategoryAverage, ReasonCode.EpdNotProductSpecific),
            _ => evidence.Unusable(ReasonCode.EpdNotProductSpecific),
        };
    }

    private static Evidence ByVerification(Evidence evidence, Declaration declaration)
    {
        switch (declaration.Verification)
        {
            case VerificationKind.ThirdPartyIndividual:
            case VerificationKind.ThirdPartyBody:
            case VerificationKind.ProcessCertification:
                return declaration.Verifier.Length > 0
                    ? evidence
                    : evidence with { Warnings = evidence.Warnings.With(ReasonCode.VerifierNotNamed) };

            case VerificationKind.InternalIndependent when declaration.Kind == DeclarationKind.EpdTypeIii:
                return evidence.AtBest(DataQualityTier.AssuredProductPcf, ReasonCode.EpdNotVerified);

            default:
                return evidence.AtBest(DataQualityTier.SelfDeclaredProductPcf, ReasonCode.EpdNotVerified);
        }
    }

    // Tiers count downwards in quality: the larger number is the lower rung.
    private Evidence AtBest(DataQualityTier tier, ReasonCode reason) => this with
    {
        Tier = tier > Tier ? tier : Tier,
        Failed = Failed.WithAbove(tier, ReasonSet.Of(reason)),
    };

    private Evidence Unusable(ReasonCode reason) => this with
    {
        Usable = false,
        Failed = Failed.WithAll(ReasonSet.Of(reason)),
    };
}
