using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Lines calculated and explained.</summary>
internal static class Explained
{
    /// <summary>Every explained figure of a line, by name.</summary>
    public static Dictionary<string, ExplainedFigure> Of(
        in PurchaseLine line, Policy? policy = null, Snapshot? snapshot = null)
    {
        var calculator = new Calculator(snapshot ?? Some.Snapshot, policy ?? Some.Policy);
        var outcome = calculator.Calculate(in line);
        return Explainer.Explain(in line, in outcome, calculator).ToDictionary(figure => figure.Name);
    }

    /// <summary>Every figure an outcome holds, in millionths, by its name in the contract.</summary>
    public static Dictionary<string, Int128> FiguresOf(in LineOutcome outcome)
    {
        var (memo, gap) = (outcome.Product.Memo, outcome.Gap);
        var supplierPart = outcome.SupplierPart + outcome.SupplierPartOfDelivery;
        var restated = outcome.Spend.RestatedSpendMillionths;
        return new Dictionary<string, Int128?>
        {
            ["booked_mg_co2e"] = outcome.Booked?.Milligrams,
            ["booked_category4_mg_co2e"] = outcome.BookedDelivery?.Milligrams,
            ["supplier_part_mg_co2e"] = outcome.Method == CalculationMethod.Hybrid ? supplierPart.Milligrams : null,
            ["product.cradle_to_gate_mg_co2e"] = outcome.Product.CradleToGate?.Milligrams,
            ["product.distribution_mg_co2e"] = outcome.Product.Distribution?.Milligrams,
            ["product.memo.installation_mg_co2e"] = memo.Installation?.Milligrams,
            ["product.memo.energy_in_use_mg_co2e"] = memo.EnergyInUse?.Milligrams,
            ["product.memo.end_of_life_mg_co2e"] = memo.EndOfLife?.Milligrams,
            ["product.memo.benefits_mg_co2e"] = memo.Benefits?.Milligrams,
            ["product.memo.biogenic_mg_co2"] = memo.BiogenicCo2?.Milligrams,
            ["product.memo.amortised_mg_co2e_per_year"] = memo.AmortisedPerYear?.Milligrams,
            ["spend.emissions_mg_co2e"] = outcome.Spend.Emissions?.Milligrams,
            ["spend.restated_spend_millionths"] =
                outcome.Spend.Emissions is null || Int128.Abs(restated) > long.MaxValue ? null : restated,
            ["calibrated_spend_mg_co2e"] = outcome.CalibratedSpend?.Milligrams,
            ["gap.product_mg_co2e"] = gap.Product?.Milligrams,
            ["gap.spend_mg_co2e"] = gap.Spend?.Milligrams,
            ["gap.gap_mg_co2e"] = gap.Absolute?.Milligrams,
            ["gap.ratio_millionths"] = gap.RatioMillionths,
        }.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!.Value);
    }
}
