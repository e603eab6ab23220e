namespace Scope3Calc.Core.Uncertainty;

/// <summary>What a simulation found. The gap's figures rest on the same draws as both its sides'.</summary>
public sealed record MonteCarloResult
{
    public required ulong Seed { get; init; }

    public required int Draws { get; init; }

    /// <summary>Everything booked.</summary>
    public required DrawSummary BookedKilograms { get; init; }

    /// <summary>P of the matched set; null where nothing is matched, as are the four below.</summary>
    public DrawSummary? ProductKilograms { get; init; }

    /// <summary>S of the matched set.</summary>
    public DrawSummary? SpendKilograms { get; init; }

    /// <summary>S minus P.</summary>
    public DrawSummary? GapKilograms { get; init; }

    /// <summary>S over P, a pure number; null too where P, or any draw of it, is not positive.</summary>
    public DrawSummary? Ratio { get; init; }

    /// <summary>Pr(S > P): the share of draws in which the spend side is the larger.</summary>
    public double? ProbabilityOfSpendAboveProduct { get; init; }
}
