using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The uncertainty of a total to first order.</summary>
/// <remarks>
/// The variance of the total's logarithm is the sum over causes of (sum of share x sigma)^2, where a cell's share is its
/// part of the total. For cells without common causes this is the formula of the GHG Protocol's guidance on
/// quantitative uncertainty. Its interval is centred on the sum of medians, hence too low where spreads are wide.
/// </remarks>
public sealed record Taylor
{
    /// <summary>The reported total: the sum of medians, in kilograms.</summary>
    public required double ValueKilograms { get; init; }

    /// <summary>Standard deviation of the total's natural logarithm.</summary>
    public required double SigmaOfTotal { get; init; }

    /// <summary>In kilograms.</summary>
    public ReportedInterval Interval => ReportedInterval.Around(
        ValueKilograms,
        ValueKilograms * Math.Exp(-ReportedInterval.NormalQuantile * SigmaOfTotal),
        ValueKilograms * Math.Exp(ReportedInterval.NormalQuantile * SigmaOfTotal));

    /// <summary>Null where the total is not positive: such a total has no logarithm.</summary>
    /// <param name="totals">The cells.</param>
    /// <param name="side">Which of a cell's totals, such as <c>cell => cell.Booked</c>.</param>
    public static Taylor? Of(CauseTotals totals, Func<CauseCell, Co2eTotal> side)
    {
        var value = Int128.Zero;
        var slopes = new Dictionary<ulong, double>();
        foreach (var cell in totals.Cells())
        {
            var median = side(cell).Milligrams;
            value += median;
            for (var i = 0; i < cell.Causes.Count; i++)
            {
                var cause = cell.Causes[i];
                slopes[cause.Key] = slopes.GetValueOrDefault(cause.Key) + ((double)median * cause.Sigma);
            }
        }

        if (value <= 0)
        {
            return null;
        }

        var variance = slopes.OrderBy(slope => slope.Key).Sum(slope => slope.Value * slope.Value);
        return new Taylor
        {
            ValueKilograms = Milligrams.ToKilograms(value),
            SigmaOfTotal = Math.Sqrt(variance) / (double)value,
        };
    }
}
