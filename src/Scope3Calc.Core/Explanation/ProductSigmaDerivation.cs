using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Explanation;

/// <summary>Sigma of a product-based figure: the largest of several, as <see cref="ProductSigma"/> chooses.</summary>
internal static class ProductSigmaDerivation
{
    private const string Label = "sigma of the product-based figure";

    /// <param name="line">A line with a product-based figure.</param>
    /// <param name="product">That figure.</param>
    /// <param name="calculator">The calculator it came from.</param>
    public static Derivation Of(in PurchaseLine line, in ProductEstimate product, Calculator calculator)
    {
        var (declaration, policy) = (product.Declaration!, calculator.Policy.Uncertainty);
        var stated = declaration.StatedSigma is null
            ? OfTier(product.Tier, policy)
            : DeclaredSigmaDerivation.Of(
                declaration.Uncertainty!.Value, new DeclarationSource(in line, declaration, calculator.Snapshot));
        var floor = product.Tier == DataQualityTier.CategoryAverage
            ? Given("least of an average", policy.CategoryAverage, "category_average")
            : Given("floor of the policy", policy.ProductFloor, "product_floor");
        var pedigree = PedigreeDerivation.Of(
            policy.PedigreeScheme, EstimateFacts.Of(declaration, line.PurchaseDate.Year));
        if (declaration.HarmonisedSigma <= 0)
        {
            return Largest(stated, floor, pedigree);
        }

        // A share's rounding is an error of its own and comes on top of the total's.
        var ofTotal = Largest(stated, floor);
        var ofShare = OfRounding(declaration.WholeLife!.Shares.Manufacturing!.Value);
        var together = new Expression.RootOfSquares(
            "sigma of the share of the whole life", ofTotal.Expression, ofShare.Expression);
        return (double)together.Value > Lognormal.MaxSigma
            ? LargestThereIs
            : Largest(
                new Derivation(
                    together,
                    $"{NumberText.About(together.Value)} (root of the squares of {ofTotal.Text}, and {ofShare.Text})"),
                pedigree);
    }

    private static Derivation LargestThereIs => new(
        new Expression.Logarithm(Label, new Expression.Constant(
            "largest geometric standard deviation there is", 1_000m, string.Empty, Source.Definition)),
        "logarithm of the largest geometric standard deviation there is, 1,000");

    private static Derivation Largest(params Derivation[] candidates) => new(
        new Expression.Maximum(Label, string.Empty, [.. candidates.Select(candidate => candidate.Expression)]),
        $"the largest of {string.Join(", ", candidates[..^1].Select(candidate => candidate.Text))} and {candidates[^1].Text}");

    private static Derivation OfTier(DataQualityTier tier, UncertaintyPolicy policy) => tier switch
    {
        DataQualityTier.VerifiedProductEpd =>
            Given("a verified EPD that states none", policy.VerifiedProductEpd, "verified_product_epd"),
        DataQualityTier.AssuredProductPcf =>
            Given("an assured footprint that states none", policy.AssuredProductPcf, "product_pcf_assured"),
        DataQualityTier.SelfDeclaredProductPcf =>
            Given("a self-declared footprint that states none", policy.SelfDeclaredProductPcf, "product_pcf_self_declared"),
        _ => Given("an average that states none", policy.CategoryAverage, "category_average"),
    };

    private static Derivation Given(string label, decimal sigma, string field) => new(
        new Expression.Constant(label, sigma, string.Empty, Source.Policy($"uncertainty.{field}")),
        $"{NumberText.Exact(sigma)} ({label})");

    // A rounded share lies anywhere within half a unit of its last decimal, with equal chance.
    private static Derivation OfRounding(decimal share)
    {
        var source = Source.Line("declaration.whole_life.manufacturing_share");
        var sigma = new Expression.Quotient(
            "sigma of the share's rounding",
            string.Empty,
            new Expression.Quotient(
                "half a unit over the share",
                string.Empty,
                new Expression.Constant(
                    "half a unit of the share's last decimal", WholeLife.HalfUnit(share), string.Empty, source),
                new Expression.Constant("share of A1-A3", share, string.Empty, source)),
            new Expression.SquareRoot("half widths to a standard deviation", new Expression.Constant(
                "of an even distribution", 3m, string.Empty, Source.Definition)));
        return new Derivation(sigma, $"{NumberText.About(sigma.Value)} (rounding of the share of A1-A3)");
    }
}
