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
internal sealed class ProductSigma(UncertaintyPolicy policy)
{
    private readonly PedigreeTable _pedigree = new(policy.PedigreeScheme);
    private readonly double _productFloor = (double)policy.ProductFloor;

    // By tier; what stands at none is never looked up.
    private readonly double[] _byTier =
    [
        0,
        (double)policy.VerifiedProductEpd,
        (double)policy.AssuredProductPcf,
        (double)policy.SelfDeclaredProductPcf,
        (double)policy.CategoryAverage,
    ];

    public double Of(Declaration declaration, DataQualityTier tier, DateOnly purchase)
    {
        var ready = declaration.Ready;
        var floor = tier == DataQualityTier.CategoryAverage ? _byTier[(int)tier] : _productFloor;
        var sigma = Math.Max(ready.StatedSigma ?? _byTier[(int)tier], floor);
        if (ready.HarmonisedSigma is var added and > 0)
        {
            // What is declared may be the largest sigma there is already.
            sigma = Math.Min(Math.Sqrt((sigma * sigma) + (added * added)), Lognormal.MaxSigma);
        }

        return _pedigree.IsAtMost(sigma)
            ? sigma
            : Math.Max(sigma, _pedigree.Sigma(EstimateFacts.Of(declaration, purchase.Year)));
    }
}
