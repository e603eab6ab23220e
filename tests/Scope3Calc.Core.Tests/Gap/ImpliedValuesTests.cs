using Scope3Calc.Core.Gap;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>The laptop's figures in the other method's terms.</summary>
public sealed class ImpliedValuesTests
{
    [Fact]
    public void Of_FiveHundredLaptops_GivesBothMethodsInEachOthersTerms()
    {
        var implied = ImpliedValues.Of(
            Some.Kg(66_755.3715m), Some.Kg(131_054m), 500m, 596_030.1045m, 0.112m);

        // 66,755.3715 / 500 = 133.510743; 131,054 / 596,030.1045 = 0.219878...; 262.108 / 0.112 = 2,340.25.
        Assert.Equal(133.510743m, implied.SpendKgPerPiece);
        Assert.Equal(0.219878m, decimal.Round(implied.ProductKgPerMoney!.Value, 6));
        Assert.Equal(2_340.25m, implied.BreakEvenPrice);
    }

    [Fact]
    public void Of_MedianMonitor_BreaksEvenAt1820Dollars()
    {
        // 333 kg / 0.183 = 1,819.67 USD of 2021.
        var implied = ImpliedValues.Of(null, Some.Kg(333m), 1m, null, 0.183m);

        Assert.Equal(1_819.67m, decimal.Round(implied.BreakEvenPrice!.Value, 2));
        Assert.Null(implied.SpendKgPerPiece);
        Assert.Null(implied.ProductKgPerMoney);
    }

    [Fact]
    public void Of_Return_GivesThePurchasesValues() => Assert.Equal(
        ImpliedValues.Of(Some.Kg(133.5m), Some.Kg(262m), 2m, 1_000m, 0.112m),
        ImpliedValues.Of(Some.Kg(-133.5m), Some.Kg(-262m), -2m, -1_000m, 0.112m));

    [Fact]
    [Trait("Behaviour", "34")]
    public void Of_NothingToDivideBy_IsNull()
    {
        Assert.Equal(default, ImpliedValues.Of(Some.Kg(1m), Some.Kg(1m), 0m, 0m, 0m));
        Assert.Equal(default, ImpliedValues.Of(Some.Kg(1m), Some.Kg(1m), null, null, null));
        Assert.Equal(default, ImpliedValues.Of(null, null, 1m, 1m, 1m));
    }

    [Fact]
    public void Of_BeyondADecimal_IsNull() => Assert.Equal(
        default, ImpliedValues.Of(Some.Kg(1e12m), Some.Kg(1e12m), 1e-20m, 1e-20m, 1m));
}
