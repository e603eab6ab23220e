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
    private readonly LineMasses _masses;

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

    public Co2e? Booked
    {
        get => _masses.Booked;
        init => _masses = _masses with { Booked = value };
    }

    /// <summary>The delivery leg that is booked in category 4.</summary>
    public Co2e? BookedDelivery
    {
        get => _masses.BookedDelivery;
        init => _masses = _masses with { BookedDelivery = value };
    }

    /// <summary>A1 to A3.</summary>
    public Co2e? Product
    {
        get => _masses.Product;
        init => _masses = _masses with { Product = value };
    }

    /// <summary>A4.</summary>
    public Co2e? Delivery
    {
        get => _masses.Delivery;
        init => _masses = _masses with { Delivery = value };
    }

    public Co2e? Spend
    {
        get => _masses.Spend;
        init => _masses = _masses with { Spend = value };
    }

    /// <summary>The product side of the gap.</summary>
    public Co2e? GapProduct
    {
        get => _masses.GapProduct;
        init => _masses = _masses with { GapProduct = value };
    }

    /// <summary>The spend side of the gap.</summary>
    public Co2e? GapSpend
    {
        get => _masses.GapSpend;
        init => _masses = _masses with { GapSpend = value };
    }

    public Co2e? CalibratedSpend
    {
        get => _masses.CalibratedSpend;
        init => _masses = _masses with { CalibratedSpend = value };
    }

    /// <summary>What of the booked figure rests on the supplier's own data; zero where nothing does.</summary>
    public Co2e SupplierPart
    {
        get => _masses.SupplierPart;
        init => _masses = _masses with { SupplierPart = value };
    }

    /// <summary>All of the above from <see cref="Booked"/> on.</summary>
    public LineMasses Masses
    {
        get => _masses;
        init => _masses = value;
    }

    public bool IsBooked => _masses.Booked.HasValue;

    /// <summary>Whether both figures are there on one boundary.</summary>
    public bool IsMatched => _masses.GapProduct.HasValue;
}
