using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.WorkedExamples;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Significance, causes and implied values of a gap: the trees and sentences worked by hand.</summary>
[Trait("Behaviour", "50")]
public sealed class GapExplanationTests
{
    private static readonly Snapshot Types = new(
        Some.Snapshot.Packs, Some.Snapshot.Categories, Some.Snapshot.MakerFootprints, Some.Snapshot.Currencies,
        Some.Snapshot.ExchangeRates, Some.Snapshot.ConsumerPrices, Some.Snapshot.SectorPrices,
        new DeviceAverages("averages", [KeyValuePair.Create(
            "laptop", new DeviceAverage { Manufacturing = new StageAverage(50, 100m, 250m, 400m) })]),
        new ReferencePrices("reference", [KeyValuePair.Create("laptop", new ReferencePrice(800m, new PriceBasis(Some.Usd, 2021)))]));

    // 10 laptops for 1,000 USD of 2021 each, and 200 kg each from cradle to gate.
    private static PurchaseLine Laptops() => Some.Spend(10_000m) with
    {
        Quantity = 10m,
        Declaration = Some.Epd(
            validity: Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31)),
            modules: Some.Module(LifeCycleModule.A1ToA3, 200m)),
    };

    // lambda = ln(66,755.37 / 131,054) = -0.67457; sd = root(0.21490^2 + 0.36235^2) = 0.42128; z = -1.6012; Pr(S > P) = 0.0547;
    // R = 0.50937 over and times e^(1.96 x 0.42128) = 2.2836: 0.223 and 1.163.
    [Fact]
    public void Explain_W12_ShowsEveryStepToTheVerdict()
    {
        var figures = Explained.Of(Some.Line(GapWithinNoise.Sheet), GapWithinNoise.Policy);

        Is(-0.67457, 5, "lambda");
        Is(0.42128, 5, "standard_deviation");
        Is(-1.6012, 4, "z");
        Is(0.0547, 4, "probability_spend_above_product");
        Is(0.223, 3, "ratio_lower95");
        Is(1.163, 3, "ratio_upper95");

        var (spend, product) = (figures["gap.spend_mg_co2e"].Expression, figures["gap.product_mg_co2e"].Expression);
        var (ofSpend, ofProduct) = (figures["spend.sigma"].Expression, figures["product.sigma"].Expression);
        Assert.Equal($"ln({spend} / {product})", Formula("lambda"));
        Assert.Equal($"rss({ofSpend}, {ofProduct})", Formula("standard_deviation"));
        Assert.Equal($"({Formula("lambda")} / {Formula("standard_deviation")})", Formula("z"));
        Assert.Equal($"normal({Formula("z")})", Formula("probability_spend_above_product"));
        Assert.Equal($"(({spend} / {product}) * exp((1.96 * {Formula("standard_deviation")})))", Formula("ratio_upper95"));
        Assert.Equal(
            "Distance in standard deviations: -0.674575 over 0.421281 = -1.60125, within 1.96 either way, so the gap can be chance.",
            figures["gap.significance.z"].Sentence);
        Assert.Equal(
            "Probability that the spend-based side is the larger one: share of a normal distribution below -1.60125 = 0.054661.",
            figures["gap.significance.probability_spend_above_product"].Sentence);

        string Formula(string name) => figures[$"gap.significance.{name}"].Expression.ToString();

        void Is(double expected, int decimals, string name) =>
            Assert.Equal(expected, (double)figures[$"gap.significance.{name}"].Expression.Evaluate(), decimals);
    }

    [Fact]
    public void Explain_GapBeyondChance_SaysSo()
    {
        // ln(400 / 2,000) = -1.609438; sd = root(0.20^2 + 0.34) = 0.616441; z = -2.6109.
        var z = Explained.Of(Laptops())["gap.significance.z"];

        Assert.Equal(
            "Distance in standard deviations: -1.60944 over 0.616441 = -2.61085, beyond 1.96 either way, so the gap is more than "
            + "chance.",
            z.Sentence);
    }

    // 400 kg by spend at the gate (0.040) against 2,000: a mean of 1,600 / ln 5 = 994.1357. ln(1,000 / 800) = 0.223144 makes the
    // price 221.835; ln(0.040 x 800 / 250) = ln 0.128 = -2.055725 the sector -2,043.670; ln(250 / 200) = 0.223144 the product
    // 221.835; both sides end at the gate, and nothing was converted. 2 x 221.835 - 2,043.670 = -1,600.000.
    [Fact]
    public void Explain_Effects_ShowTheMeanAndFiveLogarithms()
    {
        var figures = Explained.Of(Laptops(), snapshot: Types);
        var mean = "logmean(round((10000 * 0.04)), round((200 * 10)))";

        Is(221.835m, $"round(({mean} * ln((10000 / 10) / 800)))", "price");
        Is(-2_043.670m, $"round(({mean} * ln((0.04 * 800) / 250)))", "classification");
        Is(221.835m, $"round(({mean} * ln((10 * 250) / round((200 * 10)))))", "product");
        Is(
            0m,
            $"round(({mean} * ln((round((10000 * 0.04)) / round((10000 * 0.04))) / (round((200 * 10)) / round((200 * 10))))))",
            "boundary");
        Is(0m, $"round(({mean} * ln(round((10000 * 0.04)) / (10 * (10000 / 10) * 0.04))))", "conversion");
        Assert.Equal(-1_600m, new[] { "price", "classification", "product", "boundary", "conversion" }
            .Sum(cause => (decimal)figures[$"gap.effects.{cause}_mg_co2e"].Expression.Evaluate()));
        Assert.StartsWith(
            "Of the gap from price, what was paid against what such devices usually cost: 994.136 kg CO2e (logarithmic mean of both "
            + "sides) x 0.223144 (logarithm of 1,000 USD per piece paid over 800 USD per piece usual) = 221.83",
            figures["gap.effects.price_mg_co2e"].Sentence,
            StringComparison.Ordinal);

        void Is(decimal kg, string formula, string cause)
        {
            var expression = figures[$"gap.effects.{cause}_mg_co2e"].Expression;
            Assert.Equal(formula, (expression is Expression.Sum { Operands: [var rounded, _] } ? rounded : expression).ToString());
            Assert.Equal(kg, decimal.Round((decimal)expression.Evaluate(), 3));
        }
    }

    // Euros of 2023 in the Netherlands: paid at the rate of that year, usual in the pack's own money.
    [Fact]
    public void Explain_Effects_TakeThePaidPriceAtTheRateOfItsYear()
    {
        var figures = Explained.Of(
            Some.Line(Some.Epd(modules: Some.Module(LifeCycleModule.A1ToA3, 200m))), snapshot: Types);

        Assert.Contains(
            " * ln(((750000 / 500) * (1.0813 / 1)) / 800)))",
            figures["gap.effects.price_mg_co2e"].Expression.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_FreeOfCharge_LaysAllOfTheGapOnThePrice()
    {
        var figures = Explained.Of(Laptops() with { SpendAmount = 0m, FreeOfCharge = true });

        Assert.Equal("(round((0 * 0.04)) - round((200 * 10)))", figures["gap.effects.price_mg_co2e"].Expression.ToString());
        Assert.Equal(
            "Of the gap from price, what was paid against what such devices usually cost: the spend-based side is zero, so all of "
            + "the gap is the price's: 0 kg CO2e by spend minus 2,000 kg CO2e by product = -2,000 kg CO2e.",
            figures["gap.effects.price_mg_co2e"].Sentence);
        Assert.Equal("0", figures["gap.effects.boundary_mg_co2e"].Expression.ToString());
        Assert.DoesNotContain("gap.significance.lambda", figures.Keys);
    }

    [Fact]
    public void Explain_TypeWithoutAReferencePrice_HasNoEffects() =>
        Assert.DoesNotContain("gap.effects.price_mg_co2e", Explained.Of(Laptops()).Keys);

    // 2,000 / 10 = 200; 10,000 x 0.112 / 10 = 112; 2,000 / 10,000 = 0.2; 200 / 0.112 = 1,785.714285714.
    [Fact]
    public void Explain_Implied_DividesEachFigureByTheOthersMeasure()
    {
        var figures = Explained.Of(Laptops());

        Is(200m, "round9((round((200 * 10)) / 10))", "product_kg_co2e_per_piece");
        Is(112m, "round9((round((10000 * 0.112)) / 10))", "spend_kg_co2e_per_piece");
        Is(0.2m, "round9((round((200 * 10)) / 10000))", "product_kg_co2e_per_unit_of_money");
        Is(1_785.714285714m, "round9(((round((200 * 10)) / 10) / 0.112))", "break_even_price");
        Assert.Equal(
            "Price of one piece at which the spend would give the product-based figure: 200 kg CO2e per piece over 0.112 kg CO2e per "
            + "USD of 2021 = 1,785.714285714 USD of 2021 per piece.",
            figures["implied.break_even_price"].Sentence);
        Assert.Equal(
            "Factor by which the spend would give the product-based figure: 2,000 kg CO2e over 10,000 USD = 0.2 kg CO2e per "
            + "USD of 2021.",
            figures["implied.product_kg_co2e_per_unit_of_money"].Sentence);

        void Is(decimal value, string formula, string name)
        {
            Assert.Equal(formula, figures[$"implied.{name}"].Expression.ToString());
            Assert.Equal(value, figures[$"implied.{name}"].Expression.Evaluate());
        }
    }

    [Fact]
    public void Explain_FreeOfCharge_ImpliesNoFactor()
    {
        var figures = Explained.Of(Laptops() with { SpendAmount = 0m, FreeOfCharge = true });

        Assert.DoesNotContain("implied.product_kg_co2e_per_unit_of_money", figures.Keys);
        Assert.Contains("implied.break_even_price", figures.Keys);
    }
}
