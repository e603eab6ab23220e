using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>How P / S lies over the lines of one device category: a histogram of its logarithm.</summary>
/// <remarks>
/// A bin is 0.001 wide in ln(P / S) and stands for its middle, so whatever is read off is within 0.05 % of the lines'
/// own figures, and a ratio of exactly 1 stays 1. Masses span 19 digits, so there are at most some 87,000 bins
/// however many lines come. Counts are integers: the same lines give the same sample in any order, however they are
/// shared among threads; each thread fills its own, <see cref="Add(CalibrationSample)"/> joins them. Not safe for
/// concurrent use.
/// </remarks>
public sealed class CalibrationSample
{
    private const double BinsPerUnit = 1_000;

    // For a normal distribution the median deviation is 0.6745 standard deviations.
    private const double SigmaPerMedianDeviation = 1.4826022185056018;

    private readonly Dictionary<int, long> _linesByBin = [];

    /// <summary>Lines counted.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Median of ln(P / S); for an even number of lines the middle between the two. Null without lines.
    /// </summary>
    public double? MedianLn => Count == 0 ? null : TwiceMedian(_linesByBin) / 2.0 / BinsPerUnit;

    /// <summary>
    /// Spread of ln(P / S) among lines as a standard deviation, from the median deviation from the median: lines far
    /// out do not move it. Null without lines.
    /// </summary>
    public double? SigmaLn
    {
        get
        {
            if (Count == 0)
            {
                return null;
            }

            var center = TwiceMedian(_linesByBin);
            var deviations = new Dictionary<int, long>(_linesByBin.Count);
            foreach (var (bin, lines) in _linesByBin)
            {
                var deviation = Math.Abs((2 * bin) - center);
                deviations[deviation] = deviations.GetValueOrDefault(deviation) + lines;
            }

            // Deviations are in half bins, and their median comes doubled.
            return SigmaPerMedianDeviation * TwiceMedian(deviations) / 4.0 / BinsPerUnit;
        }
    }

    /// <summary>Counts a line that has both figures on one boundary.</summary>
    /// <returns>
    /// False where it was not counted: a side is zero, or it is a return, which says nothing its purchase did not say.
    /// </returns>
    public bool Add(Co2e product, Co2e spend)
    {
        if (product <= Co2e.Zero || spend <= Co2e.Zero)
        {
            return false;
        }

        var ln = NaturalLogarithm.Of((double)product.Milligrams / spend.Milligrams);
        var bin = (int)Math.Floor((ln * BinsPerUnit) + 0.5);
        _linesByBin[bin] = _linesByBin.GetValueOrDefault(bin) + 1;
        Count++;
        return true;
    }

    /// <summary>Adds another sample's lines to this one's.</summary>
    public void Add(CalibrationSample other)
    {
        Count += other.Count;
        foreach (var (bin, lines) in other._linesByBin)
        {
            _linesByBin[bin] = _linesByBin.GetValueOrDefault(bin) + lines;
        }
    }

    // The sum of the two middle values, which are one and the same for an odd count.
    private int TwiceMedian(Dictionary<int, long> linesByValue)
    {
        var lower = (Count - 1) / 2;
        var upper = Count / 2;
        var sum = 0;
        var passed = 0L;
        foreach (var (value, lines) in linesByValue.OrderBy(pair => pair.Key))
        {
            var next = passed + lines;
            sum += lower >= passed && lower < next ? value : 0;
            sum += upper >= passed && upper < next ? value : 0;
            passed = next;
        }

        return sum;
    }
}
