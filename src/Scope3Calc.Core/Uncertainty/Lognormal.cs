using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>An uncertain value whose logarithm is normally distributed. Its median is the value as reported.</summary>
/// <remarks>
/// A negative median is the mirror image, as a return mirrors its purchase. A sigma of 0 is certainty. The default is a
/// certain zero.
/// </remarks>
public readonly record struct Lognormal
{
    /// <summary>ln 1000, a geometric standard deviation of 1,000: more is no knowledge but a slip.</summary>
    public const double MaxSigma = 6.907755278982137;

    private const long Billion = 1_000_000_000;

    /// <param name="median">Median and geometric mean, in the unit of the value.</param>
    /// <param name="sigma">Standard deviation of the natural logarithm, 0 to <see cref="MaxSigma"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The median is not a number, or sigma is out of range.</exception>
    public Lognormal(double median, double sigma)
    {
        if (!double.IsFinite(median))
        {
            throw new ArgumentOutOfRangeException(nameof(median), median, "A median is a finite number.");
        }

        Median = median;
        Sigma = Checked(sigma);
    }

    public double Median { get; }

    public double Sigma { get; }

    /// <summary>Geometric standard deviation, 1 or more.</summary>
    public double Gsd => Math.Exp(Sigma);

    /// <summary>Squared geometric standard deviation: about, not exactly, the factor of the 95 % interval.</summary>
    public double Gsd2 => Math.Exp(2 * Sigma);

    /// <summary>Arithmetic mean; further from zero than the median.</summary>
    public double Mean => Median * Math.Exp(Sigma * Sigma / 2);

    /// <summary>Coefficient of variation, as a fraction. The same for every median.</summary>
    public double Cv => Math.Sqrt(ExpMinus1(Sigma * Sigma));

    /// <summary>The ends between which the value lies with 95 %, in the unit of the median; both of its sign.</summary>
    public (double Lower, double Upper) Interval95
    {
        get
        {
            var factor = Factor95(Sigma);
            return Median < 0 ? (Median * factor, Median / factor) : (Median / factor, Median * factor);
        }
    }

    /// <summary>What the median is multiplied and divided by for its 95 % interval: e^(1.96 sigma).</summary>
    public static double Factor95(double sigma) => Math.Exp(NormalDistribution.TwoSided95 * sigma);

    /// <summary>The sigma of a coefficient of variation, given as a fraction: the root of ln(1 + CV^2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coefficient is negative or not a number.</exception>
    public static double SigmaOfCv(double cv) => cv >= 0 && double.IsFinite(cv)
        ? Math.Sqrt(Log1Plus(cv * cv))
        : throw new ArgumentOutOfRangeException(nameof(cv), cv, "A coefficient of variation is not negative.");

    /// <summary>The 95 % interval of a mass, to the milligram. Holds the mass; both ends are of its sign.</summary>
    /// <remarks>
    /// The factor is rounded to nine decimals and the rest is whole numbers, so the ends do not hang on the last bit of
    /// a machine's exponential. An end that would round to zero is one milligram.
    /// </remarks>
    /// <returns>Null where an end is beyond 9.2 * 10^12 kg: an end cut off there would not be the interval's.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Sigma is out of range.</exception>
    public static (Co2e Lower, Co2e Upper)? Interval95Of(Co2e value, double sigma)
    {
        var factor = (Int128)Math.Round(Factor95(Checked(sigma)) * Billion);
        var size = Int128.Abs(value.Milligrams);
        var near = size == 0 ? 0 : Int128.Max(Nearest(size * Billion, factor), 1);
        var far = Nearest(size * factor, Billion);
        var (lower, upper) = value.Milligrams < 0 ? (-far, -near) : (near, far);
        return lower < long.MinValue || upper > long.MaxValue
            ? null
            : (Co2e.FromMilligrams((long)lower), Co2e.FromMilligrams((long)upper));
    }

    private static double Checked(double sigma) => sigma is >= 0 and <= MaxSigma
        ? sigma
        : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A sigma is 0 to ln 1000.");

    // Half to even, as every milligram.
    private static Int128 Nearest(Int128 dividend, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        var twice = remainder * 2;
        return twice > divisor || (twice == divisor && Int128.IsOddInteger(quotient)) ? quotient + 1 : quotient;
    }

    // e^x - 1 and ln(1 + x) without losing the digits of a small x.
    private static double ExpMinus1(double x) => 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    private static double Log1Plus(double x) => x < 1 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);
}
