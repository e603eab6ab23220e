using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Methods;

/// <summary>Takes a line's gap apart by what is known of its type of device.</summary>
internal static class GapCauses
{
    public static GapDecomposition Of(in PurchaseLine line, in LineOutcome outcome, DeviceType? type)
    {
        var (spend, pieces) = (outcome.Spend, line.QuantityUnit == QuantityUnit.Piece ? line.Quantity : null);
        return GapDecomposition.Of(new DecompositionInputs
        {
            Spend = outcome.Gap.Spend,
            Product = outcome.Gap.Product,
            SpendAtGate = spend.At(MarginScope.WithoutMargins),
            ProductAtGate = outcome.Product.CradleToGate,
            Quantity = pieces,
            PricePerPiece = line.SpendAmount / pieces * spend.NominalRate,
            ReferencePricePerPiece = type?.ReferencePrice,
            FactorAtGate = spend.Factor?.WithoutMargins,
            AverageKgPerPiece = type?.AverageKg,
        });
    }
}
