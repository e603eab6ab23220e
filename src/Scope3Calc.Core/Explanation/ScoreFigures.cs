using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Explanation;

/// <summary>The data-quality scores of one estimate: the fact that decides each, or the years it is counted from.</summary>
internal static class ScoreFigures
{
    /// <param name="figures">Where they go.</param>
    /// <param name="estimate">The estimate's field in the outcome, <c>product</c> or <c>spend</c>.</param>
    /// <param name="scheme">The policy's scheme.</param>
    /// <param name="facts">What is known of the data.</param>
    /// <param name="dataYear">The year of the data; null where that is not known.</param>
    /// <param name="purchaseYear">The year of the purchase.</param>
    public static void Add(
        List<ExplainedFigure> figures,
        string estimate,
        DqiScheme scheme,
        in DataFacts facts,
        Expression? dataYear,
        int purchaseYear)
    {
        var rating = DataQualityRules.Rate(scheme, in facts);
        foreach (var indicator in DataQualityScores.Indicators)
        {
            if (rating[indicator] is not { } score)
            {
                continue;
            }

            var derivation = indicator == DqiIndicator.Temporal && dataYear is not null
                ? OfYears(scheme, dataYear, purchaseYear)
                : OfFact(scheme, score, FactTexts.Of(indicator, in facts));
            figures.Add(ExplainedFigure.Of(
                $"{estimate}.data_quality.scores[{SchemeTexts.ContractNameOf(indicator)}].score",
                $"Data quality of the {estimate}-based figure, {SchemeTexts.NameOf(indicator)}",
                derivation,
                $" of {DqiSchemes.WorstScore(scheme, indicator)}, 1 is best ({DqiSchemes.Name(scheme)})"));
        }
    }

    // A look-up in a published table: nothing to work out.
    private static Derivation OfFact(DqiScheme scheme, int score, string fact) =>
        new(new Expression.Constant($"score for: {fact}", score, string.Empty, SchemeTexts.ScoresOf(scheme)), fact);

    private static Derivation OfYears(DqiScheme scheme, Expression dataYear, int purchaseYear)
    {
        var apart = new Expression.Absolute("years apart", "years", new Expression.Difference(
            "from purchase to data",
            "years",
            dataYear,
            new Expression.Constant("year of the purchase", purchaseYear, string.Empty, Source.Line("purchase_date"))));
        var bounds = new List<Expression>();
        foreach (var year in DataQualityRules.FirstYearOfTheNextScore(scheme))
        {
            bounds.Add(new Expression.Constant(
                $"first year of score {NumberText.Exact(bounds.Count + 2)}", year, "years", SchemeTexts.ScoresOf(scheme)));
        }

        return new Derivation(
            new Expression.Rank("score", apart, bounds),
            $"data of {NumberText.Year((int)(decimal)dataYear.Value)} for a purchase of {NumberText.Year(purchaseYear)}, "
            + $"{NumberText.Count((decimal)apart.Value, "year", "years")} apart, where each worse score begins at "
            + $"{string.Join(", ", bounds.SkipLast(1).Select(Text))} and {Text(bounds[^1])} years");

        static string Text(Expression bound) => NumberText.Of(bound.Value);
    }
}
