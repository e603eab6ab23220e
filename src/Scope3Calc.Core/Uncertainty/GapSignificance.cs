namespace Scope3Calc.Core.Uncertainty;

/// <summary>Whether a gap between a spend-based and a product-based figure is more than their uncertainty.</summary>
/// <remarks>
/// About sizes: both figures of a return are negative, and its gap is that of the purchase it mirrors. Without any
/// uncertainty in the ratio there is no <see cref="Z"/>; then every difference is significant, and the probability is 0
/// or 1, or a half for equal figures.
/// </remarks>
public readonly record struct GapSignificance
{
    private GapSignificance(double ratio, double standardDeviation, double uncertaintyGap)
    {
        Ratio = ratio;
        StandardDeviation = standardDeviation;
        UncertaintyGap = uncertaintyGap;
    }

    /// <summary>R: spend-based over product-based, above 0.</summary>
    public double Ratio { get; }

    /// <summary>ln R. Negative where spend understates.</summary>
    public double Lambda => Math.Log(Ratio);

    /// <summary>Standard deviation of <see cref="Lambda"/>.</summary>
    public double StandardDeviation { get; }

    /// <summary>
    /// The spend side's distance from its median to its upper 95 % end, as a fraction of the median, less that of the
    /// product side. Positive where product data are the more certain.
    /// </summary>
    public double UncertaintyGap { get; }

    /// <summary><see cref="Lambda"/> in standard deviations. Null where these are zero.</summary>
    public double? Z => StandardDeviation > 0 ? Lambda / StandardDeviation : null;

    /// <summary>Whether the figures differ by more than chance would let them in 95 of 100 cases.</summary>
    public bool IsSignificantAt95 =>
        Z is { } z ? Math.Abs(z) > NormalDistribution.TwoSided95 : Lambda != 0;

    /// <summary>Probability that the spend-based figure is the larger one in size.</summary>
    public double ProbabilitySpendAboveProduct =>
        Z is { } z ? NormalDistribution.Cdf(z) : (Math.Sign(Lambda) + 1) / 2.0;

    /// <summary>The ends between which <see cref="Ratio"/> lies with 95 %.</summary>
    public (double Lower, double Upper) RatioInterval95
    {
        get
        {
            var factor = Lognormal.Factor95(StandardDeviation);
            return (Ratio / factor, Ratio * factor);
        }
    }

    /// <param name="spend">The spend-based figure.</param>
    /// <param name="product">The product-based figure, in the same unit.</param>
    /// <param name="correlation">Of the two logarithms, -1 to 1; 0 where the figures share no source.</param>
    /// <returns>Null where a figure is zero, or their signs differ: there is no logarithm of such a ratio.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correlation is none.</exception>
    public static GapSignificance? Between(Lognormal spend, Lognormal product, double correlation = 0)
    {
        if (correlation is not (>= -1 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "A correlation is -1 to 1.");
        }

        var ratio = spend.Median / product.Median;
        if (!(ratio > 0 && double.IsFinite(ratio)))
        {
            return null;
        }

        // The usual a^2 + b^2 - 2 rho a b, written so that equal and fully correlated sides cancel exactly.
        var (a, b) = (spend.Sigma, product.Sigma);
        var variance = ((a - b) * (a - b)) + (2 * (1 - correlation) * (a * b));
        return new GapSignificance(ratio, Math.Sqrt(variance), Lognormal.Factor95(a) - Lognormal.Factor95(b));
    }
}
