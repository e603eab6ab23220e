using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Explanation;

/// <summary>Tells of every figure of a line how it came about.</summary>
/// <remarks>
/// Works from what the calculation looked at, and only when asked: calculating a line costs nothing more for it. A line
/// that was refused, or of which nothing is booked or shown, has no figures.
/// </remarks>
public static class Explainer
{
    /// <param name="line">The line.</param>
    /// <param name="outcome">What <paramref name="calculator"/> made of it.</param>
    /// <param name="calculator">Snapshot, policy and factor pack.</param>
    /// <returns>One entry for each figure the outcome holds: what is booked, both estimates, memo items, the gap.</returns>
    public static IReadOnlyList<ExplainedFigure> Explain(
        in PurchaseLine line, in LineOutcome outcome, Calculator calculator)
    {
        if (outcome.Category == Scope3Category.WasteGeneratedInOperations)
        {
            var waste = new ProductDerivation(in line, outcome.Product.Declaration!, calculator.Snapshot).EndOfLife;
            return [ExplainedFigure.Of("booked_mg_co2e", BookedFigures.TitleOf(outcome.Category), waste)];
        }

        var product = outcome.Product is { CradleToGate: not null, Declaration: { } declaration }
            ? new ProductDerivation(in line, declaration, calculator.Snapshot)
            : null;
        var spend = outcome.Spend.Emissions is null ? null : new SpendDerivation(in line, outcome.Spend, calculator);
        var calibrated = outcome.CalibratedSpend is null
            ? default(Derivation?)
            : spend!.Calibrated(calculator.Policy.Calibrations.Find(line.ProductCategory!)!.Value);

        var figures = new List<ExplainedFigure>();
        if (outcome.Booked is not null)
        {
            BookedFigures.Add(figures, in outcome, product, spend, calibrated);
        }

        if (product is not null)
        {
            ProductFigures.Add(figures, in outcome, product);
        }

        if (spend is not null)
        {
            SpendFigures.Add(figures, in outcome, spend, calibrated);
        }

        if (outcome.Gap.Product is not null)
        {
            GapFigures.Add(figures, in outcome, product!, spend!);
        }

        return figures;
    }
}
