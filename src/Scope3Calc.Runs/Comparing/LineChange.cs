using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Comparing;

/// <summary>One step on the way from a line version's outcome in one run to that in another.</summary>
/// <param name="Cause">What the step is put down to.</param>
/// <param name="Before">The outcome before it; nothing booked where the run does not look at the version.</param>
/// <param name="After">The outcome after it.</param>
/// <param name="DayBefore">Number of the day the line counts on before it.</param>
/// <param name="DayAfter">The same after it: another one where policies tell otherwise which year returns count in.</param>
internal readonly record struct LineChange(
    ChangeCause Cause, OutcomeRow Before, OutcomeRow After, int DayBefore, int DayAfter)
{
    public long Booked => Milligrams(After.Booked) - Milligrams(Before.Booked);

    public long BookedDelivery => Milligrams(After.BookedDelivery) - Milligrams(Before.BookedDelivery);

    public bool IsAny => Booked != 0 || BookedDelivery != 0;

    /// <summary>What it changes in a group that the line is in before it, after it, or both.</summary>
    public LineChange In(bool isBefore, bool isAfter) => this with
    {
        Before = isBefore ? Before : OutcomeRows.NotSelected,
        After = isAfter ? After : OutcomeRows.NotSelected,
    };

    private static long Milligrams(Co2e? mass) => mass.GetValueOrDefault().Milligrams;
}

/// <summary>A line version's way from one run to another.</summary>
/// <param name="Columns">The segment it lies in, until the next one is looked at.</param>
/// <param name="Row">Its place there.</param>
/// <param name="Before">Its outcome in the earlier run.</param>
/// <param name="After">Its outcome in the later one.</param>
/// <param name="Steps">Each step between them; some may change nothing.</param>
internal readonly record struct LineDifference(
    LedgerColumns Columns, int Row, OutcomeRow Before, OutcomeRow After, IReadOnlyList<LineChange> Steps)
{
    public string LineId => RowDecoder.LineId(Columns, Row);

    /// <summary>Its steps as far as they change a year: a return may have counted in another one.</summary>
    public IEnumerable<LineChange> StepsIn(int year) => Steps
        .Select(step => step.In(Months.Of(step.DayBefore) / 12 == year, Months.Of(step.DayAfter) / 12 == year))
        .Where(step => step.IsAny);

    /// <summary>Whether it counts in a year in both runs.</summary>
    public bool IsOf(int year) => Months.Of(Steps[0].DayBefore) / 12 == year && Months.Of(Steps[^1].DayAfter) / 12 == year;
}
