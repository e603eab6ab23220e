using FsCheck.Fluent;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

public sealed class NormalDistributionTests
{
    // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1 (P(x), 15 decimals).
    [Theory]
    [InlineData(0.0, 0.500000000000000)]
    [InlineData(0.5, 0.691462461274013)]
    [InlineData(1.0, 0.841344746068543)]
    [InlineData(1.5, 0.933192798731142)]
    [InlineData(1.96, 0.975002104851780)]
    [InlineData(2.0, 0.977249868051821)]
    [InlineData(2.5, 0.993790334674224)]
    [InlineData(3.0, 0.998650101968370)]
    [InlineData(4.0, 0.999968328758167)]
    public void Cdf_TabulatedPoint_IsTheTablesOnBothSides(double z, double probability)
    {
        Assert.Equal(probability, NormalDistribution.Cdf(z), 1e-14);
        Assert.Equal(1 - probability, NormalDistribution.Cdf(-z), 1e-14);
    }

    // The same handbook, table 26.2: -log10 Q(x), here as the tail itself.
    [Theory]
    [InlineData(-5, 6.54265)]
    [InlineData(-6, 9.00586)]
    [InlineData(-10, 23.11805)]
    [InlineData(-20, 88.56010)]
    public void Cdf_FarOut_KeepsTheTailsDigits(double z, double minusLog10) =>
        Assert.Equal(minusLog10, -Math.Log10(NormalDistribution.Cdf(z)), 5);

    [Theory]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-40.0, 0.0)]
    [InlineData(40.0, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    public void Cdf_BeyondAllMeasure_IsCertain(double z, double probability) =>
        Assert.Equal(probability, NormalDistribution.Cdf(z), 1e-300);

    [Fact]
    public void Cdf_WhereTheMethodChanges_IsContinuous()
    {
        // The density at 3 is 0.0044318: a step of 2e-9 adds 8.9e-12.
        var step = NormalDistribution.Cdf(3 + 1e-9) - NormalDistribution.Cdf(3 - 1e-9);

        Assert.Equal(8.8637e-12, step, 1e-15);
    }

    [Fact]
    public void Cdf_AnyTwoPoints_IsSymmetricAndRises() => AnyLine.Holds(
        AnyUncertainty.Between(-9, 9).Zip(AnyUncertainty.Between(0.0001, 3)),
        given =>
        {
            var (z, step) = given;
            Assert.Equal(1, NormalDistribution.Cdf(z) + NormalDistribution.Cdf(-z), 1e-15);
            Assert.InRange(NormalDistribution.Cdf(z), 0, 1);
            Assert.True(NormalDistribution.Cdf(z) <= NormalDistribution.Cdf(z + step));
        });
}
