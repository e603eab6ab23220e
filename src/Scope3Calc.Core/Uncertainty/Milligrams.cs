namespace Scope3Calc.Core.Uncertainty;

/// <summary>Where exact masses become floating-point numbers.</summary>
internal static class Milligrams
{
    private const double PerKilogram = 1e6;

    public static double ToKilograms(Int128 milligrams) => (double)milligrams / PerKilogram;
}
