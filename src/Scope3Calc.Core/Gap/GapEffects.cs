using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>A line's gap S - P, taken apart into whole milligrams that add up to it.</summary>
/// <param name="Price">The device cost more or less than its type's reference price.</param>
/// <param name="Conversion">What restating the price did: VAT, price type, currency, inflation.</param>
/// <param name="Classification">The sector's factor is not the average intensity of the device's type.</param>
/// <param name="Product">The device's own footprint is not its type's average.</param>
/// <param name="Boundary">What carrying both sides from the factory gate to the gap's boundary does.</param>
public readonly record struct GapEffects(Co2e Price, Co2e Conversion, Co2e Classification, Co2e Product, Co2e Boundary)
{
    /// <summary>The gap they are the effects of, to the milligram.</summary>
    public Co2eTotal Sum => Co2eTotal.Zero + Price + Conversion + Classification + Product + Boundary;

    public static GapEffects operator -(GapEffects effects) => new(
        -effects.Price, -effects.Conversion, -effects.Classification, -effects.Product, -effects.Boundary);
}

/// <summary>The effects of a group of lines: integer sums, the same in any order.</summary>
/// <param name="Lines">How many lines' gaps could be taken apart.</param>
/// <param name="Price">Sum of <see cref="GapEffects.Price"/>.</param>
/// <param name="Conversion">Sum of <see cref="GapEffects.Conversion"/>.</param>
/// <param name="Classification">Sum of <see cref="GapEffects.Classification"/>.</param>
/// <param name="Product">Sum of <see cref="GapEffects.Product"/>.</param>
/// <param name="Boundary">Sum of <see cref="GapEffects.Boundary"/>.</param>
public readonly record struct GapEffectsTotal(
    long Lines,
    Co2eTotal Price,
    Co2eTotal Conversion,
    Co2eTotal Classification,
    Co2eTotal Product,
    Co2eTotal Boundary)
{
    public static GapEffectsTotal Zero => default;

    /// <summary>The gap of those lines, to the milligram.</summary>
    public Co2eTotal Sum => Price + Conversion + Classification + Product + Boundary;

    public static GapEffectsTotal operator +(GapEffectsTotal total, GapEffects line) => new(
        total.Lines + 1,
        total.Price + line.Price,
        total.Conversion + line.Conversion,
        total.Classification + line.Classification,
        total.Product + line.Product,
        total.Boundary + line.Boundary);

    public static GapEffectsTotal operator +(GapEffectsTotal left, GapEffectsTotal right) => new(
        left.Lines + right.Lines,
        left.Price + right.Price,
        left.Conversion + right.Conversion,
        left.Classification + right.Classification,
        left.Product + right.Product,
        left.Boundary + right.Boundary);
}
