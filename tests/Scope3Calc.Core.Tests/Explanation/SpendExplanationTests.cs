using Scope3Calc.Core.Explanation;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Spend-based figures and gaps: the trees and sentences worked by hand.</summary>
[Trait("Behaviour", "50")]
public sealed class SpendExplanationTests
{
    // The year 2023 after one of 14.22349 %: prices of 2021 over those of 2023, then dollars for a euro.
    private const string DeflatedThenConverted =
        "((1 / ((1 + (14.22349 / 100)) * (1 + (0 / 100)))) * (1.1827 / 1))";

    private const string ConvertedThenDeflated =
        "((1.0813 / 1) * (1 / ((1 + (12.44856 / 100)) * (1 + (0 / 100)))))";

    [Fact]
    public void Explain_DeflateThenConvert_ShowsEveryStepFromPublishedValues()
    {
        var figures = Explained.Of(Some.Line());

        // W8, order B. 750,000 / 1.21 / 1.1422349 x 1.1827 = 641,793.13 USD of 2021; x 0.112 = 71,880.83 kg.
        Is(71_880.83m, $"round(((750000 * ({DeflatedThenConverted} * 0.112)) / (1 + 0.21)))", figures["booked_mg_co2e"]);
        Is(641_793.13m, $"round(((750000 * {DeflatedThenConverted}) / (1 + 0.21)))", figures["spend.restated_spend_millionths"]);
        Assert.Equal(figures["booked_mg_co2e"].Expression, figures["spend.emissions_mg_co2e"].Expression);

        // 750,000 / 1.21 = 619,834.7107; 1 / 1.1422349 = 0.875477. The last digits are the law tests' business.
        Assert.StartsWith(
            "Spend-based: 750,000 EUR including 21 % VAT (619,834.71 EUR net) x 0.875477 (consumer prices of NL, 2023 to 2021) "
            + "x 1.1827 USD per EUR (average of 2021) = 641,793.13 USD of 2021, x 0.112 kg CO2e per USD "
            + "(epa-sef-v1.2/334111, with margins) = 71,880.83",
            figures["spend.emissions_mg_co2e"].Sentence,
            StringComparison.Ordinal);
        Assert.EndsWith(" kg CO2e.", figures["spend.emissions_mg_co2e"].Sentence, StringComparison.Ordinal);
        Assert.Matches(
            @"^Spend in the money of the factor: 750,000 EUR .* \(average of 2021\) = 641,793\.1\d+ USD of 2021\.$",
            figures["spend.restated_spend_millionths"].Sentence);
    }

