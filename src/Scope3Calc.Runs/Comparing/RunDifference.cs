using Scope3Calc.Core.Inventory;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Comparing;

/// <summary>Why the booked figures of two runs differ, line by line.</summary>
/// <remarks>
/// A line version that both runs look at is taken from one run's outcome to the other's in steps: as the earlier run stored it; with
/// today's reference data and engine, where the earlier run had others; with the later run's declarations; with its factor pack; with
/// its policy; as the later run stored it. Each step changes one thing, so the steps add up to the difference exactly. Of segments
/// with the same results in both runs no line is looked at.
/// </remarks>
internal sealed class RunDifference
{
    // Most lines: not even an empty list is made for them.
    private static readonly List<LineChange> Nothing = [];

    private readonly LedgerStore _store;
    private readonly RunResults _before;
    private readonly RunResults _after;
    private readonly List<(ChangeCause Cause, RunPlan Plan)> _stages;
    private readonly ChangeCause _last;
    private readonly ReturnYear _yearBefore;
    private readonly ReturnYear _yearAfter;

    public RunDifference(LedgerStore store, RunPlanner planner, RunResults before, RunResults after)
    {
        _store = store;
        _before = before;
        _after = after;
        var (older, newer) = (planner.RequestOf(before.Run), planner.RequestOf(after.Run));
        (_yearBefore, _yearAfter) = (older.Policy.ReturnYear, newer.Policy.ReturnYear);
        _stages = StagesOf(planner, older, newer);
        _last = CauseOfBasis(after.Run, planner.PlanWith(after.Run, newer).Basis);
    }

    /// <summary>Segments of either run.</summary>
    public int Segments => Math.Max(_before.Segments, _after.Segments);

    /// <summary>What looks at segments, one after the other, on buffers of its own: one for each thread.</summary>
    public Reader NewReader() => new(this);

    /// <summary>Looks at all segments in their order.</summary>
    /// <param name="line">Told of every line version that differs.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void ForEachLine(Action<LineDifference> line, CancellationToken cancellationToken)
    {
        var reader = NewReader();
        for (var segment = 0; segment < Segments; segment++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.ForEachLine(segment, line);
        }
    }

    /// <summary>Looks at segments. For one thread.</summary>
    public sealed class Reader(RunDifference difference)
    {
        private readonly OutcomeColumns _before = new();
        private readonly OutcomeColumns _after = new();
        private readonly LedgerColumns _columns = new();

        /// <param name="segment">The segment.</param>
        /// <param name="line">Told of every line version that is booked otherwise or counts in another year.</param>
        /// <returns>Whether its results differ.</returns>
        public bool ForEachLine(int segment, Action<LineDifference> line)
        {
            var isSame = difference.IsSame(segment);
            if (isSame && difference._yearBefore == difference._yearAfter)
            {
                return false;
            }

            var before = Read(difference._before, segment, _before);
            var after = Read(difference._after, segment, _after);
            var end = Math.Max(difference._before.Run.EndOrdinal, difference._after.Run.EndOrdinal);
            using var connection = difference._store.Database.OpenConnection();
            SegmentStore.Read(connection, null, segment, end, _columns);
            var pages = new SegmentPages(connection, null, end);
            for (var row = 0; row < Math.Max(before?.Count ?? 0, after?.Count ?? 0); row++)
            {
                var (old, @new) = (RowOf(before, row), RowOf(after, row));
                var steps = difference.StepsOf(pages, _columns, row, old, @new);
                if (steps.Count > 0)
                {
                    line(new LineDifference(_columns, row, old, @new, steps));
                }
            }

            return !isSame;
        }
    }

    private bool IsSame(int segment) => segment < _before.Segments && segment < _after.Segments
        && _before.NameOf(segment) == _after.NameOf(segment);

