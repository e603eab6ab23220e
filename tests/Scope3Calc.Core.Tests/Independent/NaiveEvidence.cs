using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>How good a declaration is for a line: the worst of what each condition allows.</summary>
/// <param name="Tier">Tier its evidence reaches.</param>
/// <param name="MayBeBooked">False where it had expired, was not yet valid, or is a template.</param>
/// <param name="NeedsALook">Something in it keeps the line from being plainly in order.</param>
internal readonly record struct NaiveEvidence(DataQualityTier Tier, bool MayBeBooked, bool NeedsALook)
{
    public static NaiveEvidence Of(in PurchaseLine line, Declaration declaration, Policy policy)
    {
        var own = OfDeclaration(declaration);
        int[] allowed = [(int)own.Tier, IsInGrace(in line, declaration, policy) ? 2 : 1, IsOfProduct(in line, declaration) ? 1 : 3];
        return new NaiveEvidence(
            (DataQualityTier)allowed.Max(),
            own.MayBeBooked && IsValid(in line, declaration, policy),
            own.NeedsALook || allowed[1..].Any(tier => tier > 1));
    }

    /// <summary>What the declaration says of itself, whatever the line.</summary>
    public static NaiveEvidence OfDeclaration(Declaration declaration)
    {
        var thirdParty = declaration.Verification is VerificationKind.ThirdPartyIndividual
            or VerificationKind.ThirdPartyBody or VerificationKind.ProcessCertification;
        var isEpd = declaration.Kind == DeclarationKind.EpdTypeIii;
        var undated = isEpd && (declaration.Validity.FirstDay is null || declaration.Validity.LastDay is null);
        var modules = new NaiveModules(declaration);
        var gapFilled = !modules.FromAverages.IsZero;
        int[] allowed =
        [
            declaration.Kind switch
            {
                DeclarationKind.EpdTypeIii => 1,
                DeclarationKind.IndustryAverageEpd or DeclarationKind.GenericDataset => 4,
                _ => 2,
            },
            declaration.Subtype switch
            {
                DatasetSubtype.Average or DatasetSubtype.Representative => isEpd ? 2 : 3,
                DatasetSubtype.Generic => 4,
                _ => 1,
            },
            thirdParty ? 1 : declaration.Verification == VerificationKind.InternalIndependent && isEpd ? 2 : 3,
            undated ? 2 : 1,
            !gapFilled ? 1 : modules.CradleToGate is { } all && (all - modules.FromAverages).IsZero ? 4 : 3,
        ];
        return new NaiveEvidence(
            (DataQualityTier)allowed.Max(),
            declaration.Subtype != DatasetSubtype.Template,
            !thirdParty || declaration.Verifier.Length == 0 || undated || gapFilled);
    }

    /// <summary>Whether it is for the model and configuration of the line, as far as it says.</summary>
    public static bool IsOfProduct(in PurchaseLine line, Declaration declaration) =>
        (declaration.Product is not { } declared
            || (declared.Manufacturer == line.Product?.Manufacturer && declared.Model == line.Product.Model))
        && (declaration.Configuration is not { } stated || line.Configuration is not { } bought || stated == bought);

    private static bool IsInGrace(in PurchaseLine line, Declaration declaration, Policy policy) =>
        line.PurchaseDate > declaration.Validity.LastDay && IsValid(in line, declaration, policy);

    private static bool IsValid(in PurchaseLine line, Declaration declaration, Policy policy) =>
        !(line.PurchaseDate < declaration.Validity.FirstDay)
        && !(line.PurchaseDate.AddDays(-policy.ExpiredGraceDays) > declaration.Validity.LastDay);
}
