namespace Scope3Calc.Core.Quantities;

/// <summary>A sum of line results: whole milligrams CO2e, exact for any number of lines.</summary>
/// <remarks>128 bits hold 10^20 lines of the largest mass a line may have, so adding never overflows.</remarks>
public readonly record struct Co2eTotal(Int128 Milligrams)
{
    public static Co2eTotal Zero => default;

    /// <summary>In kilograms. Exact to six decimals up to 7.9 * 10^22 kg, beyond every real inventory.</summary>
    public decimal Kilograms => (decimal)Milligrams / 1_000_000m;

    public static Co2eTotal operator +(Co2eTotal total, Co2e mass) => new(total.Milligrams + mass.Milligrams);

    public static Co2eTotal operator +(Co2eTotal left, Co2eTotal right) => new(left.Milligrams + right.Milligrams);

    public static Co2eTotal operator -(Co2eTotal left, Co2eTotal right) => new(left.Milligrams - right.Milligrams);
}
