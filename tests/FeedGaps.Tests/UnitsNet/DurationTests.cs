using UnitsNet;
using UnitsNet.Units;

namespace FeedGaps.Tests.UnitsNet;

/// <summary>Duration against the definitions of its units.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData(DurationUnit.Second, 1)]
    [InlineData(DurationUnit.Minute, 60)]
    [InlineData(DurationUnit.Hour, 3_600)]
    [InlineData(DurationUnit.Day, 86_400)]
    [InlineData(DurationUnit.Week, 604_800)]
    // 30 x 86,400 and 365 x 86,400: lengths by convention, not by calendar.
    [InlineData(DurationUnit.Month30, 2_592_000)]
    [InlineData(DurationUnit.Year365, 31_536_000)]
    public void Seconds_OfOneUnit_IsItsDefinition(DurationUnit unit, double seconds)
    {
        Assert.Equal(seconds, Duration.From(1, unit).Seconds);
    }

    [Fact]
    public void ConversionProperties_OfTheSameDuration_AgreeWithEachOther()
    {
        var duration = Duration.FromDays(73);

        Assert.Equal(6_307_200, duration.Seconds);
        Assert.Equal(105_120, duration.Minutes);
        Assert.Equal(1_752, duration.Hours);
        Assert.Equal(73, duration.Days);
        Assert.Equal(73 / 7d, duration.Weeks, tolerance: 1e-12);
        Assert.Equal(73 / 30d, duration.Months30, tolerance: 1e-12);
        Assert.Equal(0.2, duration.Years365, tolerance: 1e-12);
    }

    [Fact]
    public void Factories_KeepNumberAndUnit()
    {
        (Duration Duration, DurationUnit Unit)[] made =
        [
            (Duration.FromSeconds(3), DurationUnit.Second),
            (Duration.FromMinutes(3), DurationUnit.Minute),
            (Duration.FromHours(3), DurationUnit.Hour),
            (Duration.FromDays(3), DurationUnit.Day),
            (Duration.FromWeeks(3), DurationUnit.Week),
            (Duration.FromMonths30(3), DurationUnit.Month30),
            (Duration.FromYears365(3), DurationUnit.Year365),
        ];

        Assert.All(made, m => Assert.Equal((3d, m.Unit), (m.Duration.Value, m.Duration.Unit)));
        Assert.All(made, m => Assert.Contains(m.Unit, Duration.Units));
    }

    [Fact]
    public void Operators_WorkAcrossUnits()
    {
        var sum = Duration.FromDays(1) + Duration.FromHours(12);
        var difference = Duration.FromDays(1) - Duration.FromHours(12);

        Assert.Equal((1.5, DurationUnit.Day), (sum.Value, sum.Unit));
        Assert.Equal((0.5, DurationUnit.Day), (difference.Value, difference.Unit));
        Assert.Equal(3, sum / difference);
        Assert.Equal(4.5, (2 * sum * 3 / 2).Value);
        Assert.Equal(-1.5, (-sum).Value);
        Assert.True(Duration.FromMonths30(1) > Duration.FromWeeks(4));
        Assert.True(Duration.FromMonths30(1) >= Duration.FromWeeks(4));
        Assert.True(Duration.FromMonths30(12) < Duration.FromYears365(1));
        Assert.True(Duration.FromMonths30(12) <= Duration.FromYears365(1));
        Assert.Equal(0, Duration.FromWeeks(1).CompareTo(Duration.FromDays(7)));
        // 365 days and 360 days are five days apart.
        Assert.True(Duration.FromYears365(1).Equals(Duration.FromMonths30(12), Duration.FromDays(5.1)));
        Assert.False(Duration.FromYears365(1).Equals(Duration.FromMonths30(12), Duration.FromDays(4.9)));
    }

    [Fact]
    public void Zero_IsTheDefault_InSeconds()
    {
        Assert.Equal((0d, DurationUnit.Second), (Duration.Zero.Value, Duration.Zero.Unit));
        Assert.Equal(DurationUnit.Second, default(Duration).Unit);
        Assert.Equal(DurationUnit.Second, Duration.BaseUnit);
    }
}
