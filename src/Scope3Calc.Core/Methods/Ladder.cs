using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>
/// The product side of the ladder: which declaration speaks for a line, and why the better tiers were passed over.
/// </summary>
/// <remarks>
/// The line's own declaration goes first; a maker's published footprint steps in where that is missing, unusable or
/// weaker. The ladder is climbed down, never up, and every rung passed has a reason.
/// </remarks>
internal static class Ladder
{
    private static readonly ReasonSet NoDeclaration = ReasonSet.Of(ReasonCode.DeclarationMissing);
    private static readonly ReasonSet NoAverage = ReasonSet.Of(ReasonCode.CategoryAverageMissing);

    public static ProductEstimate Descend(
        in PurchaseLine line, MakerFootprints makers, Policy policy, out TierReasons passedOver)
    {
        var own = line.Declaration is { } declaration
            ? ProductMethod.Apply(in line, declaration, policy)
            : ProductEstimate.None(null, NoDeclaration);

        if (own.Bookable && own.Tier <= DataQualityTier.SelfDeclaredProductPcf)
        {
            passedOver = new TierReasons(own.Reasons, own.Reasons, own.Reasons, default);
            return own;
        }

        var maker = FromMaker(in line, makers, policy);
        passedOver = new TierReasons(
            own.Reasons, own.Reasons, own.Reasons | maker.Reasons, own.Tier > 0 ? own.Reasons : NoAverage);
        if (!own.Bookable)
        {
            passedOver = passedOver with { Tier4 = NoAverage };
        }

        // A figure that may be booked goes before one that may only be shown.
        return maker.Bookable || (own.CradleToGate is null && maker.CradleToGate is not null) ? maker : own;
    }

    private static ProductEstimate FromMaker(in PurchaseLine line, MakerFootprints makers, Policy policy)
    {
        if (!policy.UseMakerFootprints || line.Product is not { } product || makers.Find(product) is not { } found)
        {
            return ProductEstimate.None(null, ReasonSet.Of(ReasonCode.MakerFootprintNotFound));
        }

        return found.Declaration is { } sheet
            ? ProductMethod.Apply(in line, sheet, policy)
            : ProductEstimate.None(null, found.HeldBack);
    }
}
