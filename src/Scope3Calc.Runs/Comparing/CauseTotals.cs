using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Runs.Comparing;

/// <summary>Sums of changes by cause: integers, the same in any order.</summary>
internal sealed class CauseTotals
{
    private readonly SortedDictionary<ChangeCause, CauseChange> _changes = [];

    public void Add(IEnumerable<LineChange> steps)
    {
        foreach (var step in steps)
        {
            Add(in step);
        }
    }

    /// <summary>Adds a step; one that changes nothing has no cause.</summary>
    public void Add(in LineChange step)
    {
        if (step.IsAny)
        {
            Add(new CauseChange(step.Cause, 1, new Co2eTotal(step.Booked), new Co2eTotal(step.BookedDelivery)));
        }
    }

    /// <summary>Adds another's changes to these.</summary>
    public void Add(CauseTotals other)
    {
        foreach (var change in other._changes.Values)
        {
            Add(change);
        }
    }

    public IReadOnlyList<CauseChange> ToChanges() => [.. _changes.Values];

    private void Add(CauseChange change) => _changes[change.Cause] = _changes.TryGetValue(change.Cause, out var sum)
        ? sum with
        {
            Lines = sum.Lines + change.Lines,
            Booked = sum.Booked + change.Booked,
            BookedDelivery = sum.BookedDelivery + change.BookedDelivery,
        }
        : change;
}
