namespace Scope3Calc.Core.Gap;

/// <summary>The natural logarithm and its inverse, with the same last digit on every machine.</summary>
/// <remarks>
/// A runtime hands <c>Math.Log</c> to the platform, and platforms differ in the last bit; that would be enough to move a
/// milligram. Only the four basic operations are used here, which IEEE 754 fixes. Accurate to a few parts in 10^16.
/// </remarks>
internal static class NaturalLogarithm
{
    // ln 2 in two parts: the first has so few digits that a whole number times it is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Sqrt2 = 1.4142135623730951;

    private const int MantissaBits = 52;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const long ExponentOfOne = 1023;

    /// <summary>Of <paramref name="value"/>, a positive normal number.</summary>
    public static double Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (bits >> MantissaBits) - ExponentOfOne;
        var mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | (ExponentOfOne << MantissaBits));
        if (mantissa > Sqrt2)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), and the fraction is at most 0.172.
        var fraction = (mantissa - 1) / (mantissa + 1);
        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * fraction * ArtanhRatio(fraction * fraction)));
    }

    /// <summary>e to the power, for powers between -700 and 700.</summary>
    public static double Inverse(double power)
    {
        var doublings = Math.Floor((power / (Ln2High + Ln2Low)) + 0.5);
        var rest = power - (doublings * Ln2High) - (doublings * Ln2Low);

        // The rest is at most 0.35: its fifteenth power over 15! is below 10^-18.
        var sum = 1.0;
        for (var n = 14; n > 0; n--)
        {
            sum = 1 + (sum * rest / n);
        }

        return Math.ScaleB(sum, (int)doublings);
    }

    /// <summary>artanh(t) / t = 1 + t^2/3 + t^4/5 + ..., for t^2 up to 0.03.</summary>
    public static double ArtanhRatio(double square)
    {
        var sum = 0.0;
        for (var denominator = 25; denominator > 0; denominator -= 2)
        {
            sum = (sum * square) + (1.0 / denominator);
        }

        return sum;
    }
}
