using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>Calibrations small enough to work by hand. Bins are 0.001 wide in ln, so figures are within 0.05 %.</summary>
public sealed class CalibrationTests
{
    [Fact]
    public void Median_OddNumberOfLines_IsTheMiddleOne()
    {
        // ln 0.5 = -0.693147, ln 2 = 0.693147, ln 8 = 2.079442.
        var sample = Sample(8m, 0.5m, 2m);

        Assert.Equal(3, sample.Count);
        Assert.Equal(0.693147, sample.MedianLn!.Value, 5e-4);
    }

    [Fact]
    public void Median_EvenNumberOfLines_IsMidwayInTheLogarithm()
    {
        // (ln 1 + ln 4) / 2 = ln 2, whatever lies outside.
        Assert.Equal(0.693147, Sample(1m, 4m).MedianLn!.Value, 5e-4);
        Assert.Equal(0.693147, Sample(0.001m, 4m, 1m, 1_000m).MedianLn!.Value, 5e-4);
    }

    [Fact]
    public void Sigma_FiveLines_IsTheMedianDeviationAsAStandardDeviation()
    {
        // ln of 1/8, 1/2, 1, 2, 1,000: median 0; deviations 2.079, 0.693, 0, 0.693, 6.908, their median 0.693147;
        // x 1.482602 = 1.027661.
        Assert.Equal(1.027661, Sample(0.125m, 0.5m, 1m, 2m, 1_000m).SigmaLn!.Value, 8e-4);

        // Of 1 and 4 both are ln 2 from the middle.
        Assert.Equal(1.027661, Sample(1m, 4m).SigmaLn!.Value, 8e-4);
    }

    [Fact]
    public void Of_TenLinesThatAgree_AreBelievedHalf()
    {
        var factor = Calibration.Of(
            "laptop", Sample([.. Enumerable.Repeat(4m, 10)]), CalibrationPrior.Default)!;

        // n / (n + k) = 10 / 20: ln 4 / 2 = ln 2. Spread 0 of ten and 0.60 of ten: variance 0.18, sigma 0.424264.
        // 1.959964 x 1.253314 x 0.424264 / sqrt 20 = 0.233039; 2 x e^-0.233039 = 1.584245, 2 x e^0.233039 = 2.524862.
        Assert.Equal("laptop", factor.Category);
        Assert.Equal(10, factor.Count);
        IsNear(4, factor.MedianRatio);
        IsNear(2, factor.ShrunkRatio);
        IsNear(1.584245, factor.Lower);
        IsNear(2.524862, factor.Upper);
        Assert.Equal(0.424264, factor.LineSigmaLn, 1e-6);
    }

    [Fact]
    public void Of_OneLine_IsHardlyBelieved()
    {
        var factor = Calibration.Of("laptop", Sample(4m), CalibrationPrior.Default)!;

        // 1 / 11 x ln 4 = 0.126027: 1.134313. Variance 10 / 11 x 0.36 = 0.327273, sigma 0.572078;
        // 1.959964 x 1.253314 x 0.572078 / sqrt 11 = 0.423708: from 0.742538 to 1.732793.
        IsNear(1.134313, factor.ShrunkRatio);
        IsNear(0.742538, factor.Lower);
        IsNear(1.732793, factor.Upper);
    }

    [Fact]
    public void Of_LinesThatConfirmThePack_StaysAtExactlyOne()
    {
        var factor = Calibration.Of("laptop", Sample(1m, 1m, 1m), CalibrationPrior.Default)!;

        Assert.Equal(1m, factor.MedianRatio);
        Assert.Equal(1m, factor.ShrunkRatio);
    }

    [Fact]
    public void Of_NoLines_IsNull()
    {
        Assert.Null(Calibration.Of("laptop", new CalibrationSample(), CalibrationPrior.Default));
        Assert.Null(new CalibrationSample().MedianLn);
        Assert.Null(new CalibrationSample().SigmaLn);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void Of_PriorOfNothing_IsRefused(double lines, double sigma) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Calibration.Of("laptop", Sample(1m), new CalibrationPrior(lines, sigma)));

    [Fact]
    public void Add_LineWithoutARatio_IsNotCounted()
    {
        var sample = new CalibrationSample();

        Assert.False(sample.Add(product: Co2e.Zero, spend: Some.Kg(1m)));
        Assert.False(sample.Add(product: Some.Kg(1m), spend: Co2e.Zero));
        Assert.False(sample.Add(product: Some.Kg(-2m), spend: Some.Kg(-1m)));
        Assert.Equal(0, sample.Count);
        Assert.True(sample.Add(product: Some.Kg(2m), spend: Some.Kg(1m)));
        Assert.Equal(1, sample.Count);
    }

    // Half a bin, 0.05 %.
    private static void IsNear(double wanted, decimal ratio) => Assert.Equal(wanted, (double)ratio, wanted * 0.0005);

    private static CalibrationSample Sample(params decimal[] ratios)
    {
        var sample = new CalibrationSample();
        foreach (var ratio in ratios)
        {
            Assert.True(sample.Add(product: Some.Kg(100m * ratio), spend: Some.Kg(100m)));
        }

        return sample;
    }
}
