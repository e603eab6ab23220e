using UnitsNet;
using UnitsNet.Units;

namespace FeedGaps.Tests.UnitsNet;

/// <summary>Mass against the definitions of its units.</summary>
public sealed class MassTests
{
    [Theory]
    [InlineData(MassUnit.Milligram, 0.000001)]
    [InlineData(MassUnit.Gram, 0.001)]
    [InlineData(MassUnit.Kilogram, 1)]
    [InlineData(MassUnit.Tonne, 1_000)]
    [InlineData(MassUnit.Kilotonne, 1_000_000)]
    [InlineData(MassUnit.Megatonne, 1_000_000_000)]
    // International yard and pound agreement of 1959: 1 lb = 0.45359237 kg exactly.
    [InlineData(MassUnit.Pound, 0.45359237)]
    // 16 oz to the pound: 0.45359237 / 16.
    [InlineData(MassUnit.Ounce, 0.028349523125)]
    // NIST Handbook 44, appendix C: 2,000 lb to the short ton, 2,240 lb to the long ton.
    [InlineData(MassUnit.ShortTon, 907.18474)]
    [InlineData(MassUnit.LongTon, 1_016.0469088)]
    public void Kilograms_OfOneUnit_IsItsDefinition(MassUnit unit, double kilograms)
    {
        Assert.Equal(kilograms, Mass.From(1, unit).Kilograms, tolerance: kilograms * 1e-8);
    }

    [Fact]
    public void ConversionProperties_OfTheSameMass_AgreeWithEachOther()
    {
        var mass = Mass.FromKilograms(907.18474);

        Assert.Equal(907_184_740, mass.Milligrams, tolerance: 1e-6);
        Assert.Equal(907_184.74, mass.Grams, tolerance: 1e-9);
        Assert.Equal(907.18474, mass.Kilograms);
        Assert.Equal(0.90718474, mass.Tonnes, tolerance: 1e-15);
        Assert.Equal(0.00090718474, mass.Kilotonnes, tolerance: 1e-18);
        Assert.Equal(0.00000090718474, mass.Megatonnes, tolerance: 1e-21);
        Assert.Equal(2_000, mass.Pounds, tolerance: 1e-9);
        Assert.Equal(32_000, mass.Ounces, tolerance: 32_000 * 1e-7);
        Assert.Equal(1, mass.ShortTons, tolerance: 1e-12);
        // 2,000 / 2,240 = 0.892857...
        Assert.Equal(0.892857142857, mass.LongTons, tolerance: 1e-12);
    }

