using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Explanation;

/// <summary>Whether the gap stands out of the uncertainty of both sides, as <see cref="GapSignificance"/> tells it.</summary>
internal static class SignificanceFigures
{
    /// <param name="figures">Where they go.</param>
    /// <param name="significance">What the outcome has.</param>
    /// <param name="sides">Both sides of the gap.</param>
    /// <param name="ofSpend">Sigma of the spend-based figure.</param>
    /// <param name="ofProduct">Sigma of the product-based figure, never 0: every pedigree has a basic variance.</param>
    public static void Add(
        List<ExplainedFigure> figures,
        GapSignificance significance,
        GapSides sides,
        Derivation ofSpend,
        Derivation ofProduct)
    {
        var lambda = new Derivation(
            new Expression.Logarithm("lambda, ln R", sides.Spend.Expression, sides.Product.Expression),
            $"natural logarithm of {sides.Ratio.Text}");
        var deviation = new Derivation(
            new Expression.RootOfSquares("standard deviation of ln R", ofSpend.Expression, ofProduct.Expression),
            $"root of the squares of {ofSpend.Result} (spend-based) and {ofProduct.Result} (product-based)");
        var z = new Derivation(
            new Expression.Quotient("z", string.Empty, lambda.Expression, deviation.Expression),
            $"{lambda.Result} over {deviation.Result}");
        Add("lambda", "Distance of the two sides of the gap", lambda);
        Add("standard_deviation", "Uncertainty of that distance", deviation);
        Add("z", "Distance in standard deviations", z, significance.IsSignificantAt95
            ? ", beyond 1.96 either way, so the gap is more than chance"
            : ", within 1.96 either way, so the gap can be chance");
        Add("probability_spend_above_product", "Probability that the spend-based side is the larger one", new Derivation(
            new Expression.NormalProbability("Pr(S > P)", z.Expression), $"share of a normal distribution below {z.Result}"));

        var (ratio, text) = sides.Ratio;
        var factor = IntervalDerivation.Factor(deviation);
        Add("ratio_lower95", "Lower end of the 95 % range of the ratio", new Derivation(
            new Expression.Quotient("R over the factor", string.Empty, ratio, factor.Expression), $"{text} over {factor.Text}"));
        Add("ratio_upper95", "Upper end of the 95 % range of the ratio", new Derivation(
            new Expression.Product("R times the factor", string.Empty, ratio, factor.Expression), $"{text} x {factor.Text}"));

        void Add(string name, string title, Derivation derivation, string remark = "") =>
            figures.Add(ExplainedFigure.Of($"gap.significance.{name}", title, derivation, remark));
    }
}
