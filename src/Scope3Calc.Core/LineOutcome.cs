using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core;

/// <summary>What is known about one line: both estimates, the one that is booked, and the gap between them.</summary>
public readonly record struct LineOutcome
{
    private readonly OptionalCo2e _booked;
    private readonly OptionalCo2e _bookedDelivery;
    private readonly OptionalCo2e _calibratedSpend;

    public required string LineId { get; init; }

    public required LineStatus Status { get; init; }

    /// <summary>The method of the booked figure.</summary>
    public CalculationMethod Method { get; init; }

    /// <summary>The tier of the booked figure.</summary>
    public DataQualityTier Tier { get; init; }

    /// <summary>The category <see cref="Booked"/> belongs to.</summary>
    public Scope3Category Category { get; init; }

    /// <summary>Booked under <see cref="Category"/>; null when nothing is.</summary>
    public Co2e? Booked
    {
        get => _booked;
        init => _booked = value;
    }

    /// <summary>Booked under category 4 for the delivery leg; null when nothing is.</summary>
    public Co2e? BookedDelivery
    {
        get => _bookedDelivery;
        init => _bookedDelivery = value;
    }

    public ProductEstimate Product { get; init; }

    public SpendEstimate Spend { get; init; }

    /// <summary>The spend-based figure corrected by the policy's calibration for its type of device; null without one.
    /// A separate estimate: booked only where the policy says so.</summary>
    public Co2e? CalibratedSpend
    {
        get => _calibratedSpend;
        init => _calibratedSpend = value;
    }

    public LineGap Gap { get; init; }

    /// <summary>What of <see cref="Booked"/> rests on the supplier's own data: of a hybrid figure, its supplier's part.</summary>
    public Co2e SupplierPart => Tier is >= DataQualityTier.VerifiedProductEpd and <= DataQualityTier.SelfDeclaredProductPcf
        ? Booked!.Value - Product.CradleToGateFromAverages - (BookedDelivery is null ? Product.DistributionFromAverages : Co2e.Zero)
        : Co2e.Zero;

    /// <summary>What of <see cref="BookedDelivery"/> does.</summary>
    public Co2e SupplierPartOfDelivery => BookedDelivery is { } delivery && Tier <= DataQualityTier.SelfDeclaredProductPcf
        ? delivery - Product.DistributionFromAverages
        : Co2e.Zero;

    /// <summary>Whether the gap stands out of the uncertainty of both sides, which are taken to be independent; null
    /// without a ratio.</summary>
    public GapSignificance? Significance => Gap is { Product: { } product, Spend: { } spend }
        ? GapSignificance.Between(
            new Lognormal(spend.Milligrams, Spend.Sigma!.Total), new Lognormal(product.Milligrams, Product.Sigma))
        : null;

    /// <summary>For each tier better than the booked one, why it was passed over.</summary>
    public TierReasons PassedOver { get; init; }

    /// <summary>Every reason of the line: tiers passed over, missing estimates, warnings.</summary>
    public ReasonSet Reasons { get; init; }

    /// <summary>A line that could not be read or breaks a rule: nothing of it is calculated.</summary>
    public static LineOutcome Refused(string lineId, ReasonSet reasons) =>
        new() { LineId = lineId, Status = LineStatus.Rejected, Reasons = reasons };
}