    [Fact]
    public void Explain_ConvertThenDeflate_ShowsTheStepsInThatOrder()
    {
        var figures = Explained.Of(Some.Line(), Some.ConvertFirst);

        // W8, order A. 1,500 / 1.21 x 1.0813 / 1.1244856 = 1,192.060209 USD of 2021; x 0.112 = 133.510743 kg; x 500.
        Is(66_755.37m, $"round(((750000 * ({ConvertedThenDeflated} * 0.112)) / (1 + 0.21)))", figures["booked_mg_co2e"]);

        // 1 / 1.1244856 = 0.889296.
        Assert.Contains(
            " x 1.0813 USD per EUR (average of 2023) x 0.889296 (consumer prices of US, 2023 to 2021) = ",
            figures["booked_mg_co2e"].Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_ForwardInTime_MultipliesByTheChain()
    {
        // 1,000 USD of 2020; US prices rose by 4 % in 2021: 1,040 USD of 2021; x 0.112 = 116.48 kg.
        var line = Some.Spend(1_000m) with { PurchaseDate = new DateOnly(2020, 5, 1) };

        Is(116.48m, "round((1000 * ((1 + (4 / 100)) * 0.112)))", Explained.Of(line)["booked_mg_co2e"]);
    }

    [Fact]
    public void Explain_MoneyOfTheFactorItself_HasNoSteps()
    {
        var booked = Explained.Of(Some.Spend(1_000m))["booked_mg_co2e"];

        Is(112m, "round((1000 * 0.112))", booked);
        Assert.Equal(
            "Booked in category 2 (capital goods): 1,000 USD x 0.112 kg CO2e per USD (epa-sef-v1.2/334111, with margins) "
            + "= 112 kg CO2e.",
            booked.Sentence);
    }

    [Fact]
    public void Explain_SectorPrices_DividesTheIndices()
    {
        var figures = Explained.Of(Some.Line(), Some.ConvertFirst with { Deflator = Deflator.SectorPrices });

        // Index 100 in 2021 over 80 in 2023 = 1.25: 750,000 / 1.21 x 1.0813 x 1.25 = 837,784.09; x 0.112 = 93,831.82.
        Is(93_831.82m, "round(((750000 * (((1.0813 / 1) * (100 / 80)) * 0.112)) / (1 + 0.21)))", figures["booked_mg_co2e"]);
        Assert.Contains(
            " x 1.25 (prices of sector 334, 2023 to 2021) = ", figures["booked_mg_co2e"].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_NotDeflated_SaysThatPricesAreTakenAsTheyAre() => Assert.Contains(
        " x 1.0813 USD per EUR (average of 2023) (prices of 2023 taken as they are) = ",
        Explained.Of(Some.Line(), Some.Policy with { DeflationOrder = DeflationOrder.None })["booked_mg_co2e"].Sentence,
        StringComparison.Ordinal);

    [Fact]
    public void Explain_ServicesAndPriceType_ComeOffBeforeAnythingElse()
    {
        var line = Some.Line() with
        {
            PurchaseDate = new DateOnly(2021, 5, 1),
            SectorCode = "30",
            SpendAmount = 1_210m,
            ServiceAmount = 210m,
            VatRate = 0.25m,
            PriceTypeRatio = 0.82m,
        };

        var booked = Explained.Of(line, Some.Policy with { FactorPackId = Some.BasicPack })["booked_mg_co2e"];

        // 1,210 - 210 = 1,000; x 0.82 = 820; / 1.25 = 656; x 0.50 = 328.
        Is(328m, "round(((((1210 - 210) * 0.82) * 0.5) / (1 + 0.25)))", booked);
        Assert.Equal(
            "Booked in category 2 (capital goods): 1,210 EUR including 25 % VAT less 210 EUR for services x 0.82 "
            + "(to the factor's price type) (656 EUR net) = 656 EUR of 2021, x 0.5 kg CO2e per EUR (basic-eur/30, with margins) "
            + "= 328 kg CO2e.",
            booked.Sentence);
    }

    [Fact]
    public void Explain_Leaves_NameFieldPolicyOrPack()
    {
        var line = Some.Line() with { SectorCode = "30", PriceType = PriceType.Producer, VatRate = null };
        var policy = Some.Policy with { FactorPackId = Some.BasicPack, PriceTypeRatio = 0.9m };

        Assert.Equal(
            [
                "line.spend_amount", "policy.price_type_ratio", "definition", "definition", "consumer-prices/NL 2022@prices",
                "definition", "definition", "consumer-prices/NL 2023@prices", "definition", "basic-eur/30/with_margins@basic",
            ],
            Sources(Explained.Of(line, policy)["booked_mg_co2e"].Expression));
        Assert.Equal(
            [
                "line.spend_amount", "exchange-rates/USD 2023@rates", "definition", "sector-prices/334 2021@sector prices",
                "sector-prices/334 2023@sector prices", "epa-sef-v1.2/334111/with_margins@epa", "definition", "line.vat_rate",
            ],
            Sources(Explained.Of(
                Some.Line(), Some.ConvertFirst with { Deflator = Deflator.SectorPrices })["booked_mg_co2e"].Expression));
    }

    [Fact]
    public void Explain_Calibrated_ShowsTheRatioOnTheRoundedFigure()
    {
        var figures = Explained.Of(Some.Spend(1_000m), Some.Policy with
        {
            Calibrations = new CalibrationTable([new FactorCalibration("laptop", 2.5m, 0.3m)]),
            BookCalibratedSpend = true,
        });

        // 112 x 2.5 = 280.
        Is(280m, "round((round((1000 * 0.112)) * 2.5))", figures["calibrated_spend_mg_co2e"]);
        Is(280m, "round((round((1000 * 0.112)) * 2.5))", figures["booked_mg_co2e"]);
        Is(112m, "round((1000 * 0.112))", figures["spend.emissions_mg_co2e"]);
        Assert.Equal(
            "Spend-based, calibrated: 1,000 USD x 0.112 kg CO2e per USD (epa-sef-v1.2/334111, with margins) = 112 kg CO2e, "
            + "x 2.5 (calibration of laptop) = 280 kg CO2e.",
            figures["calibrated_spend_mg_co2e"].Sentence);
    }

    // W7/W8, order A: with margins against A1-A4 0.483; without margins against A1-A3 0.182; mixed 0.509.
    [Theory]
    [InlineData(GapAlignment.AlignWithDeclaredModules, "0.112", "0.483")]
    [InlineData(GapAlignment.CradleToGate, "0.04", "0.182")]
    [InlineData(GapAlignment.Unaligned, "0.112", "0.509")]
    public void Explain_Gap_ShowsBothSidesOnOneBoundary(GapAlignment alignment, string factor, string ratio)
    {
        var figures = Explained.Of(Some.Line(Some.Epd()), Some.ConvertFirst with { GapAlignment = alignment });

        var product = alignment == GapAlignment.AlignWithDeclaredModules
            ? "(round((262.108 * 500)) + round((14.168 * 500)))"
            : "round((262.108 * 500))";
        var spend = $"round(((750000 * ({ConvertedThenDeflated} * {factor})) / (1 + 0.21)))";
        Assert.Equal(product, figures["gap.product_mg_co2e"].Expression.ToString());
        Assert.Equal(spend, figures["gap.spend_mg_co2e"].Expression.ToString());
        Assert.Equal($"({spend} - {product})", figures["gap.gap_mg_co2e"].Expression.ToString());
        Assert.Equal($"round(({spend} / {product}))", figures["gap.ratio_millionths"].Expression.ToString());
        Assert.Equal(
            ratio,
            decimal.Round((decimal)figures["gap.ratio_millionths"].Expression.Evaluate(), 3)
                .ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Explain_Gap_IsToldAsOneSubtraction()
    {
        var figures = Explained.Of(Some.Spend(1_000_000m) with
        {
            Quantity = 500m,
            Declaration = Some.Epd(modules: Some.Xps13Modules[..1]),
        });

        // Without A4 both sides end at the gate: 1,000,000 x 0.040 = 40,000; 40,000 - 131,054 = -91,054; 0.305218.
        Assert.Equal(
            "Gap: 40,000 kg CO2e by spend minus 131,054 kg CO2e by product = -91,054 kg CO2e.",
            figures["gap.gap_mg_co2e"].Sentence);
        Assert.Equal(
            "Ratio of the gap: 40,000 kg CO2e by spend over 131,054 kg CO2e by product = 0.305218.",
            figures["gap.ratio_millionths"].Sentence);
    }

    private static void Is(decimal value, string formula, ExplainedFigure figure)
    {
        Assert.Equal(formula, figure.Expression.ToString());
        Assert.Equal(value, decimal.Round((decimal)figure.Expression.Evaluate(), 2));
    }

    private static IEnumerable<string> Sources(Expression expression) => expression is Expression.Constant constant
        ? [constant.Source]
        : expression.Operands.SelectMany(Sources);
}
