using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>Whether a line's figures per piece are such as devices of its type have.</summary>
/// <remarks>
/// A slip of units (g, kg, t) is a factor of a thousand or a million. A figure that far off is held: in no total and in no
/// gap until somebody has looked and released it.
/// </remarks>
/// <param name="Reasons">What is unusual or implausible.</param>
/// <param name="HoldsProduct">The product-based figure is held.</param>
/// <param name="HoldsSpend">The spend-based figure is held.</param>
internal readonly record struct Plausible(ReasonSet Reasons, bool HoldsProduct, bool HoldsSpend)
{
    public bool HoldsAny => HoldsProduct || HoldsSpend;

    public bool IsProductUnusual => Reasons.Contains(ReasonCode.EpdUnusualValue) || Reasons.Contains(ReasonCode.EpdImplausibleValue);

    public static Plausible Of(in PurchaseLine line, in ProductEstimate product, in SpendEstimate spend, DeviceType? type)
    {
        // The average is what the band is made of; a refurbished device's figure is not that of a new one; and what was
        // free has a spend of zero.
        if (type?.Band is null || line.QuantityUnit != QuantityUnit.Piece || line.Quantity is not { } quantity
            || line.Condition != DeviceCondition.New)
        {
            return default;
        }

        var rough = (double)quantity;
        var ofProduct = product.CradleToGate is { } made && !ReferenceEquals(product.Declaration, type.Average)
            ? type.Judge(made, quantity, rough)
            : Plausibility.Within;
        var ofSpend = spend.Emissions is { } emissions && !line.FreeOfCharge
            ? type.Judge(emissions, quantity, rough)
            : Plausibility.Within;
        if ((ofProduct | ofSpend) == Plausibility.Within)
        {
            return default;
        }

        var reasons = ReasonSet.None;
        reasons = ofProduct switch
        {
            Plausibility.Unusual => reasons.With(ReasonCode.EpdUnusualValue),
            Plausibility.Implausible => reasons.With(ReasonCode.EpdImplausibleValue),
            _ => reasons,
        };
        reasons = ofSpend switch
        {
            Plausibility.Unusual => reasons.With(ReasonCode.SpendUnusualValue),
            Plausibility.Implausible => reasons.With(ReasonCode.SpendImplausibleValue),
            _ => reasons,
        };
        var isReleased = line.ReleasedBy is not null;
        return new Plausible(
            reasons,
            !isReleased && ofProduct == Plausibility.Implausible,
            !isReleased && ofSpend == Plausibility.Implausible);
    }
}