    // Nothing where the line is booked alike and counts on the same day.
    private List<LineChange> StepsOf(SegmentPages pages, LedgerColumns columns, int row, in OutcomeRow before, in OutcomeRow after)
    {
        var isBookedAlike = IsBookedAlike(in before, in after);
        if (isBookedAlike && (_yearBefore == _yearAfter || columns.Originals[row] == 0))
        {
            return Nothing;
        }

        var dayBefore = CountingDay.Of(_yearBefore, columns, row, pages);
        var dayAfter = CountingDay.Of(_yearAfter, columns, row, pages);
        if (isBookedAlike)
        {
            return dayBefore == dayAfter ? Nothing : [new LineChange(ChangeCause.Policy, before, after, dayBefore, dayAfter)];
        }

        if (before.State != OutcomeState.Calculated || after.State != OutcomeState.Calculated)
        {
            return [new LineChange(CauseOfPresence(columns, row, before, after), before, after, dayBefore, dayAfter)];
        }

        // A later return of the same line, or a correction of the original, changes what a return takes back.
        var ordinal = columns.FirstOrdinal + row;
        var steps = new List<LineChange>(_stages.Count + 1);
        var (at, day) = (before, dayBefore);
        foreach (var (cause, plan) in _stages)
        {
            var next = Outcome(plan, pages, columns, row, ordinal);
            var nextDay = cause == ChangeCause.Policy ? dayAfter : day;
            steps.Add(new LineChange(cause, at, next, day, nextDay));
            (at, day) = (next, nextDay);
        }

        steps.Add(new LineChange(_last, at, after, day, dayAfter));
        return steps;
    }

    private static bool IsBookedAlike(in OutcomeRow before, in OutcomeRow after) =>
        before.Booked == after.Booked && before.BookedDelivery == after.BookedDelivery
        && before.Method == after.Method && before.Tier == after.Tier && before.Category == after.Category;

    private static OutcomeRow Outcome(RunPlan plan, SegmentPages pages, LedgerColumns columns, int row, long ordinal)
    {
        var purchase = RowDecoder.Purchase(columns, row, plan.Texts);
        if (plan.Returns.Links.TryGetValue(ordinal, out var link))
        {
            var (there, place) = pages.At(link.Original);
            return SegmentComputer.OfReturn(plan, there, place, in purchase, in link);
        }

        return OutcomeRows.Of(plan.Calculator.Calculate(in purchase));
    }

    // One of the runs does not look at the version: it came later, was corrected, or was not asked for.
    private ChangeCause CauseOfPresence(LedgerColumns columns, int row, in OutcomeRow before, in OutcomeRow after)
    {
        if (before.State == OutcomeState.Superseded || after.State == OutcomeState.Superseded || columns.Supersedes[row] > 0)
        {
            return ChangeCause.LineCorrected;
        }

        var ordinal = columns.FirstOrdinal + row;
        return ordinal < _before.Run.EndOrdinal && ordinal < _after.Run.EndOrdinal ? ChangeCause.Selection
            : columns.Originals[row] > 0 ? ChangeCause.LineReturned
            : ChangeCause.LineAdded;
    }

    private List<(ChangeCause Cause, RunPlan Plan)> StagesOf(RunPlanner planner, RunRequest older, RunRequest newer)
    {
        var ofOlder = planner.PlanWith(_before.Run, older);
        var stages = new List<(ChangeCause Cause, RunPlan Plan)> { (CauseOfBasis(_before.Run, ofOlder.Basis), ofOlder) };

        // What the later run knows of corrections and returns changes what a return takes back, whatever the declarations.
        Add(ChangeCause.LineReturned, planner.PlanWith(_after.Run, older), ofOlder.Calculator.Snapshot.Declarations);
        Add(ChangeCause.Declaration, planner.PlanWith(_after.Run, newer with { Policy = older.Policy }), null);
        Add(
            ChangeCause.FactorPack,
            planner.PlanWith(_after.Run, newer with { Policy = older.Policy with { FactorPackId = newer.Policy.FactorPackId } }),
            null);
        Add(ChangeCause.Policy, planner.PlanWith(_after.Run, newer), null);
        return stages;

        void Add(ChangeCause cause, RunPlan plan, Core.Declarations.RegisteredDeclarations? declarations) =>
            stages.Add((cause, declarations is null ? plan : plan.WithDeclarations(declarations)));
    }

    // Where a run rests on data or an engine that are not here, what they change cannot be told apart further.
    private static ChangeCause CauseOfBasis(RunRow run, RunBasis now) =>
        run.PackId != now.PackId ? ChangeCause.FactorPack
        : run.ReferenceId != now.ReferenceId ? ChangeCause.Prices
        : ChangeCause.Engine;

    private static OutcomeColumns? Read(RunResults results, int segment, OutcomeColumns outcomes)
    {
        if (segment >= results.Segments)
        {
            return null;
        }

        results.Read(segment, outcomes);
        return outcomes;
    }

    private static OutcomeRow RowOf(OutcomeColumns? outcomes, int row) =>
        outcomes is not null && row < outcomes.Count ? outcomes.Row(row) : OutcomeRows.NotSelected;
}
