using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;

namespace Scope3Calc.Core.Explanation;

/// <summary>Both sides of a gap, on its boundary.</summary>
/// <param name="Spend">The spend-based side.</param>
/// <param name="Product">The product-based side.</param>
internal sealed record GapSides(Derivation Spend, Derivation Product)
{
    /// <param name="outcome">A line with a gap.</param>
    /// <param name="product">Its product-based figures.</param>
    /// <param name="spend">Its spend-based figures.</param>
    public static GapSides Of(in LineOutcome outcome, ProductDerivation product, SpendDerivation spend) => new(
        spend.Emissions(outcome.Gap.Alignment switch
        {
            BoundaryAlignment.AlignedToPointOfSale => MarginScope.WithMargins,
            BoundaryAlignment.AlignedA1A3 => MarginScope.WithoutMargins,
            _ => outcome.Spend.Scope!.Value,
        }),
        outcome.Gap.Alignment == BoundaryAlignment.AlignedToPointOfSale
            ? Derivation.Sum("product-based side", product.CradleToGate, product.Distribution)
            : product.CradleToGate);

    /// <summary>Spend minus product.</summary>
    public Derivation Difference => new(
        new Expression.Difference("spend-based minus product-based", "kg CO2e", Spend.Expression, Product.Expression),
        $"{Spend.Result} by spend minus {Product.Result} by product");

    /// <summary>Spend over product, not rounded.</summary>
    public Derivation Ratio => new(
        new Expression.Quotient("spend-based over product-based", string.Empty, Spend.Expression, Product.Expression),
        $"{Spend.Result} by spend over {Product.Result} by product");
}
