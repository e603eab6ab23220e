using System.Runtime.InteropServices;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Comparing;

/// <summary>Sums of changes by group and cause.</summary>
/// <remarks>
/// A step may take a line from one group to another, such as from tier 5 to tier 1. Then what it was booked with leaves the one and what
/// it is booked with now comes to the other, both put down to the step's cause: so the changes of every group add up to the
/// difference of its totals.
/// </remarks>
/// <param name="by">One or two dimensions.</param>
internal sealed class GroupCauses(IReadOnlyList<TotalsDimension> by)
{
    private readonly Dictionary<(int, int), CauseTotals> _byCode = [];

    public void Add(in LineDifference line)
    {
        foreach (var step in line.Steps)
        {
            var before = CodesOf(line.Columns, line.Row, step.DayBefore, step.Before);
            var after = CodesOf(line.Columns, line.Row, step.DayAfter, step.After);
            if (before == after)
            {
                Add(before, in step);
            }
            else
            {
                Add(before, step.In(isBefore: true, isAfter: false));
                Add(after, step.In(isBefore: false, isAfter: true));
            }
        }
    }

    /// <summary>Adds another's groups to these.</summary>
    public void Add(GroupCauses other)
    {
        foreach (var (codes, causes) in other._byCode)
        {
            At(codes).Add(causes);
        }
    }

    /// <summary>Every group that changed.</summary>
    public IReadOnlyDictionary<GroupKey, CauseTotals> ToGroups(LedgerTexts texts)
    {
        var groups = new Dictionary<GroupKey, CauseTotals>();
        foreach (var ((first, second), causes) in _byCode)
        {
            var key = new GroupKey(
                DimensionKeys.Text(by[0], first, texts), by.Count > 1 ? DimensionKeys.Text(by[1], second, texts) : null);
            if (groups.TryGetValue(key, out var known))
            {
                known.Add(causes);
            }
            else
            {
                groups.Add(key, causes);
            }
        }

        return groups;
    }

    private void Add((int, int) codes, in LineChange step)
    {
        if (step.IsAny)
        {
            At(codes).Add(in step);
        }
    }

    private CauseTotals At((int, int) codes) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_byCode, codes, out _) ??= new CauseTotals();

    private (int, int) CodesOf(LedgerColumns columns, int row, int day, in OutcomeRow outcome) => (
        CodeOf(by[0], columns, row, day, in outcome),
        by.Count > 1 ? CodeOf(by[1], columns, row, day, in outcome) : 0);

    // Only what the dimension tells: a line that changes its method stays in its tier.
    private static int CodeOf(TotalsDimension dimension, LedgerColumns columns, int row, int day, in OutcomeRow outcome) =>
        dimension switch
        {
            TotalsDimension.Scope3Category => BookingCode.Of(outcome.Category, default, default),
            TotalsDimension.Tier => BookingCode.Of(default, outcome.Tier, default),
            TotalsDimension.Method => BookingCode.Of(default, default, outcome.Method),
            TotalsDimension.Year => Months.Of(day) / 12 * 12,
            _ => RowCodes.Of(dimension, columns, row, day, in outcome),
        };
}
