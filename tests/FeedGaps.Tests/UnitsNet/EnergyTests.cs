using UnitsNet;
using UnitsNet.Units;

namespace FeedGaps.Tests.UnitsNet;

/// <summary>Energy against the definitions of its units.</summary>
public sealed class EnergyTests
{
    [Theory]
    [InlineData(EnergyUnit.Joule, 1)]
    [InlineData(EnergyUnit.Kilojoule, 1e3)]
    [InlineData(EnergyUnit.Megajoule, 1e6)]
    [InlineData(EnergyUnit.Gigajoule, 1e9)]
    // A watt is a joule per second and an hour has 3,600 of them.
    [InlineData(EnergyUnit.WattHour, 3_600)]
    [InlineData(EnergyUnit.KilowattHour, 3.6e6)]
    [InlineData(EnergyUnit.MegawattHour, 3.6e9)]
    [InlineData(EnergyUnit.GigawattHour, 3.6e12)]
    public void Joules_OfOneUnit_IsItsDefinition(EnergyUnit unit, double joules)
    {
        Assert.Equal(joules, Energy.From(1, unit).Joules, tolerance: joules * 1e-15);
    }

    [Fact]
    public void ConversionProperties_OfTheSameEnergy_AgreeWithEachOther()
    {
        var energy = Energy.FromKilowattHours(2_500);

        Assert.Equal(9e9, energy.Joules, tolerance: 1e-3);
        Assert.Equal(9e6, energy.Kilojoules, tolerance: 1e-6);
        Assert.Equal(9_000, energy.Megajoules, tolerance: 1e-9);
        Assert.Equal(9, energy.Gigajoules, tolerance: 1e-12);
        Assert.Equal(2_500_000, energy.WattHours, tolerance: 1e-6);
        Assert.Equal(2_500, energy.KilowattHours);
        Assert.Equal(2.5, energy.MegawattHours, tolerance: 1e-12);
        Assert.Equal(0.0025, energy.GigawattHours, tolerance: 1e-15);
    }

    [Fact]
    public void Factories_KeepNumberAndUnit()
    {
        (Energy Energy, EnergyUnit Unit)[] made =
        [
            (Energy.FromJoules(3), EnergyUnit.Joule),
            (Energy.FromKilojoules(3), EnergyUnit.Kilojoule),
            (Energy.FromMegajoules(3), EnergyUnit.Megajoule),
            (Energy.FromGigajoules(3), EnergyUnit.Gigajoule),
            (Energy.FromWattHours(3), EnergyUnit.WattHour),
            (Energy.FromKilowattHours(3), EnergyUnit.KilowattHour),
            (Energy.FromMegawattHours(3), EnergyUnit.MegawattHour),
            (Energy.FromGigawattHours(3), EnergyUnit.GigawattHour),
        ];

        Assert.All(made, m => Assert.Equal((3d, m.Unit), (m.Energy.Value, m.Energy.Unit)));
        Assert.All(made, m => Assert.Contains(m.Unit, Energy.Units));
    }

    [Fact]
    public void Operators_WorkAcrossUnits()
    {
        // 1 MWh + 3.6 GJ = 2 MWh; 1 MWh / 1 GJ = 3.6.
        var sum = Energy.FromMegawattHours(1) + Energy.FromGigajoules(3.6);
        var difference = sum - Energy.FromKilowattHours(500);

        Assert.Equal((2d, EnergyUnit.MegawattHour), (sum.Value, sum.Unit));
        Assert.Equal(1.5, difference.MegawattHours);
        Assert.Equal(3.6, Energy.FromMegawattHours(1) / Energy.FromGigajoules(1), tolerance: 1e-12);
        Assert.Equal(6, (2 * sum * 3 / 2).Value);
        Assert.Equal(-2, (-sum).Value);
        Assert.True(Energy.FromKilowattHours(1) > Energy.FromMegajoules(3.5));
        Assert.True(Energy.FromKilowattHours(1) >= Energy.FromMegajoules(3.5));
        Assert.True(Energy.FromKilowattHours(1) < Energy.FromMegajoules(3.7));
        Assert.True(Energy.FromKilowattHours(1) <= Energy.FromMegajoules(3.7));
        Assert.Equal(0, Energy.FromKilowattHours(1).CompareTo(Energy.FromMegajoules(3.6)));
        Assert.True(Energy.FromKilowattHours(1).Equals(Energy.FromMegajoules(3.6), Energy.FromJoules(1)));
    }

    [Fact]
    public void Zero_IsTheDefault_InJoules()
    {
        Assert.Equal((0d, EnergyUnit.Joule), (Energy.Zero.Value, Energy.Zero.Unit));
        Assert.Equal(EnergyUnit.Joule, default(Energy).Unit);
        Assert.Equal(EnergyUnit.Joule, Energy.BaseUnit);
    }
}
