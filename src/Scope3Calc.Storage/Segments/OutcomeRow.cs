using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>Whether a run looked at a line version.</summary>
public enum OutcomeState : byte
{
    Calculated,

    /// <summary>A later version of the line was known to the run.</summary>
    Superseded,

    /// <summary>Outside what the run was asked for.</summary>
    NotSelected,
}

/// <summary>What a run found for one line version. Null is not known, which is never zero.</summary>
public readonly record struct OutcomeRow
{
    public OutcomeState State { get; init; }

    public LineStatus Status { get; init; }

    public CalculationMethod Method { get; init; }

    public DataQualityTier Tier { get; init; }

    public Scope3Category Category { get; init; }

    public BoundaryAlignment Alignment { get; init; }

    public ReasonSet Reasons { get; init; }

    /// <summary>Sigma of the product-based figure; 0 without one.</summary>
    public double ProductSigma { get; init; }

    /// <summary>Sigma of the spend-based figure; 0 without one.</summary>
    public double SpendSigma { get; init; }

    /// <summary>Sector code of the spend factor; null without a spend-based figure.</summary>
    public string? SpendFactorId { get; init; }

    /// <summary>Identifier of the declaration looked at; null without one.</summary>
    public string? DeclarationId { get; init; }

    public Co2e? Booked { get; init; }

    /// <summary>The delivery leg that is booked in category 4.</summary>
    public Co2e? BookedDelivery { get; init; }

    /// <summary>A1 to A3.</summary>
    public Co2e? Product { get; init; }

    /// <summary>A4.</summary>
    public Co2e? Delivery { get; init; }

    public Co2e? Spend { get; init; }

    /// <summary>The product side of the gap.</summary>
    public Co2e? GapProduct { get; init; }

    /// <summary>The spend side of the gap.</summary>
    public Co2e? GapSpend { get; init; }

    public Co2e? CalibratedSpend { get; init; }

    /// <summary>What of the booked figure rests on the supplier's own data; zero where nothing does.</summary>
    public Co2e SupplierPart { get; init; }
}
