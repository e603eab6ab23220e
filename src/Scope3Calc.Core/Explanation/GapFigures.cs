using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;

namespace Scope3Calc.Core.Explanation;

/// <summary>Both sides of the gap, and what is between them.</summary>
internal static class GapFigures
{
    public static void Add(
        List<ExplainedFigure> figures, in LineOutcome outcome, ProductDerivation product, SpendDerivation spend)
    {
        var ofProduct = outcome.Gap.Alignment == BoundaryAlignment.AlignedToPointOfSale
            ? Derivation.Sum("product-based side", product.CradleToGate, product.Distribution)
            : product.CradleToGate;
        var ofSpend = spend.Emissions(outcome.Gap.Alignment switch
        {
            BoundaryAlignment.AlignedToPointOfSale => MarginScope.WithMargins,
            BoundaryAlignment.AlignedA1A3 => MarginScope.WithoutMargins,
            _ => outcome.Spend.Scope!.Value,
        });
        var sides = new[] { ofSpend.Expression, ofProduct.Expression };

        Add("product_mg_co2e", "Product-based side of the gap", ofProduct);
        Add("spend_mg_co2e", "Spend-based side of the gap", ofSpend);
        Add("gap_mg_co2e", "Gap", new Derivation(
            new Expression.Difference("spend-based minus product-based", "kg CO2e", sides),
            $"{ofSpend.Result} by spend minus {ofProduct.Result} by product"));
        if (outcome.Gap.RatioMillionths is not null)
        {
            Add("ratio_millionths", "Ratio of the gap", new Derivation(
                new Expression.Rounded(
                    "ratio, to the millionth",
                    string.Empty,
                    new Expression.Quotient("spend-based over product-based", string.Empty, sides[0], sides[1])),
                $"{ofSpend.Result} by spend over {ofProduct.Result} by product"));
        }

        void Add(string name, string title, Derivation derivation) =>
            figures.Add(ExplainedFigure.Of($"gap.{name}", title, derivation));
    }
}
