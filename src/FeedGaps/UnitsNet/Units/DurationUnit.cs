namespace UnitsNet.Units;

/// <summary>Units a <see cref="Duration"/> can be stated in. Zero is not a unit.</summary>
public enum DurationUnit
{
    /// <summary>The base unit.</summary>
    Second = 1,

    /// <summary>60 seconds.</summary>
    Minute = 2,

    /// <summary>60 minutes.</summary>
    Hour = 3,

    /// <summary>24 hours, whatever the calendar and the clocks did on that day.</summary>
    Day = 4,

    /// <summary>Seven days.</summary>
    Week = 5,

    /// <summary>30 days, not a calendar month.</summary>
    Month30 = 6,

    /// <summary>365 days, not a calendar year.</summary>
    Year365 = 7,
}
