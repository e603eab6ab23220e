using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Explanation;

/// <summary>The product-based estimate and what is told beside it.</summary>
internal static class ProductFigures
{
    public static void Add(
        List<ExplainedFigure> figures, in LineOutcome outcome, ProductDerivation product, Derivation sigma)
    {
        Add("cradle_to_gate_mg_co2e", product.CradleToGateTitle, product.CradleToGate);
        AddSigma(figures, sigma);
        IntervalDerivation.Add(figures, "product", product.CradleToGate, sigma);
        if (outcome.Product.Distribution is not null)
        {
            Add("distribution_mg_co2e", "Product-based, delivery (A4)", product.Distribution);
        }

        var memo = outcome.Product.Memo;
        if (memo.Installation is not null)
        {
            Add("memo.installation_mg_co2e", "Not booked, installation (A5)", product.Of(LifeCycleModule.A5));
        }

        if (memo.EnergyInUse is not null)
        {
            Add("memo.energy_in_use_mg_co2e", "Not booked, energy over the service life (B6)", product.Of(LifeCycleModule.B6));
        }

        if (memo.EndOfLife is not null)
        {
            Add("memo.end_of_life_mg_co2e", "Not booked before it is discarded, end of life (C1-C4)", product.EndOfLife);
        }

        if (memo.Benefits is not null)
        {
            Add("memo.benefits_mg_co2e", "Never deducted, benefits beyond the life cycle (D)", product.Of(LifeCycleModule.D));
        }

        if (memo.BiogenicCo2 is not null)
        {
            Add("memo.biogenic_mg_co2", "Told apart, biogenic CO2 in making (A1-A3)", product.BiogenicCo2);
        }

        if (memo.AmortisedPerYear is not null)
        {
            Add("memo.amortised_mg_co2e_per_year", "Not reportable, spread over the service life", product.AmortisedPerYear);
        }

        void Add(string name, string title, Derivation derivation) =>
            figures.Add(ExplainedFigure.Of($"product.{name}", title, derivation));
    }

    public static void AddSigma(List<ExplainedFigure> figures, Derivation sigma) =>
        figures.Add(ExplainedFigure.Of("product.sigma", "Uncertainty of the product-based figure, as sigma", sigma));

    /// <summary>Told of every declaration that was looked at, with a figure or not.</summary>
    public static void AddScores(
        List<ExplainedFigure> figures, in PurchaseLine line, Declaration declaration, Calculator calculator)
    {
        var source = new DeclarationSource(in line, declaration, calculator.Snapshot);
        ScoreFigures.Add(
            figures,
            "product",
            calculator.Policy.DqiScheme,
            EstimateFacts.Of(declaration, line.PurchaseDate.Year),
            YearOf(declaration, source),
            line.PurchaseDate.Year);
    }

    // The year the data are from, else the year of issue; of a PACT footprint, that in which its reference period ended.
    private static Expression.Constant? YearOf(Declaration declaration, DeclarationSource source) => declaration switch
    {
        { ReferenceYear: { } year } => Year("reference year of the data", year, source.Of("reference_year")),
        { Kind: DeclarationKind.PcfPact, Validity.FirstDay: { } end } when declaration.Validity == Validity.OfPact(end) =>
            Year("year in which the reference period ended", end.Year, source.Of("reference_period_end")),
        { Validity.FirstDay: { } issued } => Year("year of issue", issued.Year, source.Of("issue_date")),
        _ => null,
    };

    private static Expression.Constant Year(string label, int year, string source) =>
        new(label, year, string.Empty, source);
}
