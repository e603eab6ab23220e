using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Variances of the logarithm for ecoinvent version 3 (Weidema et al. 2013, table 10.5).</summary>
internal static class EcoinventPedigree
{
    private const double GoodsVariance = 0.0006;
    private const double TransportVariance = 0.12;

    public static double Variance(BasicUncertainty basic) =>
        basic == BasicUncertainty.Transport ? TransportVariance : GoodsVariance;

    public static double Variance(DqiIndicator indicator, int score) => Variances(indicator)[score - 1];

    private static ReadOnlySpan<double> Variances(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Reliability => [0, 0.0006, 0.002, 0.008, 0.04],
        DqiIndicator.Completeness => [0, 0.0001, 0.0006, 0.002, 0.008],
        DqiIndicator.Temporal => [0, 0.0002, 0.002, 0.008, 0.04],
        DqiIndicator.Geographical => [0, 0.000025, 0.0001, 0.0006, 0.002],
        _ => [0, 0.0006, 0.008, 0.04, 0.12],
    };
}
