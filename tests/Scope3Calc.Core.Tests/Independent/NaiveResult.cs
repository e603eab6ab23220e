using System.Numerics;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>What the two calculations are compared by. Masses are whole milligrams.</summary>
internal sealed record NaiveResult
{
    public LineStatus Status { get; init; }

    public CalculationMethod Method { get; init; }

    public DataQualityTier Tier { get; init; }

    public Scope3Category Category { get; init; }

    public BigInteger? Booked { get; init; }

    public BigInteger? BookedDelivery { get; init; }

    public BigInteger? Product { get; init; }

    public BigInteger? Distribution { get; init; }

    public DataQualityTier ProductTier { get; init; }

    public bool Bookable { get; init; }

    public BigInteger? Spend { get; init; }

    public BigInteger? Calibrated { get; init; }

    public BigInteger? GapProduct { get; init; }

    public BigInteger? GapSpend { get; init; }

    public BoundaryAlignment Alignment { get; init; }

    public static NaiveResult Of(in LineOutcome outcome) => new()
    {
        Status = outcome.Status,
        Method = outcome.Method,
        Tier = outcome.Tier,
        Category = outcome.Category,
        Booked = outcome.Booked?.Milligrams,
        BookedDelivery = outcome.BookedDelivery?.Milligrams,
        Product = outcome.Product.CradleToGate?.Milligrams,
        Distribution = outcome.Product.Distribution?.Milligrams,
        ProductTier = outcome.Product.CradleToGate is null ? DataQualityTier.None : outcome.Product.Tier,
        Bookable = outcome.Product.Bookable,
        Spend = outcome.Spend.Emissions?.Milligrams,
        Calibrated = outcome.CalibratedSpend?.Milligrams,
        GapProduct = outcome.Gap.Product?.Milligrams,
        GapSpend = outcome.Gap.Spend?.Milligrams,
        Alignment = outcome.Gap.Alignment,
    };
}
