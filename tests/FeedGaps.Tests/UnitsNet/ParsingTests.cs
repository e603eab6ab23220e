using System.Globalization;
using UnitsNet;
using UnitsNet.Units;

namespace FeedGaps.Tests.UnitsNet;

/// <summary>Numbers with units, as invoices and ledgers write them.</summary>
public sealed class ParsingTests
{
    // Numbers as a German invoice has them: 1.234,5.
    private static readonly NumberFormatInfo German = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    };

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("12.5 kg", 12.5, MassUnit.Kilogram)]
    [InlineData("12.5kg", 12.5, MassUnit.Kilogram)]
    [InlineData("  12.5 kg  ", 12.5, MassUnit.Kilogram)]
    [InlineData("12.5 KG", 12.5, MassUnit.Kilogram)]
    [InlineData("-3 t", -3, MassUnit.Tonne)]
    [InlineData("1,250.5 lbs", 1_250.5, MassUnit.Pound)]
    [InlineData("1.5e3 lb", 1_500, MassUnit.Pound)]
    [InlineData("2 Mt", 2, MassUnit.Megatonne)]
    [InlineData("2 kt", 2, MassUnit.Kilotonne)]
    [InlineData("7 mg", 7, MassUnit.Milligram)]
    [InlineData("7 g", 7, MassUnit.Gram)]
    [InlineData("7 oz", 7, MassUnit.Ounce)]
    [InlineData("4 short tn", 4, MassUnit.ShortTon)]
    [InlineData("4 t (short)", 4, MassUnit.ShortTon)]
    [InlineData("4 ST", 4, MassUnit.ShortTon)]
    [InlineData("4 long tn", 4, MassUnit.LongTon)]
    public void Parse_OnAMass_KeepsNumberAndUnit(string text, double value, MassUnit unit)
    {
        var mass = Mass.Parse(text, Invariant);

        Assert.Equal((value, unit), (mass.Value, mass.Unit));
        Assert.True(Mass.TryParse(text, Invariant, out var tried));
        Assert.Equal(mass, tried);
    }

    [Theory]
    [InlineData("3 J", 3, EnergyUnit.Joule)]
    [InlineData("3 kJ", 3, EnergyUnit.Kilojoule)]
    [InlineData("3 MJ", 3, EnergyUnit.Megajoule)]
    [InlineData("3 GJ", 3, EnergyUnit.Gigajoule)]
    [InlineData("3 Wh", 3, EnergyUnit.WattHour)]
    [InlineData("3,000 kWh", 3_000, EnergyUnit.KilowattHour)]
    [InlineData("3,000 KWH", 3_000, EnergyUnit.KilowattHour)]
    [InlineData("3 MWh", 3, EnergyUnit.MegawattHour)]
    [InlineData("3 MWH", 3, EnergyUnit.MegawattHour)]
    [InlineData("3 GWh", 3, EnergyUnit.GigawattHour)]
    public void Parse_OnAnEnergy_KeepsNumberAndUnit(string text, double value, EnergyUnit unit)
    {
        var energy = Energy.Parse(text, Invariant);

        Assert.Equal((value, unit), (energy.Value, energy.Unit));
        Assert.True(Energy.TryParse(text, Invariant, out var tried));
        Assert.Equal(energy, tried);
    }

    [Theory]
    [InlineData("90 s", 90, DurationUnit.Second)]
    [InlineData("90 min", 90, DurationUnit.Minute)]
    [InlineData("90 m", 90, DurationUnit.Minute)]
    [InlineData("1.5 h", 1.5, DurationUnit.Hour)]
    [InlineData("1.5 hours", 1.5, DurationUnit.Hour)]
    [InlineData("2 d", 2, DurationUnit.Day)]
    [InlineData("2 Days", 2, DurationUnit.Day)]
    [InlineData("2 wk", 2, DurationUnit.Week)]
    [InlineData("6 months", 6, DurationUnit.Month30)]
    [InlineData("6 mo", 6, DurationUnit.Month30)]
    [InlineData("1 year", 1, DurationUnit.Year365)]
    [InlineData("1 yr", 1, DurationUnit.Year365)]
    public void Parse_OnADuration_KeepsNumberAndUnit(string text, double value, DurationUnit unit)
    {
        var duration = Duration.Parse(text, Invariant);

        Assert.Equal((value, unit), (duration.Value, duration.Unit));
        Assert.True(Duration.TryParse(text, Invariant, out var tried));
        Assert.Equal(duration, tried);
    }

    [Fact]
    public void Parse_WithAProvider_ReadsItsNumbers()
    {
        Assert.Equal(1_234.5, Mass.Parse("1.234,5 kg", German).Kilograms);
        Assert.Equal(12_345, Mass.Parse("12,345 kg", Invariant).Kilograms);
        Assert.Equal(12.345, Mass.Parse("12,345 kg", German).Kilograms);
    }

    [Fact]
    public void Parse_WithoutAProvider_ReadsNumbersOfTheCurrentCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)Invariant.Clone();
            culture.NumberFormat = German;
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(12.345, Mass.Parse("12,345 kg").Kilograms);
            Assert.True(Energy.TryParse("12,5 kWh", out var energy));
            Assert.Equal(12.5, energy.KilowattHours);
            Assert.Equal(0.5, Duration.Parse("0,5 h").Hours);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("kg")]
    [InlineData("12.5")]
    [InlineData("12.5 parsecs")]
    [InlineData("12.5 kWh")]
    [InlineData("twelve kg")]
    [InlineData("12.5 kg 3")]
    [InlineData("1 kg 200 g")]
    [InlineData("12.5 k g m")]
    public void Parse_OnTextThatIsNoMass_SaysSo(string text)
    {
        Assert.Throws<FormatException>(() => Mass.Parse(text, Invariant));
        Assert.False(Mass.TryParse(text, Invariant, out var mass));
        Assert.Equal(0, mass.Value);
    }

    [Fact]
    public void Parse_OnNull_SaysSo()
    {
        Assert.Throws<ArgumentNullException>(() => Mass.Parse(null!, Invariant));
        Assert.False(Mass.TryParse(null, Invariant, out _));
        Assert.False(Mass.TryParse(null, out _));
        Assert.False(Energy.TryParse(null, out _));
        Assert.False(Duration.TryParse(null, out _));
    }

    [Theory]
    // Too large for a double.
    [InlineData("1e999 kg")]
    // A metric ton to a trader, a megatonne to one who ignores case.
    [InlineData("500 MT")]
    [InlineData("500 mt")]
    // A megagram to an inventory, a milligram to one who ignores case.
    [InlineData("3 Mg")]
    [InlineData("3 MG")]
    // A stone, not a short ton.
    [InlineData("11 st")]
    [Trait("Package", "StandIn")]
    public void Parse_OnAMassWithTwoReadings_Refuses(string text)
    {
        Assert.Throws<FormatException>(() => Mass.Parse(text, Invariant));
        Assert.False(Mass.TryParse(text, Invariant, out _));
    }

    [Theory]
    [InlineData("5 mJ")]
    [InlineData("5 mj")]
    [InlineData("5 mWh")]
    [InlineData("5 mwh")]
    [Trait("Package", "StandIn")]
    public void Parse_OnAnEnergyWithTwoReadings_Refuses(string text)
    {
        Assert.False(Energy.TryParse(text, Invariant, out _));
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public void Parse_OnADurationWithTwoReadings_Refuses()
    {
        Assert.False(Duration.TryParse("6 M", Invariant, out _));
    }

    [Fact]
    public void ParseUnit_OnAnAbbreviation_FindsTheUnit()
    {
        Assert.Equal(MassUnit.Kilogram, Mass.ParseUnit("kg"));
        Assert.Equal(MassUnit.Pound, Mass.ParseUnit(" LBS ", Invariant));
        Assert.Equal(EnergyUnit.KilowattHour, Energy.ParseUnit("kWh"));
        Assert.Equal(DurationUnit.Hour, Duration.ParseUnit("hrs", Invariant));
        Assert.True(Mass.TryParseUnit("t", out var mass));
        Assert.Equal(MassUnit.Tonne, mass);
        Assert.True(Energy.TryParseUnit("GJ", Invariant, out var energy));
        Assert.Equal(EnergyUnit.Gigajoule, energy);
        Assert.True(Duration.TryParseUnit("days", out var duration));
        Assert.Equal(DurationUnit.Day, duration);
    }

    [Fact]
    public void ParseUnit_OnAnythingElse_SaysSo()
    {
        Assert.Throws<UnitNotFoundException>(() => Mass.ParseUnit("kWh", Invariant));
        Assert.Throws<ArgumentNullException>(() => Mass.ParseUnit(null!, Invariant));
        Assert.False(Energy.TryParseUnit("kg", out _));
        Assert.False(Duration.TryParseUnit("", Invariant, out _));
    }

    [Fact]
    public void GetAbbreviation_OfEveryUnit_ReadsBack()
    {
        Assert.All(Mass.Units, u => Assert.Equal(u, Mass.ParseUnit(Mass.GetAbbreviation(u), Invariant)));
        Assert.All(
            Energy.Units, u => Assert.Equal(u, Energy.ParseUnit(Energy.GetAbbreviation(u), Invariant)));
        Assert.All(
            Duration.Units, u => Assert.Equal(u, Duration.ParseUnit(Duration.GetAbbreviation(u), Invariant)));
    }
}
