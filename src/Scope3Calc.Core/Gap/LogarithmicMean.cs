namespace Scope3Calc.Core.Gap;

/// <summary>L(a, b) = (a - b) / ln(a / b): the mean that turns a difference into a logarithm of a ratio.</summary>
/// <remarks>
/// Lies between the geometric and the arithmetic mean. Its limits are L(a, a) = a and L(a, 0) = 0.
/// </remarks>
public static class LogarithmicMean
{
    // Up to here the series of artanh is used (t = 0.171 is a = 1.41 b): the difference and the logarithm both vanish
    // as a nears b, and dividing one by the other would lose their digits.
    private const double NearSquare = 0.029;

    /// <param name="left">Zero or above.</param>
    /// <param name="right">Zero or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative or not a number.</exception>
    public static double Of(double left, double right)
    {
        if (!(left >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(left));
        }

        if (!(right >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(right));
        }

        if (left == 0 || right == 0)
        {
            return 0;
        }

        // ln(a / b) = 2 artanh t.
        var t = (left - right) / (left + right);
        return t * t <= NearSquare
            ? (left + right) / 2 / NaturalLogarithm.ArtanhRatio(t * t)
            : (left - right) / NaturalLogarithm.Of(left / right);
    }
}
