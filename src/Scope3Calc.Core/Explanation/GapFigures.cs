namespace Scope3Calc.Core.Explanation;

/// <summary>Both sides of the gap, and what is between them.</summary>
internal static class GapFigures
{
    public static void Add(List<ExplainedFigure> figures, in LineOutcome outcome, GapSides sides)
    {
        Add("product_mg_co2e", "Product-based side of the gap", sides.Product);
        Add("spend_mg_co2e", "Spend-based side of the gap", sides.Spend);
        Add("gap_mg_co2e", "Gap", sides.Difference);
        if (outcome.Gap.RatioMillionths is not null)
        {
            var (ratio, text) = sides.Ratio;
            Add("ratio_millionths", "Ratio of the gap", new Derivation(
                new Expression.Rounded("ratio, to the millionth", string.Empty, ratio), text));
        }

        void Add(string name, string title, Derivation derivation) =>
            figures.Add(ExplainedFigure.Of($"gap.{name}", title, derivation));
    }
}
