using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Uncertainty factors for the four scores of the GHG Protocol, on the level of the squared GSD.</summary>
/// <remarks>
/// The formula is that of GHG Protocol, Quantitative Inventory Uncertainty. The factors are those in common use with
/// it, and have not been compared with its own table.
/// </remarks>
internal static class GhgProtocolPedigree
{
    private const double GoodsFactor = 1.05;
    private const double TransportFactor = 2.00;

    public static double Variance(BasicUncertainty basic) => VarianceOf(Factor(basic));

    public static double Variance(DqiIndicator indicator, int score) => VarianceOf(Factor(indicator, score));

    public static double Factor(BasicUncertainty basic) =>
        basic == BasicUncertainty.Transport ? TransportFactor : GoodsFactor;

    public static double Factor(DqiIndicator indicator, int score) => Factors(indicator)[score - 1];

    private static ReadOnlySpan<double> Factors(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Reliability => [1.00, 1.10, 1.20, 1.50],
        DqiIndicator.Completeness => [1.00, 1.05, 1.10, 1.20],
        DqiIndicator.Temporal => [1.00, 1.10, 1.20, 1.50],
        DqiIndicator.Geographical => [1.00, 1.02, 1.05, 1.10],
        _ => [1.00, 1.20, 1.50, 2.00],
    };

    private static double VarianceOf(double factor)
    {
        var sigma = Math.Log(factor) / 2;
        return sigma * sigma;
    }
}
