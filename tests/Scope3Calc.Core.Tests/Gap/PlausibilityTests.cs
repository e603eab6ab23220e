using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>Bands around what 226 laptop sheets declare for A1-A3: p5 116 kg, p95 359 kg.</summary>
public sealed class PlausibilityTests
{
    private const decimal Xps13 = 262.108m;

    private static readonly PlausibilityBand Laptop = new(116m, 359m);

    [Theory]
    [InlineData("262.108", Plausibility.Within)]
    [InlineData("39", Plausibility.Within)] // 116 / 3 = 38.666...
    [InlineData("38.6", Plausibility.Unusual)]
    [InlineData("1077", Plausibility.Within)] // 3 x 359, the end belongs to the band.
    [InlineData("1077.000001", Plausibility.Unusual)]
    [InlineData("3.866667", Plausibility.Unusual)] // 116 / 30 = 3.866666...
    [InlineData("3.866666", Plausibility.Implausible)]
    [InlineData("10770", Plausibility.Unusual)] // 30 x 359
    [InlineData("10770.000001", Plausibility.Implausible)]
    [InlineData("0", Plausibility.Implausible)]
    [InlineData("-262.108", Plausibility.Implausible)]
    [InlineData("79228162514264337593543950335", Plausibility.Implausible)]
    [Trait("Behaviour", "18")]
    public void Judge_Laptop_GoesByTheTwoBands(string kg, Plausibility wanted) =>
        Assert.Equal(wanted, Laptop.Judge(decimal.Parse(kg, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Judge_LowerEnds_BelongToTheirBands()
    {
        // p5 = 90 kg: 30 and 3 kg exactly.
        var band = new PlausibilityBand(90m, 359m);

        Assert.Equal(Plausibility.Within, band.Judge(30m));
        Assert.Equal(Plausibility.Unusual, band.Judge(29.999999m));
        Assert.Equal(Plausibility.Unusual, band.Judge(3m));
        Assert.Equal(Plausibility.Implausible, band.Judge(2.999999m));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    [Trait("Behaviour", "18")]
    public void Judge_SlipOfUnits_IsImplausibleBothWays(int factor)
    {
        Assert.Equal(Plausibility.Implausible, Laptop.Judge(Xps13 * factor));
        Assert.Equal(Plausibility.Implausible, Laptop.Judge(Xps13 / factor));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 1e13)]
    public void Band_PercentilesOutOfOrder_IsRefused(double p5, double p95) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlausibilityBand((decimal)p5, (decimal)p95));

    [Fact]
    [Trait("Behaviour", "18")]
    public void Judge_AnyUsualFigure_IsWithinAndItsSlipsAreNot() =>
        AnyLine.Holds(
            from p5 in AnyLine.Ordinary
            from spread in Gen.Choose(1_000, 33_000)
            from at in Gen.Choose(0, 1_000)
            select (P5: p5, P95: p5 * spread / 1_000m, At: at / 1_000m),
            given =>
            {
                var band = new PlausibilityBand(given.P5, given.P95);
                var usual = given.P5 + ((given.P95 - given.P5) * given.At);

                Assert.Equal(Plausibility.Within, band.Judge(usual));
                foreach (var factor in new[] { 1_000m, 1_000_000m })
                {
                    Assert.Equal(Plausibility.Implausible, band.Judge(usual * factor));
                    Assert.Equal(Plausibility.Implausible, band.Judge(usual / factor));
                }
            });

    [Fact]
    public void Judge_FurtherFromTheBand_IsNeverMorePlausible() =>
        AnyLine.Holds(AnyLine.Ordinary.Zip(Gen.Choose(1_000, 100_000)), given =>
        {
            var (kg, times) = given;
            var (near, far) = kg > 359m ? (kg, kg * times / 1_000m) : (kg, kg / times * 1_000m);
            if (kg is > 359m or < 116m)
            {
                Assert.True(Laptop.Judge(far) >= Laptop.Judge(near));
            }
        });
}
