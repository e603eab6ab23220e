namespace Scope3Calc.Core.Quantities;

/// <summary>A mass or none, in the eight bytes of a mass; a <c>Co2e?</c> takes sixteen. The default is none.</summary>
/// <remarks>What is kept of every line is kept in this, because copying it is a good part of a line's cost.</remarks>
public readonly record struct OptionalCo2e
{
    // The milligrams with the sign bit turned over, so that zero stands for the least number there is: nine times
    // beyond what any line may come to.
    private readonly long _flipped;

    private OptionalCo2e(long milligrams) => _flipped = milligrams ^ long.MinValue;

    /// <summary>The milligrams; 0 without a mass.</summary>
    public long MilligramsOrZero => _flipped == 0 ? 0 : _flipped ^ long.MinValue;

    public bool HasValue => _flipped != 0;

    /// <summary>The mass; meaningless without one.</summary>
    public Co2e Value => Co2e.FromMilligrams(_flipped ^ long.MinValue);

    public static implicit operator OptionalCo2e(Co2e mass) => new(mass.Milligrams);

    public static implicit operator OptionalCo2e(Co2e? mass) => mass is { } value ? new(value.Milligrams) : default;

    public static implicit operator Co2e?(OptionalCo2e mass) => mass.HasValue ? mass.Value : null;
}
