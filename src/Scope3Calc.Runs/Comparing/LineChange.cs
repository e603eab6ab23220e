using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Comparing;

/// <summary>One step on the way from a line version's outcome in one run to that in another.</summary>
/// <param name="Cause">What the step is put down to.</param>
/// <param name="Before">The outcome before it; nothing booked where the run does not look at the version.</param>
/// <param name="After">The outcome after it.</param>
internal readonly record struct LineChange(ChangeCause Cause, OutcomeRow Before, OutcomeRow After)
{
    public long Booked => Milligrams(After.Booked) - Milligrams(Before.Booked);

    public long BookedDelivery => Milligrams(After.BookedDelivery) - Milligrams(Before.BookedDelivery);

    public bool IsAny => Booked != 0 || BookedDelivery != 0;

    private static long Milligrams(Co2e? mass) => mass.GetValueOrDefault().Milligrams;
}

/// <summary>A line version's way from one run to another.</summary>
/// <param name="Ordinal">The version.</param>
/// <param name="LineId">Its line.</param>
/// <param name="Year">The year it counts in.</param>
/// <param name="Before">Its outcome in the earlier run.</param>
/// <param name="After">Its outcome in the later one.</param>
/// <param name="Steps">Each step that changed something.</param>
internal readonly record struct LineDifference(
    long Ordinal, string LineId, int Year, OutcomeRow Before, OutcomeRow After, IReadOnlyList<LineChange> Steps);

/// <summary>Sums of changes by cause.</summary>
internal sealed class CauseTotals
{
    private readonly SortedDictionary<ChangeCause, CauseChange> _changes = [];

    public void Add(LineDifference line)
    {
        foreach (var step in line.Steps)
        {
            Add(step);
        }
    }

    public void Add(in LineChange step)
    {
        var sum = _changes.GetValueOrDefault(step.Cause) ?? new CauseChange(step.Cause, 0, Co2eTotal.Zero, Co2eTotal.Zero);
        _changes[step.Cause] = sum with
        {
            Lines = sum.Lines + 1,
            Booked = new Co2eTotal(sum.Booked.Milligrams + step.Booked),
            BookedDelivery = new Co2eTotal(sum.BookedDelivery.Milligrams + step.BookedDelivery),
        };
    }

    public IReadOnlyList<CauseChange> ToChanges() => [.. _changes.Values];
}
