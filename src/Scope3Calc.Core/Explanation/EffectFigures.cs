using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Explanation;

/// <summary>What a gap comes from, as <see cref="GapDecomposition"/> takes it apart.</summary>
/// <remarks>
/// An effect is the logarithmic mean of both sides times the logarithm of one ratio. Rounded one by one the five may miss
/// the gap by some milligrams; what the decomposition adds to an effect for that is a term of its own here.
/// </remarks>
internal static class EffectFigures
{
    private const string Mass = "kg CO2e";

    public static void Add(
        List<ExplainedFigure> figures,
        in PurchaseLine line,
        in GapEffects effects,
        GapSides sides,
        ProductDerivation product,
        SpendDerivation spend,
        Calculator calculator)
    {
        if ((decimal)sides.Spend.Expression.Value == 0m)
        {
            AddAlone("price", "the spend-based side is zero, so all of the gap is the price's");
            return;
        }

        if ((decimal)sides.Product.Expression.Value == 0m)
        {
            AddAlone("product", "the product-based side is zero, so all of the gap is the product's");
            return;
        }

        var of = EffectRatios.Of(in line, sides, product, spend, calculator);
        var mean = new Expression.LogarithmicMean(
            "logarithmic mean of both sides", Mass, sides.Spend.Expression, sides.Product.Expression);
        AddPart("price", effects.Price, of.Price);
        AddPart("classification", effects.Classification, of.Classification);
        AddPart("product", effects.Product, of.Product);
        AddPart("boundary", effects.Boundary, of.Boundary);
        AddPart("conversion", effects.Conversion, of.Conversion);

        void AddPart(string cause, Co2e effect, Derivation logarithm)
        {
            Expression part = new Expression.Rounded(
                $"effect of {cause}", Mass, new Expression.Product("mean times logarithm", Mass, mean, logarithm.Expression));
            var left = effect.Kilograms - (decimal)part.Value;
            if (left != 0m)
            {
                var rest = new Expression.Constant("what rounding left of the gap", left, Mass, Source.Rounding);
                part = new Expression.Sum($"effect of {cause}, as all five add up to the gap", Mass, part, rest);
            }

            Told(cause, new Derivation(
                part,
                $"{NumberText.About(mean.Value)} {Mass} (logarithmic mean of both sides) "
                + $"x {logarithm.AboutResult} ({logarithm.Text})"));
        }

        void AddAlone(string only, string why)
        {
            foreach (var cause in (ReadOnlySpan<string>)["price", "classification", "product", "boundary", "conversion"])
            {
                Told(cause, cause == only
                    ? sides.Difference with { Text = $"{why}: {sides.Difference.Text}" }
                    : new Derivation(new Expression.Constant($"no effect of {cause}", 0m, Mass, Source.Definition), why));
            }
        }

        void Told(string cause, Derivation derivation) => figures.Add(ExplainedFigure.Of(
            $"gap.effects.{cause}_mg_co2e", $"Of the gap from {TitleOf(cause)}", derivation));
    }

    private static string TitleOf(string cause) => cause switch
    {
        "price" => "price, what was paid against what such devices usually cost",
        "classification" => "classification, the sector's factor against the average of such devices",
        "product" => "product, the average of such devices against this one",
        "boundary" => "boundary, from the factory gate to where the gap is taken",
        _ => "conversion, from the price as paid to the money of the factor",
    };
}
