using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Gap;

/// <summary>What each method says in the other one's terms, so that a person can tell which is off.</summary>
/// <remarks>Null where it is not defined, or too large for a decimal.</remarks>
/// <param name="ProductKgPerPiece">P over pieces, kg CO2e per piece.</param>
/// <param name="SpendKgPerPiece">S over pieces: the footprint the price implies, kg CO2e per piece.</param>
/// <param name="ProductKgPerMoney">P over restated spend: the factor the declaration implies, kg CO2e per unit of the
/// pack's money.</param>
/// <param name="BreakEvenPrice">The price per piece, in the pack's money, at which spend would give P.</param>
public readonly record struct ImpliedValues(
    decimal? ProductKgPerPiece, decimal? SpendKgPerPiece, decimal? ProductKgPerMoney, decimal? BreakEvenPrice)
{
    /// <summary>Of a line: by A1-A3 and the pack's default column.</summary>
    /// <returns>Null without pieces or without one of the two figures.</returns>
    public static ImpliedValues? Of(in PurchaseLine line, in LineOutcome outcome) =>
        line is { QuantityUnit: QuantityUnit.Piece, Quantity: { } pieces }
        && outcome is { Product.CradleToGate: { } product, Spend: { Emissions: { } spend, Scope: { } scope } }
            ? Of(spend, product, pieces, outcome.Spend.RestatedSpend, outcome.Spend.Factor!.KgPerUnitOfMoney(scope))
            : null;

    /// <param name="spend">S, on the boundary of <paramref name="factor"/>.</param>
    /// <param name="product">P, on the same boundary.</param>
    /// <param name="pieces">How many; negative for a return.</param>
    /// <param name="restatedSpend">In the pack's money; negative for a return.</param>
    /// <param name="factor">kg CO2e per unit of the pack's money.</param>
    public static ImpliedValues Of(
        Co2e? spend, Co2e? product, decimal? pieces, decimal? restatedSpend, decimal? factor) => new(
        Quotient(product?.Kilograms, pieces),
        Quotient(spend?.Kilograms, pieces),
        Quotient(product?.Kilograms, restatedSpend),
        Quotient(Quotient(product?.Kilograms, pieces), factor));

    private static decimal? Quotient(decimal? dividend, decimal? divisor)
    {
        if (dividend is null || divisor is null or 0m)
        {
            return null;
        }

        try
        {
            return dividend / divisor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
