using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Methods;

/// <summary>How uncertain a product-based figure is: the largest of what is declared, what its scores give, and the floor.</summary>
/// <remarks>
/// Scores alone give some 5 % for a verified EPD, while makers state 20 % for their own sheets and two teams with one
/// standard came 32 % apart on the same phone: hence the floor. What is stated in a way nobody can read is not used; the
/// tier's value takes its place.
/// </remarks>
internal static class ProductSigma
{
    public static double Of(Declaration declaration, DataQualityTier tier, int purchaseYear, UncertaintyPolicy policy)
    {
        var sigma = declaration.StatedSigma ?? (double)OfTier(tier, policy);
        sigma = Math.Max(sigma, (double)(tier == DataQualityTier.CategoryAverage ? policy.CategoryAverage : policy.ProductFloor));
        if (declaration.HarmonisedSigma is var added and > 0)
        {
            sigma = Math.Sqrt((sigma * sigma) + (added * added));
        }

        var rating = DataQualityRules.Rate(policy.PedigreeScheme, EstimateFacts.Of(declaration, purchaseYear));
        return Math.Max(sigma, Pedigree.Sigma(rating) ?? 0);
    }

    private static decimal OfTier(DataQualityTier tier, UncertaintyPolicy policy) => tier switch
    {
        DataQualityTier.VerifiedProductEpd => policy.VerifiedProductEpd,
        DataQualityTier.AssuredProductPcf => policy.AssuredProductPcf,
        DataQualityTier.SelfDeclaredProductPcf => policy.SelfDeclaredProductPcf,
        _ => policy.CategoryAverage,
    };
}
