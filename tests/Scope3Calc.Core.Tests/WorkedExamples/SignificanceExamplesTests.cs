using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.WorkedExamples;

/// <summary>W12: whether the gap of W7 and W8 stands out of the noise, from line to verdict.</summary>
public sealed class SignificanceExamplesTests
{
    // lambda = ln(66,755.37 / 131,054) = -0.6746; sd = root(0.2149^2 + 0.36235^2) = 0.4213; z = -1.6012; Pr(S > P) = 0.0547;
    // R = 0.5094 within 0.5094 / e^(1.96 x 0.42128) = 0.223 and 1.163.
    [Fact]
    [Trait("Behaviour", "38")]
    public void Significance_OfA49PercentGap_IsInsideTheNoise()
    {
        var significance = Calculate(Some.Line(GapWithinNoise.Sheet)).Significance!.Value;

        Assert.Equal(0.5094, significance.Ratio, 4);
        Assert.Equal(-0.6746, significance.Lambda, 4);
        Assert.Equal(0.4213, significance.StandardDeviation, 4);
        Assert.Equal(-1.6012, significance.Z!.Value, 4);
        Assert.Equal(0.0547, significance.ProbabilitySpendAboveProduct, 4);
        Assert.Equal(0.223, significance.RatioInterval95.Lower, 3);
        Assert.Equal(1.163, significance.RatioInterval95.Upper, 3);
        Assert.False(significance.IsSignificantAt95);
    }

    [Fact]
    [Trait("Behaviour", "38")]
    public void Significance_OfAReturn_IsThatOfItsPurchase()
    {
        var back = Some.Line(GapWithinNoise.Sheet) with { Quantity = -500m, SpendAmount = -750_000m, OriginalLineId = "line-0" };

        Assert.Equal(Calculate(Some.Line(GapWithinNoise.Sheet)).Significance, Calculate(back).Significance);
    }

    // Zero over something has no logarithm.
    [Fact]
    [Trait("Behaviour", "34")]
    public void Significance_OfAFreeGood_IsNotDefined()
    {
        var outcome = Calculate(Some.Line(GapWithinNoise.Sheet) with { SpendAmount = 0m, FreeOfCharge = true });

        Assert.Equal(-1m, outcome.Gap.Relative);
        Assert.Null(outcome.Significance);
    }

    [Fact]
    [Trait("Behaviour", "34")]
    public void Significance_WithoutAGap_IsNone() => Assert.Null(Calculate(Some.Line()).Significance);

    private static LineOutcome Calculate(PurchaseLine line) => Some.Calculate(line, GapWithinNoise.Policy);
}
