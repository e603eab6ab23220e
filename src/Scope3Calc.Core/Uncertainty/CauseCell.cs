using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>What all lines with one set of causes come to. They err together, so their medians add up exactly.</summary>
/// <param name="Causes">Where the error comes from.</param>
/// <param name="Booked">What was booked.</param>
/// <param name="Product">P of the matched lines.</param>
/// <param name="Spend">S of the matched lines.</param>
public readonly record struct CauseCell(CauseSet Causes, Co2eTotal Booked, Co2eTotal Product, Co2eTotal Spend);
