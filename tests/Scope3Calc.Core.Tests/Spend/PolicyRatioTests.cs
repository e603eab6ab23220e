using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>The price-type ratio of the policy stands in where a line states none and price types differ.</summary>
public sealed class PolicyRatioTests
{
    private static readonly Policy WithRatio =
        Some.Policy with { FactorPackId = Some.BasicPack, PriceTypeRatio = 0.82m };

    /// <summary>1,000 EUR of 2021 at purchaser prices, for a factor of 0.50 kg per EUR at basic prices.</summary>
    private static readonly PurchaseLine Line = Some.Spend(1_000m) with
    {
        SectorCode = "30",
        Currency = Some.Eur,
        Country = Some.Netherlands,
    };

    // 1,000 x 0.82 x 0.50 = 410 kg; 1,000 x 0.90 x 0.50 = 450 kg.
    [Theory]
    [InlineData(null, 410)]
    [InlineData(0.90, 450)]
    [Trait("Behaviour", "22")]
    public void Calculate_LineWithoutRatio_TakesThePolicysAndItsOwnGoesFirst(double? ownRatio, int kilograms) => Assert.Equal(
        Some.Kg(kilograms), Some.Calculate(Line with { PriceTypeRatio = (decimal?)ownRatio }, WithRatio).Booked);

    [Fact]
    [Trait("Behaviour", "22")]
    public void Calculate_NeitherStatesARatio_IsRefused()
    {
        var spend = Some.Calculate(Line, WithRatio with { PriceTypeRatio = null }).Spend;

        Assert.Equal(Some.Reasons(ReasonCode.FactorPriceTypeMismatch), spend.Reasons);
    }

    // 1,000 x 0.50 = 500 kg: the line is at basic prices already.
    [Fact]
    [Trait("Behaviour", "22")]
    public void Calculate_SamePriceType_TheRatioIsNotApplied() => Assert.Equal(
        Some.Kg(500m), Some.Calculate(Line with { PriceType = PriceType.Basic }, WithRatio).Booked);

    // 1,210 / 1.21 x 0.82 x 0.50 = 410 kg: VAT is no difference of price types.
    [Fact]
    [Trait("Behaviour", "21")]
    public void Calculate_VatInside_BothAreTakenOff() => Assert.Equal(
        Some.Kg(410m),
        Some.Calculate(
            Line with { SpendAmount = 1_210m, PriceType = PriceType.PurchaserInclVat, VatRate = 0.21m }, WithRatio).Booked);

    [Theory]
    [InlineData(0)]
    [InlineData(-0.82)]
    [InlineData(100.01)]
    public void Check_RatioOutOfRange_NamesTheField(double ratio)
    {
        var problem = (Some.Policy with { PriceTypeRatio = (decimal)ratio }).Check();

        Assert.Equal((ReasonCode.ValueOutOfRange, "policy.price_type_ratio"), (problem!.Code, problem.Field));
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(100)]
    public void Check_RatioInRange_IsTaken(double ratio) =>
        Assert.Null((Some.Policy with { PriceTypeRatio = (decimal)ratio }).Check());
}
