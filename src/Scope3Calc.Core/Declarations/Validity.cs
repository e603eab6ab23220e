namespace Scope3Calc.Core.Declarations;

/// <summary>The days on which a declaration may be used, both ends inclusive. Null is an unknown end.</summary>
/// <remarks>
/// EPDs state their last valid day (openEPD `valid_until`); PACT states an exclusive end. Both become the same two
/// days here, so no other code needs to know of the difference.
/// </remarks>
public readonly record struct Validity(DateOnly? FirstDay, DateOnly? LastDay)
{
    /// <summary>A PACT footprint without a period of its own is valid for three years (PACT v3).</summary>
    public const int PactDefaultYears = 3;

    /// <summary>From the day of issue to the last valid day, inclusive, extensions included.</summary>
    public static Validity OfEpd(DateOnly? issueDate, DateOnly? validUntil) => new(issueDate, validUntil);

    /// <summary>From the end of the reference period for three years; the last instant is exclusive.</summary>
    /// <param name="referencePeriodEnd">Day of the exclusive end of the data's reference period, UTC.</param>
    public static Validity OfPact(DateOnly referencePeriodEnd) =>
        OfPact(referencePeriodEnd, AddYears(referencePeriodEnd, PactDefaultYears));

    /// <summary>From the start to the day before the exclusive end.</summary>
    public static Validity OfPact(DateOnly start, DateOnly exclusiveEnd) => new(start, exclusiveEnd.AddDays(-1));

    // 29 February plus three years is 1 March: the period is never shorter than three years.
    private static DateOnly AddYears(DateOnly day, int years) =>
        day is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(day.Year + years)
            ? new DateOnly(day.Year + years, 3, 1)
            : day.AddYears(years);
}
