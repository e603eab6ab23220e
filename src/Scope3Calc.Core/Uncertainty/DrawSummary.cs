namespace Scope3Calc.Core.Uncertainty;

/// <summary>The distribution of a simulated quantity, in the unit its name has where it stands.</summary>
/// <remarks>
/// Quantiles are interpolated between order statistics (type 7 of Hyndman and Fan 1996). The standard errors say how far the
/// number of draws determines a figure: another seed would move it by about as much.
/// </remarks>
public sealed record DrawSummary
{
    private const double LowShare = 0.025;
    private const double HighShare = 0.975;

    /// <summary>The reported figure, made of the medians.</summary>
    public required double Value { get; init; }

    public required double Mean { get; init; }

    public required double StandardDeviation { get; init; }

    public required double Median { get; init; }

    /// <summary>The 2.5 % quantile.</summary>
    public required double Low { get; init; }

    /// <summary>The 97.5 % quantile.</summary>
    public required double High { get; init; }

    public required double MeanStandardError { get; init; }

    public required double LowStandardError { get; init; }

    public required double HighStandardError { get; init; }

    /// <summary>Standard error of the mean over the mean. Null where the mean is zero.</summary>
    public double? RelativeStandardErrorOfMean => Mean == 0.0 ? null : MeanStandardError / Math.Abs(Mean);

    /// <summary>What to show beside <see cref="Value"/>.</summary>
    public ReportedInterval Interval => ReportedInterval.Around(Value, Low, High);

    /// <param name="value">The reported figure.</param>
    /// <param name="draws">In the order of their numbers. They are sorted in place.</param>
    internal static DrawSummary Of(double value, double[] draws)
    {
        // Sums of differences from the figure lose fewer digits than sums of draws, and none where nothing varies.
        var sum = 0.0;
        foreach (var draw in draws)
        {
            sum += draw - value;
        }

        var meanDifference = sum / draws.Length;
        var squares = 0.0;
        foreach (var draw in draws)
        {
            var difference = draw - value - meanDifference;
            squares += difference * difference;
        }

        var deviation = Math.Sqrt(squares / (draws.Length - 1));
        Array.Sort(draws);
        return new DrawSummary
        {
            Value = value,
            Mean = value + meanDifference,
            StandardDeviation = deviation,
            Median = Quantile(draws, 0.5),
            Low = Quantile(draws, LowShare),
            High = Quantile(draws, HighShare),
            MeanStandardError = deviation / Math.Sqrt(draws.Length),
            LowStandardError = QuantileError(draws, LowShare),
            HighStandardError = QuantileError(draws, HighShare),
        };
    }

    private static double Quantile(double[] sorted, double share)
    {
        var rank = Math.Clamp(share * (sorted.Length - 1), 0.0, sorted.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (rank - below));
    }

    // The number of draws below a quantile is binomial. Half the distance between the draws one standard deviation of it to
    // either side is the quantile's standard error, whatever the distribution.
    private static double QuantileError(double[] sorted, double share)
    {
        var step = Math.Sqrt(share * (1.0 - share) / sorted.Length);
        return (Quantile(sorted, share + step) - Quantile(sorted, share - step)) / 2.0;
    }
}
