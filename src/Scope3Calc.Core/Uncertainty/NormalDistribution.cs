namespace Scope3Calc.Core.Uncertainty;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>Half the width of a 95 % interval in standard deviations, as standards round it.</summary>
    public const double TwoSided95 = 1.96;

    // Where the series begins to lose the tail's digits, and steps that bring the fraction there below 10^-16.
    private const double TailFrom = 3;
    private const int FractionSteps = 60;

    private const double RootOfTwoPi = 2.5066282746310005;

    /// <summary>The probability of a value below <paramref name="z"/>.</summary>
    /// <remarks>Right to 10^-15, and to 13 digits in the lower tail.</remarks>
    public static double Cdf(double z)
    {
        var size = Math.Abs(z);
        if (size < TailFrom)
        {
            return 0.5 + (Density(z) * Series(z));
        }

        var tail = Density(size) / Fraction(size);
        return z < 0 ? tail : 1 - tail;
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / RootOfTwoPi;

    // z + z^3/3 + z^5/(3*5) + z^7/(3*5*7) + ...: all of one sign, so nothing cancels.
    private static double Series(double z)
    {
        var (sum, term) = (z, z);
        for (var odd = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return sum;
    }

    // z + 1/(z + 2/(z + 3/(z + ...))): the density over the tail (Laplace).
    private static double Fraction(double z)
    {
        var fraction = z;
        for (var step = FractionSteps; step > 0; step--)
        {
            fraction = z + (step / fraction);
        }

        return fraction;
    }
}
