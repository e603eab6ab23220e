using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
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
    private readonly OutcomeShape _shape;

    public OutcomeState State
    {
        get => _shape.State;
        init => _shape = _shape with { State = value };
    }

    public LineStatus Status
    {
        get => _shape.Status;
        init => _shape = _shape with { Status = value };
    }

    public CalculationMethod Method
    {
        get => _shape.Method;
        init => _shape = _shape with { Method = value };
    }

    public DataQualityTier Tier
    {
        get => _shape.Tier;
        init => _shape = _shape with { Tier = value };
    }

    public Scope3Category Category
    {
        get => _shape.Category;
        init => _shape = _shape with { Category = value };
    }

    public BoundaryAlignment Alignment
    {
        get => _shape.Alignment;
        init => _shape = _shape with { Alignment = value };
    }

    public ReasonSet Reasons
    {
        get => _shape.Reasons;
        init => _shape = _shape with { Reasons = value };
    }

    /// <summary>All of the above.</summary>
    public OutcomeShape Shape
    {
        get => _shape;
        init => _shape = value;
    }

    /// <summary>Sigma of the product-based figure; 0 without one.</summary>
    public double ProductSigma { get; init; }

    /// <summary>Sigma of the spend-based figure; 0 without one.</summary>
    public double SpendSigma { get; init; }

    /// <summary>Sector code of the spend factor; null without a spend-based figure.</summary>
    public string? SpendFactorId { get; init; }

    /// <summary>Identifier of the declaration looked at; null without one.</summary>
    public string? DeclarationId { get; init; }

    /// <summary>All masses, which are told one by one below.</summary>
    public LineMasses Masses { get; init; }

    public Co2e? Booked => Masses.Booked;

    /// <summary>The delivery leg that is booked in category 4.</summary>
    public Co2e? BookedDelivery => Masses.BookedDelivery;

    /// <summary>A1 to A3.</summary>
    public Co2e? Product => Masses.Product;

    /// <summary>A4.</summary>
    public Co2e? Delivery => Masses.Delivery;

    public Co2e? Spend => Masses.Spend;

    /// <summary>The product side of the gap.</summary>
    public Co2e? GapProduct => Masses.GapProduct;

    /// <summary>The spend side of the gap.</summary>
    public Co2e? GapSpend => Masses.GapSpend;

    public Co2e? CalibratedSpend => Masses.CalibratedSpend;

    /// <summary>What of the booked figure rests on the supplier's own data; zero where nothing does.</summary>
    public Co2e SupplierPart => Masses.SupplierPart;

    public bool IsBooked => Masses.Booked.HasValue;

    /// <summary>Whether both figures are there on one boundary.</summary>
    public bool IsMatched => Masses.GapProduct.HasValue;
}
