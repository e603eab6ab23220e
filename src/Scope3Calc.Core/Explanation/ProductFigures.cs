using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Core.Explanation;

/// <summary>The product-based estimate and what is told beside it.</summary>
internal static class ProductFigures
{
    public static void Add(List<ExplainedFigure> figures, in LineOutcome outcome, ProductDerivation product)
    {
        Add("cradle_to_gate_mg_co2e", product.CradleToGateTitle, product.CradleToGate);
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
}
