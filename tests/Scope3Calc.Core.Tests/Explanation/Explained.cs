using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

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

    /// <summary>Every number the contract tells of an outcome, by its name there, in kilograms, money or as it is.</summary>
    public static Dictionary<string, Number> NumbersOf(in PurchaseLine line, in LineOutcome outcome, Calculator calculator)
    {
        var numbers = new Dictionary<string, Number?>();
        AddFigures(numbers, in outcome);
        AddUncertainty(numbers, in outcome);
        var (scheme, year) = (calculator.Policy.DqiScheme, line.PurchaseDate.Year);
        if (outcome.Product.Declaration is { } declaration)
        {
            AddScores(numbers, "product", scheme, EstimateFacts.Of(declaration, year));
        }

        if (outcome.Spend.Emissions is not null)
        {
            AddScores(numbers, "spend", scheme, EstimateFacts.Of(calculator.Pack, year));
        }

        if (calculator.Decompose(in line, in outcome).Effects is { } effects)
        {
            AddEffects(numbers, in effects);
        }

        if (ImpliedValues.Of(in line, in outcome) is { } implied)
        {
            numbers["implied.product_kg_co2e_per_piece"] = ToNine(implied.ProductKgPerPiece);
            numbers["implied.spend_kg_co2e_per_piece"] = ToNine(implied.SpendKgPerPiece);
            numbers["implied.product_kg_co2e_per_unit_of_money"] = ToNine(implied.ProductKgPerMoney);
            numbers["implied.break_even_price"] = ToNine(implied.BreakEvenPrice);
        }

        return numbers.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!.Value);
    }

    private static void AddFigures(Dictionary<string, Number?> numbers, in LineOutcome outcome)
    {
        var (memo, gap) = (outcome.Product.Memo, outcome.Gap);
        var supplierPart = outcome.SupplierPart + outcome.SupplierPartOfDelivery;
        var restated = outcome.Spend.RestatedSpendMillionths;
        numbers["booked_mg_co2e"] = outcome.Booked?.Kilograms;
        numbers["booked_category4_mg_co2e"] = outcome.BookedDelivery?.Kilograms;
        numbers["supplier_part_mg_co2e"] = outcome.Method == CalculationMethod.Hybrid ? supplierPart.Kilograms : null;
        numbers["product.cradle_to_gate_mg_co2e"] = outcome.Product.CradleToGate?.Kilograms;
        numbers["product.distribution_mg_co2e"] = outcome.Product.Distribution?.Kilograms;
        numbers["product.memo.installation_mg_co2e"] = memo.Installation?.Kilograms;
        numbers["product.memo.energy_in_use_mg_co2e"] = memo.EnergyInUse?.Kilograms;
        numbers["product.memo.end_of_life_mg_co2e"] = memo.EndOfLife?.Kilograms;
        numbers["product.memo.benefits_mg_co2e"] = memo.Benefits?.Kilograms;
        numbers["product.memo.biogenic_mg_co2"] = memo.BiogenicCo2?.Kilograms;
        numbers["product.memo.amortised_mg_co2e_per_year"] = memo.AmortisedPerYear?.Kilograms;
        numbers["spend.emissions_mg_co2e"] = outcome.Spend.Emissions?.Kilograms;
        numbers["spend.restated_spend_millionths"] =
            outcome.Spend.Emissions is null || Int128.Abs(restated) > long.MaxValue ? null : (decimal)restated / 1_000_000m;
        numbers["calibrated_spend_mg_co2e"] = outcome.CalibratedSpend?.Kilograms;
        numbers["gap.product_mg_co2e"] = gap.Product?.Kilograms;
        numbers["gap.spend_mg_co2e"] = gap.Spend?.Kilograms;
        numbers["gap.gap_mg_co2e"] = gap.Absolute?.Kilograms;
        numbers["gap.ratio_millionths"] = gap.RatioMillionths / 1_000_000m;
    }

    private static void AddUncertainty(Dictionary<string, Number?> numbers, in LineOutcome outcome)
    {
        numbers["product.sigma"] = outcome.Product.Sigma > 0 ? outcome.Product.Sigma : null;
        AddInterval(numbers, "product", outcome.Product.CradleToGate, outcome.Product.Sigma);
        if (outcome.Spend.Sigma is { } sigma && outcome.Spend.Emissions is { } emissions)
        {
            numbers["spend.sigma"] = sigma.Total;
            numbers["spend.sigma_parts.factor"] = sigma.Factor;
            numbers["spend.sigma_parts.classification"] = sigma.Classification;
            numbers["spend.sigma_parts.deflator"] = sigma.Deflator;
            numbers["spend.sigma_parts.conversion"] = sigma.Conversion;
            AddInterval(numbers, "spend", emissions, sigma.Total);
        }

        if (outcome.Significance is { } significance)
        {
            numbers["gap.significance.lambda"] = significance.Lambda;
            numbers["gap.significance.standard_deviation"] = significance.StandardDeviation;
            numbers["gap.significance.z"] = significance.Z;
            numbers["gap.significance.probability_spend_above_product"] = significance.ProbabilitySpendAboveProduct;
            numbers["gap.significance.ratio_lower95"] = significance.RatioInterval95.Lower;
            numbers["gap.significance.ratio_upper95"] = significance.RatioInterval95.Upper;
        }
    }

    private static void AddInterval(Dictionary<string, Number?> numbers, string estimate, Co2e? value, double sigma)
    {
        if (value is { } mass && Lognormal.Interval95Of(mass, sigma) is var (lower, upper))
        {
            numbers[$"{estimate}.interval95.lower_mg_co2e"] = lower.Kilograms;
            numbers[$"{estimate}.interval95.upper_mg_co2e"] = upper.Kilograms;
        }
    }

    private static void AddScores(Dictionary<string, Number?> numbers, string estimate, DqiScheme scheme, DataFacts facts)
    {
        var rating = DataQualityRules.Rate(scheme, facts);
        foreach (var (indicator, name) in new[]
        {
            (DqiIndicator.Technological, "TECHNOLOGY"), (DqiIndicator.Temporal, "TIME"), (DqiIndicator.Geographical, "GEOGRAPHY"),
            (DqiIndicator.Completeness, "COMPLETENESS"), (DqiIndicator.Reliability, "RELIABILITY"),
        })
        {
            numbers[$"{estimate}.data_quality.scores[DQI_INDICATOR_{name}].score"] = (decimal?)rating[indicator];
        }
    }

    private static void AddEffects(Dictionary<string, Number?> numbers, in GapEffects effects)
    {
        numbers["gap.effects.price_mg_co2e"] = effects.Price.Kilograms;
        numbers["gap.effects.classification_mg_co2e"] = effects.Classification.Kilograms;
        numbers["gap.effects.product_mg_co2e"] = effects.Product.Kilograms;
        numbers["gap.effects.boundary_mg_co2e"] = effects.Boundary.Kilograms;
        numbers["gap.effects.conversion_mg_co2e"] = effects.Conversion.Kilograms;
    }

    private static Number? ToNine(decimal? value) => value is { } number ? decimal.Round(number, 9) : null;
}
