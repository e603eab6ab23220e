using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes what is told of a line beyond its figures: intervals, data quality, significance, implied values.</summary>
internal static class OutcomeDetails
{
    public static void Add(V1.LineOutcome message, in PurchaseLine line, in LineOutcome outcome, Calculator calculator)
    {
        var (scheme, year) = (calculator.Policy.DqiScheme, line.PurchaseDate.Year);
        if (message.Product is { } product && outcome.Product.Declaration is { } declaration)
        {
            product.DataQuality = KnownRatings.Of(scheme, EstimateFacts.Of(declaration, year));
            product.Interval95 = ToMessage(outcome.Product.CradleToGate, outcome.Product.Sigma);
        }

        if (message.Spend is { } spend)
        {
            var sigma = outcome.Spend.Sigma!;
            spend.SigmaParts = new V1.SpendSigma
            {
                Factor = sigma.Factor,
                Classification = sigma.Classification,
                Deflator = sigma.Deflator,
                Conversion = sigma.Conversion,
            };
            spend.DataQuality = KnownRatings.Of(scheme, EstimateFacts.Of(calculator.Pack, year));
            spend.Interval95 = ToMessage(outcome.Spend.Emissions, sigma.Total);
        }

        if (message.Gap is { } gap)
        {
            gap.Significance = outcome.Significance is { } significance ? ToMessage(significance) : null;
            gap.Effects = calculator.Decompose(in line, in outcome).Effects is { } effects ? ToMessage(effects) : null;
        }

        message.Implied = ImpliedValues.Of(in line, in outcome) is { } implied ? ToMessage(implied) : null;
    }

    public static V1.GapSignificance ToMessage(GapSignificance significance)
    {
        var (lower, upper) = significance.RatioInterval95;
        var message = new V1.GapSignificance
        {
            Lambda = significance.Lambda,
            StandardDeviation = significance.StandardDeviation,
            IsSignificantAt95 = significance.IsSignificantAt95,
            ProbabilitySpendAboveProduct = significance.ProbabilitySpendAboveProduct,
            RatioLower95 = lower,
            RatioUpper95 = upper,
        };
        if (significance.Z is { } z)
        {
            message.Z = z;
        }

        return message;
    }

    private static V1.GapEffects ToMessage(in GapEffects effects) => new()
    {
        PriceMgCo2E = effects.Price.Milligrams,
        ClassificationMgCo2E = effects.Classification.Milligrams,
        ProductMgCo2E = effects.Product.Milligrams,
        BoundaryMgCo2E = effects.Boundary.Milligrams,
        ConversionMgCo2E = effects.Conversion.Milligrams,
    };

    private static V1.MassInterval? ToMessage(Co2e? value, double sigma) =>
        value is { } mass && Lognormal.Interval95Of(mass, sigma) is var (lower, upper)
            ? new V1.MassInterval { LowerMgCo2E = lower.Milligrams, UpperMgCo2E = upper.Milligrams }
            : null;

    private static V1.ImpliedValues ToMessage(in ImpliedValues implied) => new()
    {
        ProductKgCo2EPerPiece = Text(implied.ProductKgPerPiece),
        SpendKgCo2EPerPiece = Text(implied.SpendKgPerPiece),
        ProductKgCo2EPerUnitOfMoney = Text(implied.ProductKgPerMoney),
        BreakEvenPrice = Text(implied.BreakEvenPrice),
    };

    private static string Text(decimal? value) =>
        value is { } number ? decimal.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture) : string.Empty;
}
