using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>How much of what should be in an inventory is booked.</summary>
/// <remarks>A draft revision of the Scope 3 Standard asks for 95 % of it, with what is left out estimated.</remarks>
/// <param name="Booked">What is.</param>
/// <param name="Excluded">What lines left out would come to, as far as they have a figure.</param>
/// <param name="LinesWithoutFigure">Lines left out that have none.</param>
public readonly record struct Coverage(Co2eTotal Booked, Co2eTotal Excluded, long LinesWithoutFigure)
{
    // A twentieth may be left out.
    private const int PartsOfAtMost = 20;

    /// <summary>Booked over booked and excluded. Above 1 where returns are left out; null unless the whole is above zero.</summary>
    public decimal? Share => Whole > 0 ? (decimal)Booked.Milligrams / (decimal)Whole : null;

    /// <summary>Whether no line is left out without an estimate, and the estimates are at most 5 % of the whole.</summary>
    /// <remarks>Left-out returns count by their size: what is booked without them is too much. False where there is nothing.</remarks>
    public bool ReachesNinetyFivePercent =>
        LinesWithoutFigure == 0 && Whole > 0 && Int128.Abs(Excluded.Milligrams) * PartsOfAtMost <= Whole;

    private Int128 Whole => Booked.Milligrams + Excluded.Milligrams;
}
