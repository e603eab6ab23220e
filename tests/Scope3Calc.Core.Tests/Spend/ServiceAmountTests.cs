using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>Warranty, support and software are other sectors' and are taken out of the price of the hardware.</summary>
public sealed class ServiceAmountTests
{
    private static readonly PurchaseLine WithServices = Some.Spend(1_000m) with { ServiceAmount = 200m };

    // (1,000 - 200) x 0.112 = 89.6 kg.
    [Theory]
    [InlineData(PriceScope.Hardware)]
    [InlineData(PriceScope.HardwareAndServices)]
    [Trait("Behaviour", "28")]
    public void Calculate_ServicesStated_AreTakenOff(PriceScope scope)
    {
        var spend = Some.Calculate(WithServices with { PriceScope = scope }).Spend;

        Assert.Equal(Some.Kg(89.6m), spend.Emissions);
        Assert.Equal((800m, 800m), (spend.Amount, spend.RestatedSpend));
    }

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_ServicesInsideOfUnknownCost_GiveNoSpendBasedFigure()
    {
        var outcome = Some.Calculate(Some.Spend(1_000m) with { PriceScope = PriceScope.HardwareAndServices });

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.ServicesInPrice), outcome.Spend.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_ServicesSaidToCostNothing_LeaveTheWholePrice() => Assert.Equal(
        Some.Kg(112m),
        Some.Calculate(Some.Spend(1_000m) with { PriceScope = PriceScope.HardwareAndServices, ServiceAmount = 0m }).Booked);

    // (1,210 - 242) / 1.21 = 800 USD: VAT is inside both.
    [Fact]
    [Trait("Behaviour", "21")]
    [Trait("Behaviour", "28")]
    public void Calculate_VatInside_IsTakenOffWhatIsLeftOnce()
    {
        var line = Some.Spend(1_210m) with
        {
            ServiceAmount = 242m,
            PriceType = PriceType.PurchaserInclVat,
            VatRate = 0.21m,
        };

        Assert.Equal(Some.Kg(89.6m), Some.Calculate(line).Spend.Emissions);
    }

    // (820 - 164) x 1.25 = 820 USD at purchaser prices; x 0.112 = 91.84 kg.
    [Fact]
    public void Calculate_OtherPriceType_IsConvertedAfterwards()
    {
        var line = Some.Spend(820m) with { ServiceAmount = 164m, PriceType = PriceType.Basic, PriceTypeRatio = 1.25m };

        Assert.Equal(Some.Kg(91.84m), Some.Calculate(line).Spend.Emissions);
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public void Calculate_CreditNote_ReversesExactlyWhatWasBooked()
    {
        var credit = WithServices with { SpendAmount = -1_000m, ServiceAmount = -200m, OriginalLineId = "line-0" };

        Assert.Empty(Some.Problems(credit));
        Assert.Equal(Some.Kg(-89.6m), Some.Calculate(credit).Booked);
    }

    // As for a price of zero: hardware was bought, and what it cost is not known.
    [Fact]
    [Trait("Behaviour", "27")]
    public void Calculate_PriceIsServicesAltogether_IsNoSpendOfZero()
    {
        var outcome = Some.Calculate(WithServices with { ServiceAmount = 1_000m });

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.PriceMissing), outcome.Spend.Reasons);
    }

    [Theory]
    [InlineData(1_000.0, 1_000.01)]
    [InlineData(1_000.0, -1.0)]
    [InlineData(-1_000.0, 1.0)]
    [InlineData(-1_000.0, -1_000.01)]
    [InlineData(0.0, 1.0)]
    [InlineData(null, 1.0)]
    [InlineData(null, 0.0)]
    public void Check_ServicesThatAreNoPartOfThePrice_AreRefused(double? spend, double service)
    {
        var line = Some.Spend(1m) with
        {
            SpendAmount = (decimal?)spend,
            ServiceAmount = (decimal)service,
            OriginalLineId = "line-0",
        };

        var problem = Assert.Single(Some.Problems(line));

        Assert.Equal((ReasonCode.ValueOutOfRange, "service_amount"), (problem.Code, problem.Field));
    }

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(1_000, 0)]
    [InlineData(-1_000, -1_000)]
    [InlineData(-1_000, 0)]
    public void Check_ServicesThatAreAPartOfThePrice_AreTaken(int spend, int service) => Assert.Empty(
        Some.Problems(Some.Spend(spend) with { ServiceAmount = service, OriginalLineId = "line-0" }));
}
