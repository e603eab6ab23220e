using FsCheck.Fluent;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

public sealed class LognormalTests
{
    [Fact]
    public void Lognormal_SigmaOfOneHalf_HasTheTextbookMoments()
    {
        var value = new Lognormal(100, 0.5);

        // e^0.5 = 1.648721; e^1 = 2.718282; 100 e^0.125 = 113.3148; root(e^0.25 - 1) = root(0.284025) = 0.532940;
        // e^0.98 = 2.664456: 100 / 2.664456 = 37.5311 and 266.4456.
        Assert.Equal(1.648721, value.Gsd, 6);
        Assert.Equal(2.718282, value.Gsd2, 6);
        Assert.Equal(113.3148, value.Mean, 4);
        Assert.Equal(0.532940, value.Cv, 6);
        Assert.Equal(37.5311, value.Interval95.Lower, 4);
        Assert.Equal(266.4456, value.Interval95.Upper, 4);
    }

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval95_OfAReturn_MirrorsItsPurchase()
    {
        var (lower, upper) = new Lognormal(-100, 0.5).Interval95;

        Assert.Equal(-266.4456, lower, 4);
        Assert.Equal(-37.5311, upper, 4);
    }

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval95_OfACertainValue_IsThatValue()
    {
        Assert.Equal((12.5, 12.5), new Lognormal(12.5, 0).Interval95);
        Assert.Equal((0.0, 0.0), default(Lognormal).Interval95);
        Assert.Equal(0, new Lognormal(12.5, 0).Cv);
    }

