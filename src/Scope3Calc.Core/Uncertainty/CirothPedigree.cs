using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Empirical factors for the scores of the ecoinvent matrix (Ciroth et al. 2016, table 6).</summary>
/// <remarks>
/// Software disagrees whether the factors are GSD or squared GSD, which doubles or halves sigma: two schemes, so that
/// every result says which. The basic variance is that of ecoinvent. Rows end where no factor is published.
/// </remarks>
internal static class CirothPedigree
{
    public static double VarianceByGsd(DqiIndicator indicator, int score)
    {
        var sigma = Math.Log(Factor(indicator, score));
        return sigma * sigma;
    }

    public static double VarianceByGsd2(DqiIndicator indicator, int score) => VarianceByGsd(indicator, score) / 4;

    public static double Factor(DqiIndicator indicator, int score) => Factors(indicator)[score - 1];

    private static ReadOnlySpan<double> Factors(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Reliability => [1, 1.54, 1.61, 1.69],
        DqiIndicator.Completeness => [1, 1.03, 1.04, 1.08],
        DqiIndicator.Temporal => [1, 1.03, 1.10, 1.19, 1.29],
        DqiIndicator.Geographical => [1, 1.04, 1.08, 1.11],
        _ => [1, 1.18, 1.65, 2.08, 2.80],
    };
}
