using System.Diagnostics;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Explanation;

/// <summary>The sigma that data-quality scores stand for, by published tables, as <see cref="Pedigree"/> finds it.</summary>
internal static class PedigreeDerivation
{
    public static Derivation Of(DqiScheme scheme, in DataFacts facts)
    {
        var rating = DataQualityRules.Rate(scheme, in facts);
        var parts = new List<Expression> { Basic(scheme) };
        foreach (var indicator in DataQualityScores.Indicators)
        {
            parts.Add(Part(scheme, indicator, rating[indicator]!.Value));
        }

        var sigma = new Expression.RootOfSquares($"sigma of the data-quality scores by {DqiSchemes.Name(scheme)}", parts);
        return new Derivation(
            sigma, $"{NumberText.About(sigma.Value)} (data-quality scores by {DqiSchemes.Name(scheme)})");
    }

    // What is left even on perfect data.
    private static Expression Basic(DqiScheme scheme) => scheme == DqiScheme.Ghgp4
        ? OfSquaredGsd("basic uncertainty of goods", GhgProtocolPedigree.Factor(BasicUncertainty.Goods), scheme)
        : OfVariance("basic uncertainty of goods", EcoinventPedigree.Variance(BasicUncertainty.Goods));

    private static Expression Part(DqiScheme scheme, DqiIndicator indicator, int score)
    {
        var label = $"{SchemeTexts.NameOf(indicator)}, score {NumberText.Exact(score)}";
        return scheme switch
        {
            DqiScheme.Ghgp4 => OfSquaredGsd(label, GhgProtocolPedigree.Factor(indicator, score), scheme),
            DqiScheme.EcoinventV3 => OfVariance(label, EcoinventPedigree.Variance(indicator, score)),
            DqiScheme.CirothGsd => OfGsd(label, CirothPedigree.Factor(indicator, score), scheme),
            DqiScheme.CirothGsd2 => OfSquaredGsd(label, CirothPedigree.Factor(indicator, score), scheme),
            _ => throw new UnreachableException(),
        };
    }

    private static Expression.SquareRoot OfVariance(string label, double variance) => new(
        label,
        new Expression.Constant(
            $"variance, {label}", (decimal)variance, string.Empty, Source.Published(SchemeTexts.EcoinventVariances)));

    private static Expression.Logarithm OfGsd(string label, double factor, DqiScheme scheme) => new(
        label,
        new Expression.Constant($"factor, {label}", (decimal)factor, string.Empty, SchemeTexts.UncertaintiesOf(scheme)));

    private static Expression.Quotient OfSquaredGsd(string label, double factor, DqiScheme scheme) => new(
        label,
        string.Empty,
        OfGsd($"logarithm of the squared factor, {label}", factor, scheme),
        new Expression.Constant("from the squared factor to the factor", 2m, string.Empty, Source.Definition));
}
