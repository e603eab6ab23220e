using FsCheck.Fluent;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

public sealed class GapSignificanceTests
{
    // A laptop of 262.108 kg by its declaration and 133.510743 kg by its price: half, and still within the noise.
    private static readonly Lognormal Product = new(262.108, 0.21490);
    private static readonly Lognormal Spend = new(133.510743, 0.36235);

    [Fact]
    [Trait("Behaviour", "38")]
    public void Between_LaptopAtHalfItsDeclaration_IsNotSignificant()
    {
        var gap = GapSignificance.Between(Spend, Product)!.Value;

        Assert.Equal(-0.67457, gap.Lambda, 5);
        Assert.Equal(0.42128, gap.StandardDeviation, 5);
        Assert.Equal(-1.6012, gap.Z!.Value, 4);
        Assert.False(gap.IsSignificantAt95);
        Assert.Equal(0.0547, gap.ProbabilitySpendAboveProduct, 4);
        Assert.Equal(0.223, gap.RatioInterval95.Lower, 3);
        Assert.Equal(1.163, gap.RatioInterval95.Upper, 3);

        // e^(1.96 * 0.36235) - e^(1.96 * 0.21490) = 2.034410 - 1.523795 = 0.5106.
        Assert.Equal(0.5106, gap.UncertaintyGap, 4);
    }

    [Fact]
    [Trait("Behaviour", "38")]
    public void Between_SharedError_MakesTheSameGapSignificant()
    {
        // Correlation 0.9: 0.131298 + 0.046182 - 2 * 0.9 * 0.21490 * 0.36235 = 0.037315; root 0.193172;
        // z = -0.67457 / 0.193172 = -3.492.
        var gap = GapSignificance.Between(Spend, Product, correlation: 0.9)!.Value;

        Assert.Equal(-3.492, gap.Z!.Value, 3);
        Assert.True(gap.IsSignificantAt95);
    }

    // ln R of exactly 1.96 and of the next step up, at one standard deviation.
    [Theory]
    [InlineData(1.9599, false)]
    [InlineData(1.9601, true)]
    [InlineData(-1.9599, false)]
    [InlineData(-1.9601, true)]
    public void IsSignificantAt95_AroundTheEnd_ChangesThere(double lambda, bool significant) => Assert.Equal(
        significant,
        GapSignificance.Between(new Lognormal(Math.Exp(lambda), 0.6), new Lognormal(1, 0.8))!.Value.IsSignificantAt95);

    [Fact]
    [Trait("Behaviour", "37")]
    public void Between_SpendOverstating_HasAPositiveSign()
    {
        // 324 kg by spend against 262.108: ln 1.236132 = 0.211987; / 0.42128 = 0.5032; Phi = 0.6926.
        var gap = GapSignificance.Between(new Lognormal(324, 0.36235), Product)!.Value;

        Assert.Equal(0.5032, gap.Z!.Value, 4);
        Assert.Equal(0.6926, gap.ProbabilitySpendAboveProduct, 4);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(1e300, 1e-300)]
    public void Between_NoRatio_IsNull(double spend, double product) =>
        Assert.Null(GapSignificance.Between(new Lognormal(spend, 0.1), new Lognormal(product, 0.1)));

    [Theory]
    [InlineData(90, 100, true, 0)]
    [InlineData(100, 100, false, 0.5)]
    [InlineData(110, 100, true, 1)]
    public void Between_CertainFigures_AreComparedAsNumbers(
        double spend, double product, bool significant, double probability)
    {
        // Certain on both sides; and uncertain, but by one and the same error.
        Assert.All(
            [
                GapSignificance.Between(new Lognormal(spend, 0), new Lognormal(product, 0))!.Value,
                GapSignificance.Between(new Lognormal(spend, 0.3), new Lognormal(product, 0.3), correlation: 1)!.Value,
            ],
            gap =>
            {
                Assert.Equal(0, gap.StandardDeviation);
                Assert.Null(gap.Z);
                Assert.Equal(significant, gap.IsSignificantAt95);
                Assert.Equal(probability, gap.ProbabilitySpendAboveProduct);
                Assert.Equal((gap.Ratio, gap.Ratio), gap.RatioInterval95);
            });
    }

    [Theory]
    [InlineData(-1.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Between_NoCorrelation_Throws(double correlation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GapSignificance.Between(Spend, Product, correlation));

    [Fact]
    [Trait("Behaviour", "38")]
    public void Between_AnyFigures_AreAMirrorImageWhenSwapped() => AnyLine.Holds(
        from m in AnyUncertainty.Median
        from s in AnyUncertainty.Sigma
        from n in AnyUncertainty.Median
        from t in AnyUncertainty.Sigma
        from correlation in AnyUncertainty.Between(-1, 1)
        select (m, s, n, t, correlation),
        given =>
        {
            var (m, s, n, t, correlation) = given;
            var (spend, product) = (new Lognormal(Math.Abs(m), s), new Lognormal(Math.Abs(n), t));
            var gap = GapSignificance.Between(spend, product, correlation)!.Value;
            var swapped = GapSignificance.Between(product, spend, correlation)!.Value;
            Assert.Equal(-gap.Lambda, swapped.Lambda, 1e-12);
            Assert.Equal(gap.StandardDeviation, swapped.StandardDeviation);
            Assert.Equal(1, gap.ProbabilitySpendAboveProduct + swapped.ProbabilitySpendAboveProduct, 1e-9);
            Assert.Equal(-gap.UncertaintyGap, swapped.UncertaintyGap);
            Assert.InRange(gap.Ratio, gap.RatioInterval95.Lower, gap.RatioInterval95.Upper);
            Assert.True(gap.RatioInterval95.Lower > 0);
            Assert.InRange(gap.StandardDeviation, Math.Abs(s - t), s + t + 1e-12);
            var returned = GapSignificance.Between(
                new Lognormal(-spend.Median, s), new Lognormal(-product.Median, t), correlation);
            Assert.Equal(gap, returned);
        });

    [Fact]
    [Trait("Behaviour", "38")]
    public void IsSignificantAt95_AnyFigures_IsWhetherTheIntervalOfTheRatioLeavesOne() => AnyLine.Holds(
        from lambda in AnyUncertainty.Between(-2, 2)
        from s in AnyUncertainty.Sigma
        from t in AnyUncertainty.Sigma
        select (lambda, s, t),
        given =>
        {
            var (lambda, s, t) = given;
            var gap = GapSignificance.Between(new Lognormal(Math.Exp(lambda), s), new Lognormal(1, t))!.Value;
            var (lower, upper) = gap.RatioInterval95;
            if (Math.Abs(Math.Abs(gap.Lambda) - (1.96 * gap.StandardDeviation)) > 1e-9)
            {
                Assert.Equal(lower > 1 || upper < 1, gap.IsSignificantAt95);
            }
        });
}
