using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.WorkedExamples;

/// <summary>Spend-based examples of the method reference, section 7, through the whole calculation.</summary>
public sealed class SpendExamplesTests
{
    [Fact]
    [Trait("Behaviour", "21")]
    public void Calculate_ConvertThenDeflate_MatchesToSixFigures()
    {
        var outcome = Some.Calculate(Some.Line(), Some.ConvertFirst);

        // W8, order A. 1,500 / 1.21 = 1,239.669421 EUR; x 1.0813 / 1.1244856 = 1,192.060209 USD of 2021;
        // x 0.112 = 133.510743 kg; x 500 = 66,755.37 kg.
        Assert.Equal("1.19206E+003", Some.Significant(outcome.Spend.RestatedSpend / 500m, 6));
        Assert.Equal("6.67554E+004", Some.Significant(outcome.Booked!.Value.Kilograms, 6));
        Assert.Equal(66_755.37m, decimal.Round(outcome.Booked!.Value.Kilograms, 2));
    }

    [Fact]
    [Trait("Behaviour", "21")]
    public void Calculate_DeflateThenConvert_MatchesToSixFigures()
    {
        var outcome = Some.Calculate(Some.Line());

        // W8, order B. 1,239.669421 / 1.1422349 x 1.1827 = 1,283.586293 USD of 2021; x 0.112 = 143.761665 kg;
        // x 500 = 71,880.83 kg. The two orders are 7.7 % apart: 1.1827 / 1.0813 x 1.1244856 / 1.1422349 =
        // 1.0768.
        Assert.Equal("1.28359E+003", Some.Significant(outcome.Spend.RestatedSpend / 500m, 6));
        Assert.Equal("7.18808E+004", Some.Significant(outcome.Booked!.Value.Kilograms, 6));
        Assert.Equal(71_880.83m, decimal.Round(outcome.Booked!.Value.Kilograms, 2));
        Assert.Equal(CalculationMethod.SpendBased, outcome.Method);
        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
    }

    [Fact]
    public void Calculate_NotDeflated_ConvertsAtTheRateOfTheSpendYear()
    {
        var outcome = Some.Calculate(Some.Line(), Some.Policy with { DeflationOrder = DeflationOrder.None });

        // Section 6.2. 1,239.669421 x 1.0813 x 0.112 = 150.1 kg a piece.
        Assert.Equal(150.1m, decimal.Round(outcome.Booked!.Value.Kilograms / 500m, 1));
    }

    [Fact]
    [Trait("Behaviour", "22")]
    public void Calculate_BasicPriceFactorWithRatio_AppliesItOnce()
    {
        // W9. 1,000 EUR; 15 % trade, 2 % transport, 1 % tax: 820 at basic prices; / 1.10 x 0.50 = 372.727 kg.
        Assert.Equal(372.727m, decimal.Round(BasicPriceLine(0.82m).Spend.Emissions!.Value.Kilograms, 3));
    }

    [Fact]
    [Trait("Behaviour", "22")]
    public void Calculate_BasicPriceFactorWithRatioSkipped_Overstates()
    {
        var right = BasicPriceLine(0.82m).Spend.Emissions!.Value.Kilograms;
        var skipped = BasicPriceLine(1m).Spend.Emissions!.Value.Kilograms;

        // W9. 1,000 / 1.10 x 0.50 = 454.545 kg; 454.545 / 372.727 - 1 = 21.95 %.
        Assert.Equal(454.545m, decimal.Round(skipped, 3));
        Assert.Equal(0.2195m, decimal.Round((skipped / right) - 1m, 4));
    }

    [Fact]
    [Trait("Behaviour", "22")]
    public void Calculate_BasicPriceFactorWithoutRatio_IsRefused()
    {
        var outcome = BasicPriceLine(null);

        Assert.Null(outcome.Spend.Emissions);
        Assert.Equal(Some.Reasons(ReasonCode.FactorPriceTypeMismatch), outcome.Spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "30")]
    public void Calculate_TenPercentOff_LowersSpendAndLeavesProduct()
    {
        var line = Some.Line(Some.Epd()) with { Quantity = 1m, SpendAmount = 1_500m };

        var full = Some.Calculate(line, Some.ConvertFirst);
        var reduced = Some.Calculate(line with { SpendAmount = 1_350m }, Some.ConvertFirst);

        // W18. 133.511 x 0.9 = 120.160 kg; the product-based figure stays 262.108 kg.
        Assert.Equal(133.511m, decimal.Round(full.Spend.Emissions!.Value.Kilograms, 3));
        Assert.Equal(120.160m, decimal.Round(reduced.Spend.Emissions!.Value.Kilograms, 3));
        Assert.Equal(Some.Kg(262.108m), full.Product.CradleToGate);
        Assert.Equal(Some.Kg(262.108m), reduced.Product.CradleToGate);
    }

    // Prices rise by 10 % in the year after the factor's.
    private static LineOutcome BasicPriceLine(decimal? priceTypeRatio) => Some.Calculate(
        Some.Line() with
        {
            PurchaseDate = new DateOnly(2022, 5, 1),
            SectorCode = "30",
            SpendAmount = 1_000m,
            PriceType = PriceType.PurchaserExclVat,
            VatRate = null,
            PriceTypeRatio = priceTypeRatio,
        },
        Some.Policy with { FactorPackId = Some.BasicPack },
        Some.SnapshotWith(inflationPct: [Some.Inflation("NL", 2022, 10m)]));
}
