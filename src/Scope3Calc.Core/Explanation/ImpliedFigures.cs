using Scope3Calc.Core.Gap;

namespace Scope3Calc.Core.Explanation;

/// <summary>What each method says in the other one's terms, to nine decimals as the contract has it.</summary>
internal static class ImpliedFigures
{
    /// <param name="figures">Where they go.</param>
    /// <param name="implied">What the outcome implies.</param>
    /// <param name="product">Its product-based figures.</param>
    /// <param name="spend">Its spend-based figures.</param>
    public static void Add(
        List<ExplainedFigure> figures, in ImpliedValues implied, ProductDerivation product, SpendDerivation spend)
    {
        if (implied.ProductKgPerPiece is not null)
        {
            Add("product_kg_co2e_per_piece", "Product-based figure of one piece", ProductPerPiece());
        }

        if (implied.SpendKgPerPiece is not null)
        {
            Add(
                "spend_kg_co2e_per_piece",
                "Spend-based figure of one piece",
                Over("spend-based figure of a piece", "kg CO2e per piece", spend.Booked, product.Bought));
        }

        if (implied.ProductKgPerMoney is not null)
        {
            Add(
                "product_kg_co2e_per_unit_of_money",
                "Factor by which the spend would give the product-based figure",
                Over(
                    "product-based figure over restated spend",
                    $"kg CO2e per {spend.RestatedUnit}",
                    product.CradleToGate,
                    new Derivation(spend.RestatedExactly, string.Empty)));
        }

        if (implied.BreakEvenPrice is not null)
        {
            Add(
                "break_even_price",
                "Price of one piece at which the spend would give the product-based figure",
                Over(
                    "product-based figure of a piece over the factor",
                    $"{spend.RestatedUnit} per piece",
                    ProductPerPiece(),
                    spend.BookedFactor));
        }

        Derivation ProductPerPiece() =>
            Over("product-based figure of a piece", "kg CO2e per piece", product.CradleToGate, product.Bought);

        void Add(string name, string title, Derivation derivation)
        {
            var (exact, text) = derivation;
            figures.Add(ExplainedFigure.Of($"implied.{name}", title, new Derivation(
                new Expression.RoundedToNine($"{exact.Label}, to nine decimals", exact.Unit, exact), text)));
        }
    }

    private static Derivation Over(string label, string unit, Derivation dividend, Derivation divisor) => new(
        new Expression.Quotient(label, unit, dividend.Expression, divisor.Expression),
        $"{dividend.AboutResult} over {divisor.AboutResult}");
}
