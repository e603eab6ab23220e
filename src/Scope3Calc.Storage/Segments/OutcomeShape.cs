using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Storage.Segments;

/// <summary>What many outcomes have in common. A segment keeps each once.</summary>
public readonly record struct OutcomeShape
{
    public OutcomeState State { get; init; }

    public LineStatus Status { get; init; }

    public CalculationMethod Method { get; init; }

    public DataQualityTier Tier { get; init; }

    public Scope3Category Category { get; init; }

    public BoundaryAlignment Alignment { get; init; }

    public ReasonSet Reasons { get; init; }
}
