namespace Scope3Calc.Core.Uncertainty;

/// <summary>What a simulation depends on besides the totals. Both are part of its result.</summary>
public sealed record MonteCarloOptions
{
    public const int MinDraws = 1_000;
    public const int MaxDraws = 1_000_000;
    public const int DefaultDraws = 10_000;

    /// <summary>Any number; the same one gives the same result.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentOutOfRangeException">Fewer than <see cref="MinDraws"/> or more than
    /// <see cref="MaxDraws"/>.</exception>
    public int Draws { get; init => field = InRange(value); } = DefaultDraws;

    private static int InRange(int draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, MinDraws);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, MaxDraws);
        return draws;
    }
}
