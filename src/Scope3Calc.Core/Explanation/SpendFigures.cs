namespace Scope3Calc.Core.Explanation;

/// <summary>The spend-based estimate and its correction.</summary>
internal static class SpendFigures
{
    // Beyond this the contract does not state the restated spend.
    private const long LargestMillionths = long.MaxValue;

    public static void Add(
        List<ExplainedFigure> figures, in LineOutcome outcome, SpendDerivation spend, Derivation? calibrated)
    {
        figures.Add(ExplainedFigure.Of(
            "spend.emissions_mg_co2e", "Spend-based", spend.Emissions(outcome.Spend.Scope!.Value)));
        if (Int128.Abs(outcome.Spend.RestatedSpendMillionths) <= LargestMillionths)
        {
            figures.Add(ExplainedFigure.Of(
                "spend.restated_spend_millionths", "Spend in the money of the factor", spend.Restated));
        }

        if (calibrated is { } corrected)
        {
            figures.Add(ExplainedFigure.Of("calibrated_spend_mg_co2e", "Spend-based, calibrated", corrected));
        }
    }
}
