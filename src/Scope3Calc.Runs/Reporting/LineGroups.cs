using Scope3Calc.Core;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Reporting;

/// <summary>The groups of a report, of one thread or of all.</summary>
/// <remarks>
/// Memory is bounded: of more keys than there may be groups, those first in ordinal order stay. A key among them is among the first
/// of every part of the lines as well, so no part ever gives up any of its lines: which groups there are, and what is in them, does
/// not depend on how the lines are shared among threads.
/// </remarks>
/// <typeparam name="T">What lines are added up in.</typeparam>
/// <param name="by">One or two dimensions.</param>
/// <param name="most">Most groups.</param>
/// <param name="create">Makes empty totals of a group.</param>
/// <param name="texts">The ledger's texts.</param>
internal sealed class LineGroups<T>(IReadOnlyList<TotalsDimension> by, int most, Func<T> create, LedgerTexts texts)
    where T : class, ILineTotals<T>
{
    // Looking up codes is quick, and keys must be compared as texts. Pairs of codes can be as many as lines.
    private const int MostCodes = 1 << 17;

    private readonly Dictionary<(int, int), Group> _byCode = [];
    private readonly Dictionary<GroupKey, Group> _byKey = [];
    private readonly SortedSet<GroupKey> _keys = [];

    /// <summary>Lines in the groups that are left.</summary>
    public long Lines => _byKey.Values.Sum(group => group.Lines);

    /// <summary>The totals a line belongs to; null where its group is one too many.</summary>
    /// <param name="columns">The segment.</param>
    /// <param name="row">The line.</param>
    /// <param name="day">Number of the day it counts on.</param>
    /// <param name="outcome">Its outcome.</param>
    public T? Of(LedgerColumns columns, int row, int day, in LineOutcome outcome)
    {
        var codes = (CodeOf(by[0], columns, row, day, in outcome), by.Count > 1 ? CodeOf(by[1], columns, row, day, in outcome) : 0);
        if (!_byCode.TryGetValue(codes, out var group))
        {
            if (_byCode.Count == MostCodes)
            {
                _byCode.Clear();
            }

            _byCode.Add(codes, group = Find(KeyOf(codes)));
        }

        if (group.IsOut)
        {
            return null;
        }

        group.Lines++;
        return group.Totals ??= create();
    }

    /// <summary>Adds another thread's groups to these.</summary>
    public void Add(LineGroups<T> other)
    {
        foreach (var (key, theirs) in other._byKey)
        {
            var ours = Find(key);
            if (ours.IsOut || theirs.Totals is null)
            {
                continue;
            }

            ours.Lines += theirs.Lines;
            if (ours.Totals is null)
            {
                ours.Totals = theirs.Totals;
            }
            else
            {
                ours.Totals.Add(theirs.Totals);
            }
        }
    }

    /// <summary>The groups in ordinal order of their keys.</summary>
    public IReadOnlyList<LineReportGroup<T>> ToGroups() =>
        [.. _keys.Select(key => new LineReportGroup<T>(key.Texts, _byKey[key].Totals!))];

    private Group Find(GroupKey key)
    {
        if (_byKey.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_keys.Count == most)
        {
            var last = _keys.Max;
            if (key.CompareTo(last) > 0)
            {
                return Group.Outside;
            }

            _keys.Remove(last);
            _byKey.Remove(last, out var given);
            given!.GiveUp();
        }

        var group = new Group();
        _keys.Add(key);
        _byKey.Add(key, group);
        return group;
    }

    private GroupKey KeyOf((int First, int Second) codes) => new(
        DimensionKeys.Text(by[0], codes.First, texts), by.Count > 1 ? DimensionKeys.Text(by[1], codes.Second, texts) : null);

    private static int CodeOf(TotalsDimension dimension, LedgerColumns columns, int row, int day, in LineOutcome outcome) =>
        DimensionKeys.StoredBy(dimension) is var stored and not StoredDimension.Booking
            ? RowCodes.Of(stored, columns, row, day, in OutcomeRows.NotSelected)
            : BookingCode.Of(outcome.Category, outcome.Tier, outcome.Method);

    private sealed class Group
    {
        public static readonly Group Outside = new() { IsOut = true };

        public long Lines { get; set; }

        public T? Totals { get; set; }

        /// <summary>One too many: its lines are in the total only.</summary>
        public bool IsOut { get; private set; }

        public void GiveUp()
        {
            IsOut = true;
            Totals = null;
        }
    }
}
