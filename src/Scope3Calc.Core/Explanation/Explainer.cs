using Scope3Calc.Core.Gap;
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
    /// <returns>One entry for each figure the outcome holds: what is booked, both estimates with memo items, uncertainty
    /// and data quality, the gap with its significance and causes, what each method implies.</returns>
    public static IReadOnlyList<ExplainedFigure> Explain(
        in PurchaseLine line, in LineOutcome outcome, Calculator calculator)
    {
        var figures = new List<ExplainedFigure>();
        if (outcome.Category == Scope3Category.WasteGeneratedInOperations)
        {
            AddWaste(figures, in line, in outcome, calculator);
        }
        else
        {
            AddPurchase(figures, in line, in outcome, calculator);
        }

        return figures;
    }

    private static void AddWaste(
        List<ExplainedFigure> figures, in PurchaseLine line, in LineOutcome outcome, Calculator calculator)
    {
        var declaration = outcome.Product.Declaration!;
        var waste = new ProductDerivation(in line, declaration, calculator.Snapshot).EndOfLife;
        figures.Add(ExplainedFigure.Of("booked_mg_co2e", BookedFigures.TitleOf(outcome.Category), waste));
        ProductFigures.AddSigma(figures, ProductSigmaDerivation.Of(in line, outcome.Product, calculator));
        ProductFigures.AddScores(figures, in line, declaration, calculator);
    }

    private static void AddPurchase(
        List<ExplainedFigure> figures, in PurchaseLine line, in LineOutcome outcome, Calculator calculator)
    {
        var product = outcome.Product is { CradleToGate: not null, Declaration: { } declaration }
            ? new ProductDerivation(in line, declaration, calculator.Snapshot)
            : null;
        var spend = outcome.Spend.Emissions is null ? null : new SpendDerivation(in line, outcome.Spend, calculator);
        var calibrated = outcome.CalibratedSpend is null
            ? default(Derivation?)
            : spend!.Calibrated(calculator.Policy.Calibrations.Find(line.ProductCategory!)!.Value);
        var ofProduct = product is null ? default : ProductSigmaDerivation.Of(in line, outcome.Product, calculator);
        var ofSpend = spend is null ? null : new SpendSigmaDerivation(outcome.Spend.Sigma!, calculator.Policy);

        if (outcome.Booked is not null)
        {
            BookedFigures.Add(figures, in outcome, product, spend, calibrated);
        }

        if (product is not null)
        {
            ProductFigures.Add(figures, in outcome, product, ofProduct);
        }

        if (outcome.Product.Declaration is { } lookedAt)
        {
            ProductFigures.AddScores(figures, in line, lookedAt, calculator);
        }

        if (spend is not null)
        {
            SpendFigures.Add(figures, in outcome, spend, ofSpend!, calibrated);
            SpendFigures.AddScores(figures, calculator.Pack, calculator.Policy.DqiScheme, line.PurchaseDate.Year);
        }

        if (outcome.Gap.Product is not null)
        {
            var sides = GapSides.Of(in outcome, product!, spend!);
            GapFigures.Add(figures, in outcome, sides);
            if (outcome.Significance is { } significance)
            {
                SignificanceFigures.Add(figures, significance, sides, ofSpend!.Total, ofProduct);
            }

            if (calculator.Decompose(in line, in outcome).Effects is { } effects)
            {
                EffectFigures.Add(figures, in line, in effects, sides, product!, spend!, calculator);
            }
        }

        if (ImpliedValues.Of(in line, in outcome) is { } implied)
        {
            ImpliedFigures.Add(figures, in implied, product!, spend!);
        }
    }
}
