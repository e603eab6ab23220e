using Scope3Calc.Core.Declarations;

namespace Scope3Calc.Core.Methods;

/// <summary>The days around one on which nothing changes: prices do with the year, declarations as they begin and end.</summary>
/// <param name="Day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="First">The first such day.</param>
/// <param name="Last">The last one.</param>
internal readonly record struct DaysAlike(int Day, int First, int Last)
{
    public static DaysAlike OfYear(DateOnly day) => new(
        day.DayNumber, new DateOnly(day.Year, 1, 1).DayNumber, new DateOnly(day.Year, 12, 31).DayNumber);

    public bool Holds(int day) => day >= First && day <= Last;

    /// <summary>Those of them on which a declaration is what it is on the day.</summary>
    public DaysAlike Within(Validity validity, int graceDays)
    {
        var days = validity.FirstDay is { } first ? From(first.DayNumber) : this;
        return validity.LastDay is { } last
            ? days.From(last.DayNumber + 1).From(last.DayNumber + graceDays + 1)
            : days;
    }

    // Something is different from a day on.
    private DaysAlike From(int change) => change <= Day
        ? this with { First = Math.Max(First, change) }
        : this with { Last = Math.Min(Last, change - 1) };
}
