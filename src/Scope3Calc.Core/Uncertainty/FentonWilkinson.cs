using System.Runtime.InteropServices;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>The lognormal that has the mean and the variance of a total (Fenton 1960, Wilkinson): no chance involved.</summary>
/// <remarks>
/// Mean and variance are exact for cells of any sign, common causes included; that the total is lognormal is the
/// approximation. Results are the same for any order of additions; across kinds of processor
/// they may differ in the last digits, since the platform's exponential does.
/// </remarks>
public sealed record FentonWilkinson
{
    /// <summary>The reported total: the sum of medians, in kilograms.</summary>
    public required double ValueKilograms { get; init; }

    public required double MeanKilograms { get; init; }

    public required double StandardDeviationKilograms { get; init; }

    /// <summary>Standard deviation of the total's natural logarithm.</summary>
    public required double SigmaOfTotal { get; init; }

    /// <summary>Median of the total, which is not the sum of the medians.</summary>
    public double MedianKilograms => MeanKilograms * Math.Exp(-0.5 * SigmaOfTotal * SigmaOfTotal);

    /// <summary>The 2.5 % quantile.</summary>
    public double LowKilograms => MedianKilograms * Math.Exp(-ReportedInterval.NormalQuantile * SigmaOfTotal);

    /// <summary>The 97.5 % quantile.</summary>
    public double HighKilograms => MedianKilograms * Math.Exp(ReportedInterval.NormalQuantile * SigmaOfTotal);

    /// <summary>In kilograms.</summary>
    public ReportedInterval Interval => ReportedInterval.Around(ValueKilograms, LowKilograms, HighKilograms);

    /// <summary>Null where the sum of medians or the mean is not positive: no lognormal is like that.</summary>
    /// <param name="totals">The cells.</param>
    /// <param name="side">Which of a cell's totals, such as <c>cell => cell.Booked</c>.</param>
    public static FentonWilkinson? Of(CauseTotals totals, Func<CauseCell, Co2eTotal> side)
    {
        var value = Int128.Zero;
        var mean = 0.0;
        var meansBySharedCauses = new Dictionary<CauseSet, double>();
        foreach (var cell in totals.Cells())
        {
            var milligrams = side(cell).Milligrams;
            if (milligrams == 0)
            {
                continue;
            }

            value += milligrams;
            var cellMean = Milligrams.ToKilograms(milligrams) * Math.Exp(0.5 * cell.Causes.LogVariance);
            mean += cellMean;
            for (var bits = 1; bits < 1 << cell.Causes.Count; bits++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(
                    meansBySharedCauses, cell.Causes.Part(bits), out _) += cellMean;
            }
        }

        if (value <= 0 || mean <= 0.0)
        {
            return null;
        }

        var deviation = Math.Sqrt(Variance(meansBySharedCauses));
        return new FentonWilkinson
        {
            ValueKilograms = Milligrams.ToKilograms(value),
            MeanKilograms = mean,
            StandardDeviationKilograms = deviation,
            SigmaOfTotal = Math.Sqrt(LogOfOnePlus(deviation / mean * (deviation / mean))),
        };
    }

    /// <summary>
    /// The sum over all pairs of cells of M_j M_k (e^(sum over shared causes of sigma_jc sigma_kc) - 1), M being means.
    /// </summary>
    /// <remarks>
    /// With a_c = e^(sigma_jc sigma_kc) - 1 the bracket is the product of (1 + a_c) less 1, that is the sum over the
    /// non-empty sets T of shared causes of the product of a_c. Exchanging the sums leaves, for each T, the square of
    /// the sum of means of the cells that have T: at most 15 terms a cell instead of one a pair of cells. Where a cause
    /// has several sigmas, a T has as many parts, and the square becomes the sum over pairs of parts.
    /// </remarks>
    private static double Variance(Dictionary<CauseSet, double> meansBySharedCauses)
    {
        var parts = meansBySharedCauses.ToArray();
        Array.Sort(parts, (left, right) => left.Key.CompareTo(right.Key));
        var variance = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            var (causes, mean) = parts[i];
            variance += Excess(in causes, in causes) * mean * mean;
            for (var j = i + 1; j < parts.Length && parts[j].Key.CompareKeys(in causes) == 0; j++)
            {
                variance += 2.0 * Excess(in causes, parts[j].Key) * mean * parts[j].Value;
            }
        }

        // Cells of both signs may cancel out but for rounding.
        return Math.Max(0.0, variance);
    }

    private static double Excess(in CauseSet left, in CauseSet right)
    {
        var product = 1.0;
        for (var i = 0; i < left.Count; i++)
        {
            product *= ExpLessOne(left[i].Sigma * right[i].Sigma);
        }

        return product;
    }

    // e^x - 1 and ln(1 + x) without losing the digits of a small x.
    private static double ExpLessOne(double x) => 2.0 * Math.Exp(0.5 * x) * Math.Sinh(0.5 * x);

    private static double LogOfOnePlus(double x) => x < 0.5 ? 2.0 * Math.Atanh(x / (2.0 + x)) : Math.Log(1.0 + x);
}