    [Fact]
    public void Factories_KeepNumberAndUnit()
    {
        (Mass Mass, MassUnit Unit)[] made =
        [
            (Mass.FromMilligrams(3), MassUnit.Milligram),
            (Mass.FromGrams(3), MassUnit.Gram),
            (Mass.FromKilograms(3), MassUnit.Kilogram),
            (Mass.FromTonnes(3), MassUnit.Tonne),
            (Mass.FromKilotonnes(3), MassUnit.Kilotonne),
            (Mass.FromMegatonnes(3), MassUnit.Megatonne),
            (Mass.FromPounds(3), MassUnit.Pound),
            (Mass.FromOunces(3), MassUnit.Ounce),
            (Mass.FromShortTons(3), MassUnit.ShortTon),
            (Mass.FromLongTons(3), MassUnit.LongTon),
        ];

        Assert.All(made, m => Assert.Equal((3d, m.Unit), (m.Mass.Value, m.Mass.Unit)));
        Assert.All(made, m => Assert.Contains(m.Unit, Mass.Units));
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public void Conversion_ToASmallerDecimalUnit_DoesNotRound()
    {
        // In binary, 0.3 / 0.000001 is 299999.99999999994; multiplied by a million it is 300,000.
        Assert.Equal(300_000, Mass.FromKilograms(0.3).Milligrams);
        Assert.Equal(2_000, Mass.FromShortTons(1).Pounds);
        Assert.Equal(16, Mass.FromPounds(1).Ounces);
    }

    [Fact]
    public void ToUnit_ThereAndBack_KeepsTheAmount()
    {
        foreach (var unit in Mass.Units)
        {
            var mass = new Mass(1_234.5678, unit);

            var back = mass.ToUnit(MassUnit.Pound).ToUnit(unit);

            Assert.Equal(unit, back.Unit);
            Assert.Equal(1_234.5678, back.Value, tolerance: 1e-9);
            Assert.Equal(mass.As(MassUnit.Pound), mass.ToUnit(MassUnit.Pound).Value);
        }
    }

    [Fact]
    public void Zero_IsTheDefault_InKilograms()
    {
        Assert.Equal((0d, MassUnit.Kilogram), (Mass.Zero.Value, Mass.Zero.Unit));
        Assert.Equal((0d, MassUnit.Kilogram), (default(Mass).Value, default(Mass).Unit));
        Assert.Equal(MassUnit.Kilogram, Mass.BaseUnit);
    }

    [Fact]
    public void Arithmetic_OnTwoUnits_AnswersInTheLeftOne()
    {
        var sum = Mass.FromTonnes(1) + Mass.FromKilograms(250);
        var difference = Mass.FromTonnes(1) - Mass.FromKilograms(250);

        Assert.Equal((1.25, MassUnit.Tonne), (sum.Value, sum.Unit));
        Assert.Equal((0.75, MassUnit.Tonne), (difference.Value, difference.Unit));
    }

    [Fact]
    public void Arithmetic_WithANumber_KeepsTheUnit()
    {
        var mass = Mass.FromPounds(6);

        Assert.Equal((-6d, MassUnit.Pound), ((-mass).Value, (-mass).Unit));
        Assert.Equal((12d, MassUnit.Pound), ((mass * 2).Value, (mass * 2).Unit));
        Assert.Equal((12d, MassUnit.Pound), ((2 * mass).Value, (2 * mass).Unit));
        Assert.Equal((1.5, MassUnit.Pound), ((mass / 4).Value, (mass / 4).Unit));
    }

    [Fact]
    public void Division_ByAMass_IsARatio()
    {
        Assert.Equal(4, Mass.FromTonnes(1) / Mass.FromKilograms(250));
    }

    [Fact]
    public void Comparison_AcrossUnits_IsByAmount()
    {
        var pound = Mass.FromPounds(1);
        var halfKilogram = Mass.FromGrams(500);

        // 1 lb is 453.59 g.
        Assert.True(pound < halfKilogram);
        Assert.True(pound <= halfKilogram);
        Assert.False(pound > halfKilogram);
        Assert.False(pound >= halfKilogram);
        Assert.True(Mass.FromGrams(500) >= Mass.FromKilograms(0.5));
        Assert.True(Mass.FromGrams(500) <= Mass.FromKilograms(0.5));
        Assert.True(pound.CompareTo(halfKilogram) < 0);
        Assert.True(halfKilogram.CompareTo((object)pound) > 0);
        Assert.Throws<ArgumentException>(() => pound.CompareTo("1 lb"));
    }

    [Fact]
    public void Equals_WithATolerance_IsByAmount()
    {
        var pound = Mass.FromPounds(1);

        Assert.True(pound.Equals(Mass.FromGrams(453.6), Mass.FromGrams(0.01)));
        Assert.False(pound.Equals(Mass.FromGrams(453.7), Mass.FromGrams(0.01)));
        Assert.ThrowsAny<ArgumentException>(() => pound.Equals(pound, Mass.FromGrams(-1)));
    }

    [Fact]
    public void Equals_WithoutATolerance_IsByNumberAndUnit()
    {
#pragma warning disable CS0618 // What an obsolete member does is still part of the shape.
        Assert.True(Mass.FromGrams(1_000) == Mass.FromGrams(1_000));
        Assert.True(Mass.FromGrams(1_000) != Mass.FromKilograms(1));
        Assert.True(Mass.FromGrams(1_000).Equals(Mass.FromGrams(1_000)));
        Assert.False(Mass.FromGrams(1_000).Equals((object)Mass.FromKilograms(1)));
#pragma warning restore CS0618
        Assert.Equal(Mass.FromGrams(1_000).GetHashCode(), Mass.FromGrams(1_000).GetHashCode());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [Trait("Package", "StandIn")]
    public void Constructor_OnANumberThatIsNone_Throws(double value)
    {
        Assert.Throws<ArgumentException>(() => new Mass(value, MassUnit.Kilogram));
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public void Constructor_OnAUnitThatIsNone_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mass(1, (MassUnit)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mass.FromGrams(1).As(default));
    }
}
