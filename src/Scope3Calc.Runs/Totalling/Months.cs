namespace Scope3Calc.Runs.Totalling;

/// <summary>Months of days, looked up: working out year and month of a day takes ten times as long.</summary>
internal static class Months
{
    private static readonly int First = new DateOnly(1990, 1, 1).DayNumber;
    private static readonly short[] ByDay = [.. Enumerable.Range(First, 60 * 366).Select(day => (short)Exactly(day))];

    /// <summary>Months since the year 0: 12 times the year, plus 0 for January.</summary>
    public static int Of(int dayNumber)
    {
        var place = dayNumber - First;
        return (uint)place < (uint)ByDay.Length ? ByDay[place] : Exactly(dayNumber);
    }

    private static int Exactly(int dayNumber)
    {
        var day = DateOnly.FromDayNumber(dayNumber);
        return (12 * day.Year) + day.Month - 1;
    }
}
