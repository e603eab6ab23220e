namespace Scope3Calc.Core.Uncertainty;

/// <summary>A 95 % interval as it is shown beside a reported figure. It always contains that figure.</summary>
/// <remarks>
/// A reported total is the sum of medians, and medians do not add up: the sum of many independent skewed figures lies
/// above the sum of their medians, in the end with nearly all its probability. Then the interval is widened to
/// the figure and says so; the distribution's own quantiles stay as they are beside it. The lower end of a mass is above
/// zero as long as no cell is negative: a return that shares no cause with a purchase may outweigh it.
/// </remarks>
/// <param name="Low">The 2.5 % quantile, or the reported figure if that is lower.</param>
/// <param name="High">The 97.5 % quantile, or the reported figure if that is higher.</param>
/// <param name="Widened">Whether the reported figure lies outside the two quantiles.</param>
public readonly record struct ReportedInterval(double Low, double High, bool Widened)
{
    /// <summary>Standard deviations either side of a normal's mean that hold 95 % of it.</summary>
    internal const double NormalQuantile = 1.96;

    internal static ReportedInterval Around(double reported, double low, double high) =>
        new(Math.Min(reported, low), Math.Max(reported, high), reported < low || reported > high);
}
