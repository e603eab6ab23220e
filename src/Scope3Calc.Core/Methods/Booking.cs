using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>Which of a line's figures is booked, where, and how well the line did.</summary>
internal readonly record struct Booking(
    LineStatus Status,
    CalculationMethod Method,
    DataQualityTier Tier,
    Scope3Category Category,
    Co2e? Booked,
    Co2e? Delivery,
    ReasonSet Reasons)
{
    // What is worth a look even though the line could be booked on product data.
    private static readonly ReasonSet Warnings = ReasonSet.Of(ReasonCode.EpdNotVerified)
        .With(ReasonCode.VerifierNotNamed)
        .With(ReasonCode.EpdValidityUnknown)
        .With(ReasonCode.EpdExpired)
        .With(ReasonCode.EpdModelMismatch)
        .With(ReasonCode.EpdConfigMismatch)
        .With(ReasonCode.EpdGapFilled)
        .With(ReasonCode.RefurbishedCutOff)
        .With(ReasonCode.EpdGwpIdentityFail)
        .With(ReasonCode.BiogenicNotSeparated)
        .With(ReasonCode.EpdHarmonised)
        .With(ReasonCode.MakerFootprintFlagged);

    private static readonly Booking Held = default(Booking) with { Status = LineStatus.ReviewRequired };

    public static Booking Decide(
        in PurchaseLine line,
        Scope3Category category,
        in ProductEstimate product,
        in SpendEstimate spend,
        in Plausible plausible,
        Co2e? calibrated,
        Policy policy)
    {
        if (product.Bookable ? plausible.HoldsProduct : plausible.HoldsSpend)
        {
            return Held;
        }

        if (category == Scope3Category.UpstreamLeasedAssets && policy.OperatingLease == OperatingLeaseTreatment.NotBooked)
        {
            return new Booking { Status = LineStatus.Ok, Reasons = ReasonSet.Of(ReasonCode.LeaseNotBooked) };
        }

        // The better one is booked; the other stays beside it.
        return product.Bookable
            ? OfProduct(in line, category, in product, in plausible, policy)
            : OfSpend(category, spend.Emissions, policy.BookCalibratedSpend ? calibrated : null);
    }

    private static Booking OfProduct(
        in PurchaseLine line, Scope3Category category, in ProductEstimate product, in Plausible plausible, Policy policy)
    {
        var withProduct = policy.DeliveryCategory == DeliveryCategory.WithProduct;
        return new Booking(
            StatusOf(in line, in product, in plausible),
            MethodOf(in product),
            product.Tier,
            category,
            withProduct && product.Distribution is { } delivery ? product.CradleToGate + delivery : product.CradleToGate,
            withProduct ? null : product.Distribution,
            ReasonSet.None);
    }

    private static Booking OfSpend(Scope3Category category, Co2e? emissions, Co2e? calibrated) =>
        emissions is null
            ? new Booking { Status = LineStatus.Rejected }
            : new Booking(
                LineStatus.FallbackApplied,
                CalculationMethod.SpendBased,
                DataQualityTier.SpendBased,
                category,
                calibrated ?? emissions,
                Delivery: null,
                calibrated is null ? ReasonSet.None : ReasonSet.Of(ReasonCode.SpendCalibrated));

    private static CalculationMethod MethodOf(in ProductEstimate product) =>
        product.Tier == DataQualityTier.CategoryAverage ? CalculationMethod.AverageData
        : product.Declaration!.Footprint.CradleToGateFromAverages != 0m
            && !product.Reasons.Contains(ReasonCode.RefurbishedCutOff) ? CalculationMethod.Hybrid
        : CalculationMethod.SupplierSpecific;

    // A line whose own declaration could not be used fell back, even where something better than spend caught it. A
    // verified one on file is no step back.
    private static LineStatus StatusOf(in PurchaseLine line, in ProductEstimate product, in Plausible plausible) =>
        line.Declaration is { } own && !ReferenceEquals(own, product.Declaration)
            && product.Tier >= DataQualityTier.SelfDeclaredProductPcf ? LineStatus.FallbackApplied
        : product.Reasons.Overlaps(Warnings) || plausible.IsProductUnusual || product.Tier == DataQualityTier.CategoryAverage
            ? LineStatus.OkWithWarnings
        : LineStatus.Ok;
}
