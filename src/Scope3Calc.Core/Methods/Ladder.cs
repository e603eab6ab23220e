using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>
/// The product side of the ladder: which declaration speaks for a line, and why the better tiers were passed over.
/// </summary>
/// <remarks>
/// The line's own declaration goes first, unless one on file for its product reaches a better tier; a maker's published
/// footprint steps in where both are missing, unusable or weaker, and the average of such devices where there is nothing.
/// The ladder is climbed down, never up, and every rung passed has a reason.
/// </remarks>
internal static class Ladder
{
    private static readonly ReasonSet NoDeclaration = ReasonSet.Of(ReasonCode.DeclarationMissing);
    private static readonly ReasonSet NoAverage = ReasonSet.Of(ReasonCode.CategoryAverageMissing);

    private static readonly TierReasons NothingDeclared = default(TierReasons).WithAll(NoDeclaration);
    private static readonly ProductEstimate NoEstimate = ProductEstimate.None(null, NoDeclaration);

    /// <param name="line">The line.</param>
    /// <param name="average">The average of such devices; null where none is known.</param>
    /// <param name="rules">Makers' footprints, and which data may be used.</param>
    /// <param name="passedOver">Why each tier was passed over; for tiers below the estimate's own it has no meaning.</param>
    public static ProductEstimate Descend(
        in PurchaseLine line, Declaration? average, ProductRules rules, out TierReasons passedOver)
    {
        if (line.Declaration is not { } declaration)
        {
            passedOver = NothingDeclared;
            return BelowOwn(in NoEstimate, in line, average, rules, ref passedOver);
        }

        var own = ProductMethod.Apply(in line, declaration, rules, out passedOver);
        return own.Bookable && own.Tier == DataQualityTier.VerifiedProductEpd
            ? own
            : BelowOwn(in own, in line, average, rules, ref passedOver);
    }

    /// <summary>Every declaration that <see cref="Descend"/> may look at for a line.</summary>
    public static IEnumerable<Declaration> Candidates(in PurchaseLine line, Declaration? average, ProductRules rules)
    {
        var candidates = new List<Declaration>();
        if (line.Declaration is { } own)
        {
            candidates.Add(own);
        }

        if (line.Product is { } product)
        {
            var data = rules.DataOf(product);
            candidates.AddRange(data.OnFile.Select(entry => entry.Declaration));
            if (data.Maker?.Declaration is { } sheet && rules.Policy.UseMakerFootprints)
            {
                candidates.Add(sheet);
            }
        }

        if (average is not null && rules.Policy.UseDeviceAverages)
        {
            candidates.Add(average);
        }

        return candidates;
    }

    private static ProductEstimate BelowOwn(
        in ProductEstimate own, in PurchaseLine line, Declaration? average, ProductRules rules, ref TierReasons passedOver)
    {
        if (rules.Registered.IsEmpty || line.Product is not { } product)
        {
            return BelowDeclared(in own, in line, average, rules, ref passedOver);
        }

        var best = own;
        foreach (var (_, declaration) in rules.DataOf(product).OnFile)
        {
            var estimate = ProductMethod.Apply(in line, declaration, rules, out var tiers);
            if (IsBetter(in estimate, in best))
            {
                (best, passedOver) = (estimate, tiers);
            }
        }

        return BelowDeclared(in best, in line, average, rules, ref passedOver);
    }

    // What may be booked goes first, then the better tier; on a tie the earlier one stays. Any declaration is more than none.
    private static bool IsBetter(in ProductEstimate estimate, in ProductEstimate than) =>
        estimate.Bookable ? !than.Bookable || estimate.Tier < than.Tier
        : !than.Bookable && than.CradleToGate is null && (estimate.CradleToGate is not null || than.Declaration is null);

    private static ProductEstimate BelowDeclared(
        in ProductEstimate declared, in PurchaseLine line, Declaration? average, ProductRules rules, ref TierReasons passedOver) =>
        declared.Bookable && declared.Tier <= DataQualityTier.SelfDeclaredProductPcf
            ? declared
            : Below(in declared, in line, average, rules, ref passedOver);

    // A figure that may be booked goes before one that may only be shown.
    private static ProductEstimate Below(
        in ProductEstimate own, in PurchaseLine line, Declaration? average, ProductRules rules, ref TierReasons passedOver)
    {
        var maker = default(ProductEstimate);
        if (SheetOf(in line, rules, out var failed) is { } sheet)
        {
            maker = ProductMethod.Apply(in line, sheet, rules, out var tiers);
            failed = tiers.Tier3;
        }

        passedOver = passedOver with { Tier3 = passedOver.Tier3 | failed };
        if (maker.Bookable)
        {
            return maker;
        }

        if (own.Bookable)
        {
            return own;
        }

        failed = NoAverage;
        if (rules.Policy.UseDeviceAverages && average is not null)
        {
            var typical = ProductMethod.Apply(in line, average, rules, out var tiers);
            if (typical.Bookable)
            {
                return typical;
            }

            failed = tiers.Tier4;
        }

        passedOver = passedOver with
        {
            Tier4 = own.Tier == DataQualityTier.CategoryAverage ? passedOver.Tier4 | failed : failed,
        };
        return own.CradleToGate is null && maker.CradleToGate is not null ? maker : own;
    }

    private static Declaration? SheetOf(in PurchaseLine line, ProductRules rules, out ReasonSet failed)
    {
        if (!rules.Policy.UseMakerFootprints)
        {
            failed = ReasonSet.Of(ReasonCode.MakerFootprintNotAllowed);
            return null;
        }

        if (line.Product is not { } product || rules.DataOf(product).Maker is not { } found)
        {
            failed = ReasonSet.Of(ReasonCode.MakerFootprintNotFound);
            return null;
        }

        failed = found.HeldBack;
        return found.Declaration;
    }
}
