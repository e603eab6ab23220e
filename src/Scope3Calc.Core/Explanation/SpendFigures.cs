using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Explanation;

/// <summary>The spend-based estimate, how sure it is, and its correction.</summary>
internal static class SpendFigures
{
    // Beyond this the contract does not state the restated spend.
    private const long LargestMillionths = long.MaxValue;

    public static void Add(
        List<ExplainedFigure> figures,
        in LineOutcome outcome,
        SpendDerivation spend,
        SpendSigmaDerivation sigma,
        Derivation? calibrated)
    {
        Add("spend.emissions_mg_co2e", "Spend-based", spend.Booked);
        if (Int128.Abs(outcome.Spend.RestatedSpendMillionths) <= LargestMillionths)
        {
            Add("spend.restated_spend_millionths", "Spend in the money of the factor", spend.Restated);
        }

        Add("spend.sigma", "Uncertainty of the spend-based figure, as sigma", sigma.Total);
        Add("spend.sigma_parts.factor", "Of that uncertainty from the sector's factor", sigma.Factor);
        Add("spend.sigma_parts.classification", "Of that uncertainty from the classification", sigma.Classification);
        Add("spend.sigma_parts.deflator", "Of that uncertainty from the price index", sigma.Deflator);
        Add("spend.sigma_parts.conversion", "Of that uncertainty from the conversion", sigma.Conversion);
        IntervalDerivation.Add(figures, "spend", spend.Booked, sigma.Total);
        if (calibrated is { } corrected)
        {
            Add("calibrated_spend_mg_co2e", "Spend-based, calibrated", corrected);
        }

        void Add(string name, string title, Derivation derivation) =>
            figures.Add(ExplainedFigure.Of(name, title, derivation));
    }

    public static void AddScores(List<ExplainedFigure> figures, FactorPack pack, DqiScheme scheme, int purchaseYear) =>
        ScoreFigures.Add(
            figures,
            "spend",
            scheme,
            EstimateFacts.Of(pack, purchaseYear),
            new Expression.Constant(
                $"year of {pack.Id}", pack.Basis.Year, string.Empty, Source.Pack($"{pack.Id}/year", pack.ContentId)),
            purchaseYear);
}