    // Small coefficients are their own sigma: root(ln(1 + 1e-18)) is 1e-9 to nine digits more.
    [Theory]
    [InlineData(0, 0, 1e-15)]
    [InlineData(1e-9, 1e-9, 1e-20)]
    [InlineData(0.20, 0.198042, 1e-6)]
    [InlineData(1.00, 0.832555, 1e-6)]
    public void SigmaOfCv_KnownCoefficient_IsTheRootOfItsLogarithm(double cv, double sigma, double tolerance) =>
        Assert.Equal(sigma, Lognormal.SigmaOfCv(cv), tolerance);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(6.91)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Lognormal_SigmaOutOfRange_Throws(double sigma)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lognormal(1, sigma));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lognormal.Interval95Of(Co2e.Zero, sigma));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Lognormal_MedianNoNumber_Throws(double median) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lognormal(median, 0.1));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void SigmaOfCv_NoCoefficient_Throws(double cv) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Lognormal.SigmaOfCv(cv));

    // e^0.98 = 2.664456242 to nine decimals: 1,000,000 mg / 2.664456242 = 375,311.14 and 2,664,456.242; 1 mg / 2.66 is
    // less than half a milligram and stays one; 3 mg: 1.126 and 7.993.
    [Theory]
    [Trait("Behaviour", "43")]
    [InlineData(1_000_000, 375_311, 2_664_456)]
    [InlineData(-1_000_000, -2_664_456, -375_311)]
    [InlineData(3, 1, 8)]
    [InlineData(1, 1, 3)]
    [InlineData(-1, -3, -1)]
    [InlineData(0, 0, 0)]
    public void Interval95Of_Mass_IsInWholeMilligrams(long milligrams, long lower, long upper) => Assert.Equal(
        (Co2e.FromMilligrams(lower), Co2e.FromMilligrams(upper)),
        Lognormal.Interval95Of(Co2e.FromMilligrams(milligrams), 0.5));

    [Theory]
    [Trait("Behaviour", "43")]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(1_234_567_890_123_456_789)]
    public void Interval95Of_CertainMass_IsThatMassToTheLastMilligram(long milligrams) => Assert.Equal(
        (Co2e.FromMilligrams(milligrams), Co2e.FromMilligrams(milligrams)),
        Lognormal.Interval95Of(Co2e.FromMilligrams(milligrams), 0));

    // 10^18 mg, the most a line may come to, times e^(1.96 * 1.1) = 8.64 fits in 9.22 * 10^18; times e^(1.96 * 1.2) =
    // 10.5 does not.
    [Theory]
    [InlineData(1.1, true)]
    [InlineData(1.2, false)]
    public void Interval95Of_EndBeyondTheRange_IsNull(double sigma, bool fits)
    {
        var largest = Co2e.FromKilograms(Co2e.LineLimitKilograms);

        Assert.Equal(fits, Lognormal.Interval95Of(largest, sigma) is not null);
        Assert.Equal(fits, Lognormal.Interval95Of(-largest, sigma) is not null);
    }

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval95_AnyValue_HoldsItAndKeepsItsSign() => AnyLine.Holds(
        AnyUncertainty.Median.Zip(AnyUncertainty.Sigma),
        given =>
        {
            var (median, sigma) = given;
            var (lower, upper) = new Lognormal(median, sigma).Interval95;
            Assert.True(lower <= median && median <= upper);
            Assert.Equal(Math.Sign(median), Math.Sign(lower));
            Assert.Equal(Math.Sign(median), Math.Sign(upper));
            Assert.Equal(sigma == 0, lower == upper);
        });

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval95Of_AnyMass_HoldsItKeepsItsSignAndWidensWithSigma() => AnyLine.Holds(
        from mass in AnyUncertainty.Mass
        from one in AnyUncertainty.Sigma
        from other in AnyUncertainty.Sigma
        select (mass, one, other),
        given =>
        {
            var (mass, one, other) = given;
            if (Lognormal.Interval95Of(mass, Math.Max(one, other)) is not { } wide)
            {
                Assert.True(Math.Abs((double)mass.Milligrams) * Lognormal.Factor95(Math.Max(one, other)) > 9.2e18);
                return;
            }

            var narrow = Lognormal.Interval95Of(mass, Math.Min(one, other))!.Value;
            Assert.True(wide.Lower <= narrow.Lower && narrow.Lower <= mass);
            Assert.True(mass <= narrow.Upper && narrow.Upper <= wide.Upper);
            Assert.Equal(Math.Sign(mass.Milligrams), Math.Sign(wide.Lower.Milligrams));
            Assert.Equal(Math.Sign(mass.Milligrams), Math.Sign(wide.Upper.Milligrams));
            var mirrored = Lognormal.Interval95Of(-mass, Math.Max(one, other))!.Value;
            Assert.Equal((-wide.Upper, -wide.Lower), mirrored);
        });

    [Fact]
    public void Interval95Of_AnyMass_IsThatOfTheRealNumbersToTheMilligram() => AnyLine.Holds(
        AnyUncertainty.Mass.Zip(AnyUncertainty.Sigma),
        given =>
        {
            var (mass, sigma) = given;
            if (Lognormal.Interval95Of(mass, sigma) is { } ends)
            {
                var exact = new Lognormal(mass.Milligrams, sigma).Interval95;
                Assert.Equal(exact.Lower, ends.Lower.Milligrams, 1 + Math.Abs(exact.Lower * 1e-9));
                Assert.Equal(exact.Upper, ends.Upper.Milligrams, 1 + Math.Abs(exact.Upper * 1e-9));
            }
        });

    [Fact]
    public void Lognormal_AnyScale_ScalesLengthsAndNotShapes() => AnyLine.Holds(
        from median in AnyUncertainty.Median
        from sigma in AnyUncertainty.Sigma
        from scale in AnyUncertainty.Median
        select (median, sigma, scale),
        given =>
        {
            var (median, sigma, scale) = given;
            var (one, scaled) = (new Lognormal(median, sigma), new Lognormal(median * Math.Abs(scale), sigma));
            var size = Math.Abs(scale);
            Same(one.Mean * size, scaled.Mean);
            Same(one.Interval95.Lower * size, scaled.Interval95.Lower);
            Same(one.Interval95.Upper * size, scaled.Interval95.Upper);
            Assert.Equal((one.Gsd, one.Gsd2, one.Cv), (scaled.Gsd, scaled.Gsd2, scaled.Cv));
            Assert.Equal(sigma, Lognormal.SigmaOfCv(one.Cv), 1e-9);
        });

    private static void Same(double expected, double actual) =>
        Assert.Equal(expected, actual, Math.Abs(expected) * 1e-14);
}
