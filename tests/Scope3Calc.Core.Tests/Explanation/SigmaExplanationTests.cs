using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Tests.Product;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Sigmas and 95 % intervals: the trees and sentences worked by hand.</summary>
[Trait("Behaviour", "50")]
public sealed class SigmaExplanationTests
{
    // Weidema et al. 2013, table 10.5, for a self-declared sheet of unknown age and place: basic 0.0006, reliability 3 (0.002),
    // completeness 2 (0.0001), time 5 (0.04), geography 5 (0.002), technology 1 (0). The root of 0.0447 is 0.21142.
    private const string Scores = "rss(sqrt(0.0006), sqrt(0.002), sqrt(0.0001), sqrt(0.04), sqrt(0.002), sqrt(0))";

    // A verified EPD of the year before: 0.0006 + 0.0006 + 0.0001 + 0 + 0.002 + 0, the root of which is 0.0574.
    private const string ScoresOfAnEpd = "rss(sqrt(0.0006), sqrt(0.0006), sqrt(0.0001), sqrt(0), sqrt(0.002), sqrt(0))";

    private static Declaration Sheet(UncertaintyKind kind, decimal? value) => new()
    {
        Id = "sheet",
        Kind = DeclarationKind.PcfManufacturer,
        Verification = VerificationKind.SelfDeclared,
        Uncertainty = new DeclaredUncertainty(kind, value),
        Modules = Some.Xps13Modules,
    };

    // W11. Root of ln(1 + 0.80^2) = ln 1.64 is 0.7033, of ln(1 + 0.2174^2) 0.2149; ln 1.8 / 1.96 = 0.2999. A GSD^2 of 4 is
    // ln 4 / 2 = 0.6931, a GSD of 1.5 ln 1.5 = 0.4055. Class D ends at 50 %: root of ln 1.25 = 0.4724.
    [Theory]
    [InlineData(UncertaintyKind.Cv, 0.80, 0.7033, "sqrt(ln((1 + (0.8 * 0.8))))")]
    [InlineData(UncertaintyKind.Cv, 0.2174, 0.2149, "sqrt(ln((1 + (0.2174 * 0.2174))))")]
    [InlineData(UncertaintyKind.PlusMinusAt95, 0.80, 0.2999, "(ln((1 + 0.8)) / 1.96)")]
    [InlineData(UncertaintyKind.Gsd2At95, 4.0, 0.6931, "(ln(4) / 2)")]
    [InlineData(UncertaintyKind.Gsd, 1.5, 0.4055, "ln(1.5)")]
    [InlineData(UncertaintyKind.SigmaLn, 0.45, 0.45, "0.45")]
    [InlineData(UncertaintyKind.VariationClassD, null, 0.4724, "sqrt(ln((1 + (0.5 * 0.5))))")]
    public void Explain_StatedUncertainty_IsReadByItsKind(UncertaintyKind kind, double? value, double sigma, string formula)
    {
        var figure = Explained.Of(Some.Line(Sheet(kind, (decimal?)value)))["product.sigma"];

        Is(sigma, $"max({formula}, 0.2, {Scores})", figure);
    }

    [Fact]
    public void Explain_StatedUncertainty_SaysWhatItIsTheLargestOf()
    {
        // W11. The root of ln(1 + 0.2174^2) = ln 1.04726276 is 0.214895; that of 0.0447 is 0.211424.
        var figure = Explained.Of(Some.Line(Sheet(UncertaintyKind.Cv, 0.2174m)))["product.sigma"];

        Assert.Equal(
            "Uncertainty of the product-based figure, as sigma: the largest of 0.214895 (stated as a coefficient of variation of "
            + "21.74 %), 0.2 (floor of the policy) and 0.211424 (data-quality scores by ECOINVENT_V3_5) = 0.214895.",
            figure.Sentence);
        Assert.Equal(
            [
                "definition", "line.declaration.uncertainty.value", "line.declaration.uncertainty.value",
                "policy.uncertainty.product_floor",
                .. Enumerable.Repeat("published: Weidema et al. 2013, table 10.5", 6),
            ],
            Sources(figure.Expression));
    }

    [Fact]
    public void Explain_NothingStated_TakesTheTiersValue()
    {
        var figures = Explained.Of(Some.Line(Some.Epd()));

        Is(0.20, $"max(0.2, 0.2, {ScoresOfAnEpd})", figures["product.sigma"]);
        Assert.Equal(
            "Uncertainty of the product-based figure, as sigma: the largest of 0.2 (a verified EPD that states none), 0.2 (floor "
            + "of the policy) and 0.0574456 (data-quality scores by ECOINVENT_V3_5) = 0.2.",
            figures["product.sigma"].Sentence);
    }

