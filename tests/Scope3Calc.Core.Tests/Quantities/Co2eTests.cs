using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Quantities;

public sealed class Co2eTests
{
    [Theory]
    [InlineData("0.0000005", 0)]
    [InlineData("0.0000015", 2)]
    [InlineData("0.0000025", 2)]
    [InlineData("0.0000035", 4)]
    [InlineData("0.00000250000001", 3)]
    [InlineData("-0.0000005", 0)]
    [InlineData("-0.0000015", -2)]
    [InlineData("-0.0000025", -2)]
    [InlineData("262.108", 262_108_000)]
    [Trait("Behaviour", "51")]
    public void FromKilograms_HalfAMilligram_GoesToTheEvenOne(string kilograms, long milligrams) => Assert.Equal(
        milligrams,
        Co2e.FromKilograms(decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture)).Milligrams);

    [Fact]
    public void Default_IsZero()
    {
        Assert.Equal(Co2e.Zero, default);
        Assert.Equal(0m, Co2e.Zero.Kilograms);
    }

    [Fact]
    public void Kilograms_OfMilligrams_IsExact() =>
        Assert.Equal(0.000001m, Co2e.FromMilligrams(1).Kilograms);

    [Theory]
    [InlineData("1000000000000", true)]
    [InlineData("-1000000000000", true)]
    [InlineData("1000000000000.000001", false)]
    [InlineData("-1000000000000.000001", false)]
    [InlineData("79228162514264337593543950335", false)]
    [Trait("Behaviour", "57")]
    public void FromLineKilograms_BeyondALine_IsNull(string kilograms, bool allowed) => Assert.Equal(
        allowed,
        Co2e.FromLineKilograms(decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture)) is not null);

    [Fact]
    public void Operators_AddSubtractNegateAndCompare()
    {
        var one = Co2e.FromMilligrams(1);
        var two = Co2e.FromMilligrams(2);

        Assert.Equal(Co2e.FromMilligrams(3), one + two);
        Assert.Equal(Co2e.FromMilligrams(-1), one - two);
        Assert.Equal(Co2e.FromMilligrams(-2), -two);
        Assert.True(one < two && two > one && one <= two && two >= one);
        Assert.True(one.CompareTo(two) < 0);
    }

    [Fact]
    public void Add_BeyondTheRange_ThrowsRatherThanWraps() =>
        Assert.Throws<OverflowException>(() => Co2e.FromMilligrams(long.MaxValue) + Co2e.FromMilligrams(1));

    [Fact]
    [Trait("Behaviour", "51")]
    public void Total_OfManyOfTheLargest_IsExact()
    {
        var total = Co2eTotal.Zero;
        for (var i = 0; i < 100; i++)
        {
            total += Co2e.FromMilligrams(long.MaxValue);
        }

        // 100 x 9,223,372,036,854,775,807 mg = 922,337,203,685,477.5807 kg, beyond 64 bits of milligrams.
        Assert.Equal(922_337_203_685_477.5807m, total.Kilograms);
    }

    [Fact]
    public void Total_SubtractAndJoin_AreIntegers()
    {
        var left = Co2eTotal.Zero + Co2e.FromMilligrams(5);
        var right = Co2eTotal.Zero + Co2e.FromMilligrams(7);

        Assert.Equal(new Co2eTotal(12), left + right);
        Assert.Equal(new Co2eTotal(-2), left - right);
        Assert.Equal(-0.000002m, (left - right).Kilograms);
    }
}
