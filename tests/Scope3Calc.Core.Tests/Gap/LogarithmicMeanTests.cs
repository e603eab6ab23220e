using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>The mean by its definition, at its limits, and between the two means it lies between.</summary>
public sealed class LogarithmicMeanTests
{
    [Theory]
    [InlineData(133.510743, 262.108, 190.6345726558597)] // -128.597257 / ln 0.50937301... = -128.597257 / -0.67457488...
    [InlineData(2, 1, 1.4426950408889634)] // 1 / ln 2
    [InlineData(1.1, 1, 1.0492058687)] // 0.1 / 0.0953101798
    [InlineData(100, 1, 21.4975768542)] // 99 / 4.6051701860
    [InlineData(1e18, 1, 2.41274712168e16)] // (10^18 - 1) / 41.4465316739
    public void Of_TwoNumbers_IsTheirDifferenceOverTheLogarithmOfTheirRatio(double left, double right, double mean)
    {
        Assert.Equal(mean, LogarithmicMean.Of(left, right), mean * 1e-10);
        Assert.Equal(LogarithmicMean.Of(left, right), LogarithmicMean.Of(right, left), mean * 1e-15);
    }

    [Fact]
    public void Of_AlmostEqualNumbers_KeepsItsDigits()
    {
        // For b = a (1 + e), L = a (1 + e/2 - e^2/12 ...): 1 + 5 x 10^-10 where e = 10^-9.
        Assert.Equal(1.0000000005, LogarithmicMean.Of(1, 1.000000001), 1e-15);
    }

    [Fact]
    public void Of_EqualNumbers_IsThatNumber() => Assert.Equal(7.25, LogarithmicMean.Of(7.25, 7.25));

    [Fact]
    public void Of_Zero_IsZero()
    {
        Assert.Equal(0, LogarithmicMean.Of(0, 5));
        Assert.Equal(0, LogarithmicMean.Of(5, 0));
        Assert.Equal(0, LogarithmicMean.Of(0, 0));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    public void Of_NegativeOrNoNumber_IsRefused(double left, double right) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LogarithmicMean.Of(left, right));

    [Fact]
    public void Of_AnyNumbers_LiesBetweenTheGeometricAndTheArithmeticMean() =>
        AnyLine.Holds(AnyLine.Ordinary.Zip(AnyLine.Ordinary), pair =>
        {
            var (left, right) = ((double)pair.Item1, (double)pair.Item2);
            var mean = LogarithmicMean.Of(left, right);

            Assert.InRange(mean, Math.Sqrt(left * right) * (1 - 1e-14), (left + right) / 2 * (1 + 1e-14));
            if (Math.Abs(Math.Log(left / right)) > 1e-3)
            {
                Assert.Equal((left - right) / Math.Log(left / right), mean, mean * 1e-12);
            }
        });

    [Fact]
    public void Of_AnyNumbersTimesAnother_IsTheirMeanTimesIt() =>
        AnyLine.Holds(AnyLine.Ordinary.Zip(AnyLine.Ordinary).Zip(AnyLine.Pieces), given =>
        {
            var ((left, right), factor) = given;

            var mean = LogarithmicMean.Of((double)left, (double)right) * factor;
            Assert.Equal(mean, LogarithmicMean.Of((double)left * factor, (double)right * factor), mean * 1e-13);
        });
}
