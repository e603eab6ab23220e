namespace Scope3Calc.Core.Gap;

/// <summary>Whether a footprint per piece is one a device of its type can have.</summary>
public enum Plausibility
{
    /// <summary>Within a factor of three of what is usual.</summary>
    Within,

    /// <summary>Worth a look: outside the band, by less than a slip of units.</summary>
    Unusual,

    /// <summary>More than thirty times off: a slip of units (g, kg, t) until someone says otherwise. To be
    /// held.</summary>
    Implausible,
}

/// <summary>What is usual for a type of device: the 5th and 95th percentile of its published footprints.</summary>
/// <remarks>
/// Both bands include their ends: from p5/3 to 3 p95 nothing is said, from p5/30 to 30 p95 a figure is unusual. Units
/// slip by 1,000 at least, so where p95 is less than 33 times p5 a slip of any figure between the two is always
/// caught.
/// </remarks>
public readonly record struct PlausibilityBand
{
    private const decimal UnusualFactor = 3m;
    private const decimal ImplausibleFactor = 30m;
    private const decimal LargestKilograms = 1_000_000_000_000m;

    /// <param name="p5Kg">5th percentile, kg CO2e per piece, above 0.</param>
    /// <param name="p95Kg">95th percentile, kg CO2e per piece, from <paramref name="p5Kg"/> to 10^12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentiles are not in that order and range.</exception>
    public PlausibilityBand(decimal p5Kg, decimal p95Kg)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p5Kg);
        ArgumentOutOfRangeException.ThrowIfLessThan(p95Kg, p5Kg);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p95Kg, LargestKilograms);
        P5Kg = p5Kg;
        P95Kg = p95Kg;
    }

    public decimal P5Kg { get; }

    public decimal P95Kg { get; }

    /// <param name="kgPerPiece">On the same boundary as the band. Zero and below are implausible.</param>
    public Plausibility Judge(decimal kgPerPiece) =>
        !IsWithin(kgPerPiece, ImplausibleFactor) ? Plausibility.Implausible
        : !IsWithin(kgPerPiece, UnusualFactor) ? Plausibility.Unusual
        : Plausibility.Within;

    /// <summary>The same at a glance; null where a figure is too near to an end for binary arithmetic to tell.</summary>
    internal static Plausibility? JudgeRoughly(double p5Kg, double p95Kg, double kgPerPiece)
    {
        const double Near = 1e-9;
        const double Unusual = (double)UnusualFactor;
        const double Implausible = (double)ImplausibleFactor;
        return !(kgPerPiece > 0) ? null
            : IsWithin(Unusual * (1 - Near)) ? Plausibility.Within
            : !IsWithin(Implausible * (1 + Near)) ? Plausibility.Implausible
            : !IsWithin(Unusual * (1 + Near)) && IsWithin(Implausible * (1 - Near)) ? Plausibility.Unusual
            : null;

        bool IsWithin(double factor) => kgPerPiece <= factor * p95Kg && factor * kgPerPiece >= p5Kg;
    }

    // Multiplied, never divided, so that a figure on the edge is judged exactly; the upper end goes first, which keeps
    // the product on the lower one in range.
    private bool IsWithin(decimal kgPerPiece, decimal factor) =>
        kgPerPiece > 0m && kgPerPiece <= factor * P95Kg && factor * kgPerPiece >= P5Kg;
}
