namespace Scope3Calc.Core.Gap;

/// <summary>What is held of a category before its lines are looked at: that the factor pack is right.</summary>
/// <param name="Lines">How many lines that is worth: with so many, half of what they say is believed. Above 0.</param>
/// <param name="SigmaLn">Spread of ln(P / S) among lines that is expected. Above 0.</param>
public readonly record struct CalibrationPrior(double Lines, double SigmaLn)
{
    /// <summary>Ten lines, and 0.60, the spread a spend-based figure is given where nothing is known of it.</summary>
    public static CalibrationPrior Default => new(10, 0.60);
}

/// <summary>A spend factor's correction for one device category, learnt from lines that have both figures.</summary>
/// <remarks>
/// It says what spend of this category comes to here. It is not a published factor: what it gives is an estimate beside
/// the spend-based figure, and is booked in its place only where a policy takes it up and says so.
/// </remarks>
/// <param name="Category">The device category.</param>
/// <param name="Count">Lines it was learnt from, at least 1.</param>
/// <param name="MedianRatio">Median of P / S over those lines.</param>
/// <param name="ShrunkRatio">The same, drawn towards 1 as far as the lines are few.</param>
/// <param name="Lower">Lower end of the 95 % interval of <paramref name="ShrunkRatio"/>, above 0.</param>
/// <param name="Upper">Upper end of it.</param>
/// <param name="LineSigmaLn">Spread of ln(P / S) among single lines, which the interval of their median does not
/// show.</param>
public sealed record CalibratedFactor(
    string Category,
    long Count,
    decimal MedianRatio,
    decimal ShrunkRatio,
    decimal Lower,
    decimal Upper,
    double LineSigmaLn);

/// <summary>Learns a category's correction from its sample.</summary>
/// <remarks>
/// With n lines, their median m of ln(P / S), and a prior worth k lines at ln 1 = 0:
/// <code>
///   shrunk    = n / (n + k) x m
///   sigma^2   = (n x spread of the lines^2 + k x spread expected^2) / (n + k)
///   interval  = shrunk +/- 1.96 x 1.2533 x sigma / sqrt(n + k)
/// </code>
/// and e to the power of each. This is the normal posterior of a location whose prior has the variance of a median of
/// k lines; 1.2533 = sqrt(pi / 2) is how much wider a median scatters than a mean. The spread is drawn to the
/// expected one as the location is to 1, since two lines that happen to agree show nothing.
/// </remarks>
public static class Calibration
{
    private const double Quantile975 = 1.959963984540054;
    private const double MedianScatter = 1.2533141373155003;

    // Two masses differ by less than 10^19, so no ratio of them is beyond this, and a decimal holds it.
    private const double LargestLn = 43.7;

    /// <returns>Null where the sample is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The prior is not above zero.</exception>
    public static CalibratedFactor? Of(string category, CalibrationSample sample, CalibrationPrior prior)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(prior.Lines);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(prior.SigmaLn);
        if (sample is not { MedianLn: { } median, SigmaLn: { } spread })
        {
            return null;
        }

        double count = sample.Count;
        var weight = count / (count + prior.Lines);
        var variance = (weight * spread * spread) + ((1 - weight) * prior.SigmaLn * prior.SigmaLn);
        var shrunk = weight * median;
        var half = Quantile975 * MedianScatter * Math.Sqrt(variance / (count + prior.Lines));
        return new CalibratedFactor(
            category,
            sample.Count,
            Ratio(median),
            Ratio(shrunk),
            Ratio(shrunk - half),
            Ratio(shrunk + half),
            Math.Sqrt(variance));
    }

    private static decimal Ratio(double ln) =>
        (decimal)NaturalLogarithm.Inverse(Math.Clamp(ln, -LargestLn, LargestLn));
}
