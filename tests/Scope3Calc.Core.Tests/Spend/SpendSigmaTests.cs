using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>How uncertain a spend-based figure is: factor, classification, price index, and rate or price type.</summary>
public sealed class SpendSigmaTests
{
    private static readonly PurchaseLine Dollars2021 = Some.Spend(1_000m);

    private static SpendSigma Sigma(PurchaseLine line, Policy? policy = null) => Some.Calculate(line, policy).Spend.Sigma!;

    // 0.50^2 + 0.30^2 + 0.12^2 + 0.06^2 = 0.25 + 0.09 + 0.0144 + 0.0036 = 0.358; the root is 0.5983.
    [Fact]
    public void Total_EveryPartNeeded_IsTheRootOfTheSumOfSquares()
    {
        var sigma = Sigma(Some.Line());

        Assert.Equal(
            (0.50, 0.30, 0.12, 0.06), (sigma.Factor, sigma.Classification, sigma.Deflator, sigma.Conversion));
        Assert.Equal(0.5983, sigma.Total, 4);
    }

    // The root of 0.25 + 0.09 = 0.34 is 0.5831.
    [Fact]
    public void Total_OwnMoneyOfThePack_NeedsNeitherIndexNorRate()
    {
        var sigma = Sigma(Dollars2021);

        Assert.Equal((0d, 0d), (sigma.Deflator, sigma.Conversion));
        Assert.Equal(0.5831, sigma.Total, 4);
    }

    // Another year in the same currency: 0.34 + 0.0144 = 0.3544, root 0.5953.
    [Fact]
    public void Total_AnotherYear_NeedsTheIndexOnly()
    {
        var sigma = Sigma(Dollars2021 with { PurchaseDate = new DateOnly(2023, 3, 1) });

        Assert.Equal((0.12, 0d), (sigma.Deflator, sigma.Conversion));
        Assert.Equal(0.5953, sigma.Total, 4);
    }

    // Another currency in the same year: 0.34 + 0.0036 = 0.3436, root 0.5862.
    [Fact]
    public void Total_AnotherCurrency_NeedsTheRateOnly()
    {
        var sigma = Sigma(Dollars2021 with { Currency = Some.Eur });

        Assert.Equal((0d, 0.06), (sigma.Deflator, sigma.Conversion));
        Assert.Equal(0.5862, sigma.Total, 4);
    }

    [Fact]
    public void Conversion_PriceTypeConverted_CountsLikeARate() => Assert.Equal(
        0.06, Sigma(Dollars2021 with { PriceType = PriceType.Basic, PriceTypeRatio = 1.25m }).Conversion);

    [Fact]
    public void Conversion_VatTakenOff_IsExact() => Assert.Equal(
        0, Sigma(Dollars2021 with { PriceType = PriceType.PurchaserInclVat, VatRate = 0.21m }).Conversion);

    [Fact]
    public void Deflator_PolicyDoesNotDeflate_IsZero() => Assert.Equal(
        0, Sigma(Some.Line(), Some.Policy with { DeflationOrder = DeflationOrder.None }).Deflator);

    // 0.3^2 + 0.4^2 = 0.5^2, and 1.2^2 more make 1.3^2.
    [Fact]
    public void Total_PartsOfThePolicy_AreTaken()
    {
        var policy = Some.Policy with
        {
            Uncertainty = new UncertaintyPolicy
            {
                SpendFactor = 0.3m,
                SpendClassification = 0.4m,
                SpendDeflator = 1.2m,
                SpendConversion = 0m,
            },
        };

        Assert.Equal(1.3, Sigma(Some.Line(), policy).Total, 12);
    }

    [Fact]
    public void Sigma_WithoutFigure_IsNone() =>
        Assert.Null(Some.Calculate(Some.Spend(1_000m) with { SpendAmount = null }).Spend.Sigma);
}
