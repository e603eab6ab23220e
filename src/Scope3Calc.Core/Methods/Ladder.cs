using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>
/// The product side of the ladder: which declaration speaks for a line, and why the better tiers were passed over.
/// </summary>
/// <remarks>
/// The line's own declaration goes first, unless one on file for its product reaches a better tier; a maker's published
/// footprint steps in where both are missing, unusable or weaker, and the average of such devices where there is nothing. The ladder is climbed down, never up, and every rung
/// passed has a reason.
/// </remarks>
internal static class Ladder
{
    private static readonly ReasonSet NoDeclaration = ReasonSet.Of(ReasonCode.DeclarationMissing);
    private static readonly ReasonSet NoAverage = ReasonSet.Of(ReasonCode.CategoryAverageMissing);

    /// <param name="line">The line.</param>
    /// <param name="average">The average of such devices; null where none is known.</param>
    /// <param name="rules">Makers' footprints, and which data may be used.</param>
    /// <param name="passedOver">Why each tier was passed over; for tiers below the estimate's own it has no meaning.</param>
    public static ProductEstimate Descend(
        in PurchaseLine line, Declaration? average, ProductRules rules, out TierReasons passedOver)
    {
        var own = DeclaredOf(in line, rules, out passedOver);
        if (own.Bookable && own.Tier <= DataQualityTier.SelfDeclaredProductPcf)
        {
            return own;
        }

        var maker = MakersOf(in line, rules, out var makerFailed);
        passedOver = passedOver with { Tier3 = passedOver.Tier3 | makerFailed };

        // A figure that may be booked goes before one that may only be shown.
        if (maker.Bookable)
        {
            return maker;
        }

        if (own.Bookable)
        {
            return own;
        }

        var typical = AverageOf(in line, average, rules, out var averageFailed);
        passedOver = passedOver with
        {
            Tier4 = own.Tier == DataQualityTier.CategoryAverage ? passedOver.Tier4 | averageFailed : averageFailed,
        };
        return typical.Bookable ? typical
            : own.CradleToGate is null && maker.CradleToGate is not null ? maker
            : own;
    }

    private static ProductEstimate DeclaredOf(in PurchaseLine line, ProductRules rules, out TierReasons failed)
    {
        var best = OwnOf(in line, rules, out failed);
        if (rules.Registered.IsEmpty || line.Product is not { } product
            || (best.Bookable && best.Tier == DataQualityTier.VerifiedProductEpd))
        {
            return best;
        }

        foreach (var (_, declaration) in rules.Registered.Of(product))
        {
            var estimate = ProductMethod.Apply(in line, declaration, rules, out var tiers);
            if (IsBetter(in estimate, in best, line.Declaration))
            {
                (best, failed) = (estimate, tiers);
            }
        }

        return best;
    }

    // What may be booked goes first, then the better tier; on a tie the earlier one stays. Any declaration is more than none.
    private static bool IsBetter(in ProductEstimate estimate, in ProductEstimate than, Declaration? own) =>
        estimate.Bookable ? !than.Bookable || estimate.Tier < than.Tier
        : !than.Bookable && than.CradleToGate is null
            && (estimate.CradleToGate is not null || (own is null && than.Declaration is null));

    private static ProductEstimate OwnOf(in PurchaseLine line, ProductRules rules, out TierReasons failed)
    {
        if (line.Declaration is { } declaration)
        {
            return ProductMethod.Apply(in line, declaration, rules, out failed);
        }

        failed = default(TierReasons).WithAll(NoDeclaration);
        return ProductEstimate.None(null, NoDeclaration);
    }

    private static ProductEstimate MakersOf(in PurchaseLine line, ProductRules rules, out ReasonSet failed)
    {
        if (!rules.Policy.UseMakerFootprints || line.Product is not { } product || rules.Makers.Find(product) is not { } found)
        {
            failed = ReasonSet.Of(rules.Policy.UseMakerFootprints
                ? ReasonCode.MakerFootprintNotFound
                : ReasonCode.MakerFootprintNotAllowed);
            return ProductEstimate.None(null, failed);
        }

        if (found.Declaration is not { } sheet)
        {
            failed = found.HeldBack;
            return ProductEstimate.None(null, failed);
        }

        var estimate = ProductMethod.Apply(in line, sheet, rules, out var tiers);
        failed = tiers.Tier3;
        return estimate;
    }

    private static ProductEstimate AverageOf(
        in PurchaseLine line, Declaration? average, ProductRules rules, out ReasonSet failed)
    {
        if (!rules.Policy.UseDeviceAverages || average is null)
        {
            failed = NoAverage;
            return ProductEstimate.None(null, failed);
        }

        var estimate = ProductMethod.Apply(in line, average, rules, out var tiers);
        failed = tiers.Tier4;
        return estimate;
    }
}
