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
    private readonly OutcomeShape _shape;
    private readonly OptionalCo2e _booked;
    private readonly OptionalCo2e _bookedDelivery;
    private readonly OptionalCo2e _product;
    private readonly OptionalCo2e _delivery;
    private readonly OptionalCo2e _spend;
    private readonly OptionalCo2e _gapProduct;
    private readonly OptionalCo2e _gapSpend;
    private readonly OptionalCo2e _calibratedSpend;

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
        get => _booked;
        init => _booked = value;
    }

    /// <summary>The delivery leg that is booked in category 4.</summary>
    public Co2e? BookedDelivery
    {
        get => _bookedDelivery;
        init => _bookedDelivery = value;
    }

    /// <summary>A1 to A3.</summary>
    public Co2e? Product
    {
        get => _product;
        init => _product = value;
    }

    /// <summary>A4.</summary>
    public Co2e? Delivery
    {
        get => _delivery;
        init => _delivery = value;
    }

    public Co2e? Spend
    {
        get => _spend;
        init => _spend = value;
    }

    /// <summary>The product side of the gap.</summary>
    public Co2e? GapProduct
    {
        get => _gapProduct;
        init => _gapProduct = value;
    }

    /// <summary>The spend side of the gap.</summary>
    public Co2e? GapSpend
    {
        get => _gapSpend;
        init => _gapSpend = value;
    }

    public Co2e? CalibratedSpend
    {
        get => _calibratedSpend;
        init => _calibratedSpend = value;
    }

    /// <summary>What of the booked figure rests on the supplier's own data; zero where nothing does.</summary>
    public Co2e SupplierPart { get; init; }

    // For sums: 0 where a mass is not known.
    public long BookedMilligrams => _booked.MilligramsOrZero;

    public long BookedDeliveryMilligrams => _bookedDelivery.MilligramsOrZero;

    public long ProductMilligrams => _product.MilligramsOrZero;

    public long DeliveryMilligrams => _delivery.MilligramsOrZero;

    public long SpendMilligrams => _spend.MilligramsOrZero;

    public long GapProductMilligrams => _gapProduct.MilligramsOrZero;

    public long GapSpendMilligrams => _gapSpend.MilligramsOrZero;

    public bool IsBooked => _booked.HasValue;

    /// <summary>Whether both figures are there on one boundary.</summary>
    public bool IsMatched => _gapProduct.HasValue;

    /// <summary>A mass in the eight bytes it is kept in.</summary>
    internal OptionalCo2e this[Mass mass] => mass switch
    {
        Mass.Product => _product,
        Mass.Delivery => _delivery,
        Mass.Spend => _spend,
        Mass.CalibratedSpend => _calibratedSpend,
        Mass.Booked => _booked,
        Mass.BookedDelivery => _bookedDelivery,
        Mass.GapProduct => _gapProduct,
        Mass.GapSpend => _gapSpend,
        _ => SupplierPart,
    };
}
