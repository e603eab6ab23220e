using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The sigma that scores of a pedigree matrix stand for, each scheme by its own table.</summary>
public static class Pedigree
{
    /// <summary>Standard deviation of the natural logarithm.</summary>
    /// <remarks>
    /// The root of the basic variance plus one variance for each indicator, which differ from scheme to scheme.
    /// The squared-GSD formula exp(root(sum of (ln U)^2)) of the GHG Protocol is the same, with variances (ln U / 2)^2.
    /// Scores outside a scheme never get here: there is no such <see cref="DataQualityRating"/>.
    /// </remarks>
    /// <returns>Null for a scheme without a table of uncertainties.</returns>
    public static double? Sigma(in DataQualityRating rating, BasicUncertainty basic = BasicUncertainty.Goods) =>
        rating.Scheme switch
        {
            DqiScheme.Ghgp4 => Root(GhgProtocolPedigree.Variance(basic), rating, GhgProtocolPedigree.Variance),
            DqiScheme.EcoinventV3 => Root(EcoinventPedigree.Variance(basic), rating, EcoinventPedigree.Variance),
            DqiScheme.CirothGsd => Root(EcoinventPedigree.Variance(basic), rating, CirothPedigree.VarianceByGsd),
            DqiScheme.CirothGsd2 => Root(EcoinventPedigree.Variance(basic), rating, CirothPedigree.VarianceByGsd2),
            _ => null,
        };

    private static double Root(
        double basicVariance, in DataQualityRating rating, Func<DqiIndicator, int, double> variance)
    {
        var sum = basicVariance;
        foreach (var indicator in DataQualityScores.Indicators)
        {
            sum += variance(indicator, rating[indicator]!.Value);
        }

        return Math.Sqrt(sum);
    }
}