    // The same scores by the GHG Protocol (2, 2, 1, 4, 1) and by Ciroth et al., whose geography ends at 4: halves of the logarithms
    // of 1.05, 1.10, 1.05, 1, 1.10 and 1: the root of 0.005732 is 0.0757. Logarithms of 1.54, 1.03, 1, 1.11 and 1 with ecoinvent's
    // basic variance: the root of 0.0006 + 0.186437 + 0.000874 + 0.010891 is 0.445873; with a quarter of the last three 0.223942.
    [Theory]
    [InlineData(
        DqiScheme.Ghgp4, 0.0757,
        "rss((ln(1.05) / 2), (ln(1.1) / 2), (ln(1.05) / 2), (ln(1) / 2), (ln(1.1) / 2), (ln(1) / 2))")]
    [InlineData(DqiScheme.CirothGsd, 0.4459, "rss(sqrt(0.0006), ln(1.54), ln(1.03), ln(1), ln(1.11), ln(1))")]
    [InlineData(
        DqiScheme.CirothGsd2, 0.2239,
        "rss(sqrt(0.0006), (ln(1.54) / 2), (ln(1.03) / 2), (ln(1) / 2), (ln(1.11) / 2), (ln(1) / 2))")]
    public void Explain_Pedigree_ShowsTheTableOfItsScheme(DqiScheme scheme, double sigma, string formula)
    {
        var policy = Some.Policy with
        {
            Uncertainty = new UncertaintyPolicy { PedigreeScheme = scheme, ProductFloor = 0m, VerifiedProductEpd = 0.01m },
        };

        Is(sigma, $"max(0.01, 0, {formula})", Explained.Of(Some.Line(Some.Epd()), policy)["product.sigma"]);
    }

    [Fact]
    public void Explain_AverageOfTheType_TakesItsSpread()
    {
        // 116 to 359 kg: ln(359 / 116) / 3.29 = 0.3434, below the 0.50 that an average has at least.
        var figure = Explained.Of(Some.Line() with { Product = null }, snapshot: Typical.Snapshot)["product.sigma"];

        Assert.StartsWith("max((ln(359 / 116) / 3.29), 0.5, rss(", figure.Expression.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "Uncertainty of the product-based figure, as sigma: the largest of 0.343384 (spread of such devices from the 5th to "
            + "the 95th percentile), 0.5 (least of an average) and ",
            figure.Sentence,
            StringComparison.Ordinal);
        Assert.Equal("device-averages/laptop/A1-A3/95th percentile@averages", Sources(figure.Expression).First());
    }

