namespace UnitsNet.Internal;

/// <summary>A unit, its exact size in base units as a fraction, and how it is written.</summary>
/// <param name="Unit">The unit described.</param>
/// <param name="Numerator">Over <paramref name="Denominator"/>: how many base units make one of this.</param>
/// <param name="Denominator">See <paramref name="Numerator"/>.</param>
/// <param name="Spellings">Accepted abbreviations; the first is the one that is written.</param>
internal sealed record UnitRow<TUnit>(
    TUnit Unit, Int128 Numerator, Int128 Denominator, params string[] Spellings)
    where TUnit : struct, Enum;
