using System.Globalization;
using UnitsNet;
using UnitsNet.Units;

namespace FeedGaps.Tests.UnitsNet;

/// <summary>Quantities as text.</summary>
public sealed class FormattingTests
{
    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("F3", "1234.568 kg")]
    [InlineData("F0", "1235 kg")]
    [InlineData("N2", "1,234.57 kg")]
    [InlineData("E2", "1.23E+003 kg")]
    [InlineData("R", "1234.5678 kg")]
    [InlineData("A", "kg")]
    [InlineData("a0", "kg")]
    [InlineData("U", "Kilogram")]
    [InlineData("Q", "Mass")]
    public void ToString_WithAFormat_FollowsIt(string format, string expected)
    {
        var mass = Mass.FromKilograms(1_234.5678);

        Assert.Equal(expected, mass.ToString(format, Invariant));
    }

    [Theory]
    [InlineData(0, "0 kWh")]
    [InlineData(12.5, "12.5 kWh")]
    [InlineData(1_234.5678, "1,234.57 kWh")]
    [InlineData(-1_234.5678, "-1,234.57 kWh")]
    [InlineData(0.123456, "0.12 kWh")]
    public void ToString_WithoutAFormat_IsBrief(double value, string expected)
    {
        var energy = Energy.FromKilowattHours(value);

        Assert.Equal(expected, energy.ToString(Invariant));
        Assert.Equal(expected, energy.ToString(null, Invariant));
        Assert.Equal(expected, energy.ToString("g", Invariant));
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public void ToString_OfVerySmallAndVeryLarge_IsScientific()
    {
        Assert.Equal("1.23e-05 t", Mass.FromTonnes(0.0000123).ToString(Invariant));
        Assert.Equal("1.23e+06 t", Mass.FromTonnes(1_234_567).ToString(Invariant));
        Assert.Equal("1,234.6 t", Mass.FromTonnes(1_234.5678).ToString("S1", Invariant));
        Assert.Equal("1234.5678", Mass.FromTonnes(1_234.5678).ToString("V", Invariant));
        Assert.Equal("lbs", Mass.FromPounds(1).ToString("A1", Invariant));
    }

    [Fact]
    public void ToString_WithAProvider_WritesItsNumbers()
    {
        var german = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

        Assert.Equal("1.234,57 h", Duration.FromHours(1_234.5678).ToString("N2", german));
    }

    [Fact]
    public void ToString_InAnInterpolation_TakesTheFormat()
    {
        Assert.Equal("moved 2.500 t", string.Create(Invariant, $"moved {Mass.FromTonnes(2.5):F3}"));
    }

    [Theory]
    [InlineData("A7")]
    [InlineData("Ab")]
    public void ToString_OnAFormatThatDoesNotApply_Throws(string format)
    {
        Assert.Throws<FormatException>(() => Mass.FromKilograms(1).ToString(format, Invariant));
    }

    [Fact]
    public void ToString_OfWhatWasParsed_IsTheSameText()
    {
        string[] texts = ["12.5 kg", "0.5 t", "1,250.25 lb", "999 mg"];

        Assert.All(texts, text => Assert.Equal(text, Mass.Parse(text, Invariant).ToString(Invariant)));
        Assert.Equal("3 d", Duration.Parse("3 days", Invariant).ToString(Invariant));
    }

    [Fact]
    public void GetAbbreviation_IsTheOneThatIsWritten()
    {
        Assert.Equal("t (short)", Mass.GetAbbreviation(MassUnit.ShortTon));
        Assert.Equal("MWh", Energy.GetAbbreviation(EnergyUnit.MegawattHour, Invariant));
        Assert.Equal("yr", Duration.GetAbbreviation(DurationUnit.Year365));
    }
}