    [Fact]
    public void Explain_ShareOfAWholeLife_AddsItsRounding()
    {
        var figure = Explained.Of(Some.Line(new Declaration
        {
            Kind = DeclarationKind.PcfManufacturer,
            Verification = VerificationKind.SelfDeclared,
            WholeLife = new WholeLifeFigure(322m, new StageShares(0.81m, null, null, null)),
        }))["product.sigma"];

        // Half a per cent of 81: 0.005 / 0.81 / root 3 = 0.003564; the root of 0.30^2 + 0.003564^2 is 0.300021.
        Assert.StartsWith(
            "max(rss(max(0.3, 0.2), ((0.005 / 0.81) / sqrt(3))), rss(", figure.Expression.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.300021, (double)figure.Expression.Evaluate(), 6);
        Assert.Contains(
            "(root of the squares of the largest of 0.3 (a self-declared footprint that states none) and 0.2 (floor of the policy), "
            + "and 0.00356389 (rounding of the share of A1-A3))",
            figure.Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Spend_IsTheRootOfFourSquaredParts()
    {
        var figures = Explained.Of(Some.Line());

        // W8's euros of 2023 need index and rate: 0.25 + 0.09 + 0.0144 + 0.0036 = 0.358, the root of which is 0.598331.
        Is(0.598331, "rss(0.5, 0.3, 0.12, 0.06)", figures["spend.sigma"]);
        Is(0.5, "0.5", figures["spend.sigma_parts.factor"]);
        Is(0.3, "0.3", figures["spend.sigma_parts.classification"]);
        Is(0.12, "0.12", figures["spend.sigma_parts.deflator"]);
        Is(0.06, "0.06", figures["spend.sigma_parts.conversion"]);
        Assert.Equal(
            "Uncertainty of the spend-based figure, as sigma: root of the squares of 0.5 (the sector's factor), 0.3 (whether the "
            + "good belongs to the sector), 0.12 (the price index) and 0.06 (exchange rate or price-type ratio) = 0.598331.",
            figures["spend.sigma"].Sentence);
    }

    [Fact]
    public void Explain_MoneyOfTheFactorItself_NeedsNeitherIndexNorRate()
    {
        var figures = Explained.Of(Some.Spend(1_000m));

        // 0.25 + 0.09 = 0.34, the root of which is 0.583095.
        Is(0.583095, "rss(0.5, 0.3, 0, 0)", figures["spend.sigma"]);
        Assert.Equal(
            "Of that uncertainty from the price index: no price index is needed = 0.", figures["spend.sigma_parts.deflator"].Sentence);
        Assert.Equal(["definition"], Sources(figures["spend.sigma_parts.conversion"].Expression));
    }

    [Fact]
    public void Explain_Interval_DividesAndMultipliesByOneFactor()
    {
        var figures = Explained.Of(Some.Line(Sheet(UncertaintyKind.SigmaLn, 0.25m)));
        var (lower, upper) = (figures["product.interval95.lower_mg_co2e"], figures["product.interval95.upper_mg_co2e"]);

        // e^(1.96 x 0.25) = 1.632316220; 131,054 / 1.632316220 = 80,287.139461 and x 1.632316220 = 213,921.569896 kg.
        var factor = $"round9(exp((1.96 * max(0.25, 0.2, {Scores}))))";
        Assert.Equal($"round((round((262.108 * 500)) / {factor}))", lower.Expression.ToString());
        Assert.Equal($"round((round((262.108 * 500)) * {factor}))", upper.Expression.ToString());
        Assert.Equal(80_287.139461m, (decimal)lower.Expression.Evaluate());
        Assert.Equal(213_921.569896m, (decimal)upper.Expression.Evaluate());
        Assert.Equal(
            "Upper end of the 95 % range of the product-based figure: 131,054 kg CO2e x 1.63232 (e to the power of 1.96 x sigma "
            + "0.25) = 213,921.569896 kg CO2e.",
            upper.Sentence);
    }

    [Fact]
    public void Explain_IntervalOfAReturn_IsTheMirrorImage()
    {
        var line = Some.Line(Sheet(UncertaintyKind.SigmaLn, 0.25m));
        var bought = Explained.Of(line);
        var returned = Explained.Of(line with { Quantity = -500m, SpendAmount = -750_000m, OriginalLineId = "line-0" });

        foreach (var side in new[] { "product", "spend" })
        {
            Assert.Equal(
                -(decimal)bought[$"{side}.interval95.upper_mg_co2e"].Expression.Evaluate(),
                (decimal)returned[$"{side}.interval95.lower_mg_co2e"].Expression.Evaluate());
            Assert.Equal(
                -(decimal)bought[$"{side}.interval95.lower_mg_co2e"].Expression.Evaluate(),
                (decimal)returned[$"{side}.interval95.upper_mg_co2e"].Expression.Evaluate());
        }
    }

    [Fact]
    public void Explain_IntervalOfNextToNothing_BeginsAtAMilligram()
    {
        // 0.00001 USD x 0.112 = 0.00000112 kg: a milligram. A third of it would round to nothing.
        var lower = Explained.Of(Some.Spend(0.00001m))["spend.interval95.lower_mg_co2e"];

        Assert.EndsWith(" + 0.000001)", lower.Expression.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.000001m, (decimal)lower.Expression.Evaluate());
    }

    [Fact]
    public void Explain_Discarded_TellsHowSureItsDataAre() => Is(
        0.20,
        $"max(0.2, 0.2, {ScoresOfAnEpd})",
        Explained.Of(Some.Line(Some.Epd()) with { Disposal = DisposalKind.Discarded })["product.sigma"]);

    private static void Is(double value, string formula, ExplainedFigure figure)
    {
        Assert.Equal(formula, figure.Expression.ToString());
        Assert.Equal(value, (double)figure.Expression.Evaluate(), 4);
    }

    private static IEnumerable<string> Sources(Expression expression) => expression is Expression.Constant constant
        ? [constant.Source]
        : expression.Operands.SelectMany(Sources);
}
