using Scope3Calc.Core.Inventory;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Reading;
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
    private readonly LedgerStore _store;
    private readonly RunResults _before;
    private readonly RunResults _after;
    private readonly List<(ChangeCause Cause, RunPlan Plan)> _stages;
    private readonly ChangeCause _last;
    private readonly ReturnYear _returnYear;

    public RunDifference(LedgerStore store, RunPlanner planner, RunResults before, RunResults after)
    {
        _store = store;
        _before = before;
        _after = after;
        var (older, newer) = (planner.RequestOf(before.Run), planner.RequestOf(after.Run));
        _returnYear = newer.Policy.ReturnYear;
        _stages = StagesOf(planner, older, newer);
        _last = CauseOfBasis(after.Run, planner.PlanWith(after.Run, newer).Basis);
    }

    /// <param name="line">Told of every line version whose booked figures differ.</param>
    /// <returns>Segments whose results differ.</returns>
    public int ForEachLine(Action<LineDifference> line)
    {
        var different = 0;
        var buffers = (Before: new OutcomeColumns(), After: new OutcomeColumns());
        var columns = new LedgerColumns();
        var end = Math.Max(_before.Run.EndOrdinal, _after.Run.EndOrdinal);
        for (var segment = 0; segment < Math.Max(_before.Segments, _after.Segments); segment++)
        {
            var isInBoth = segment < _before.Segments && segment < _after.Segments;
            if (isInBoth && _before.NameOf(segment) == _after.NameOf(segment))
            {
                continue;
            }

            different++;
            var before = Read(_before, segment, buffers.Before);
            var after = Read(_after, segment, buffers.After);
            using var connection = _store.Database.OpenConnection();
            SegmentStore.Read(connection, null, segment, end, columns);
            var pages = new SegmentPages(connection, null, end);
            for (var row = 0; row < Math.Max(before?.Count ?? 0, after?.Count ?? 0); row++)
            {
                var (old, @new) = (RowOf(before, row), RowOf(after, row));
                if (old.Booked != @new.Booked || old.BookedDelivery != @new.BookedDelivery || old.Method != @new.Method)
                {
                    line(new LineDifference(
                        columns.FirstOrdinal + row,
                        RowDecoder.LineId(columns, row),
                        Months.Of(CountingDay.Of(_returnYear, columns, row, pages)) / 12,
                        old,
                        @new,
                        [.. StepsOf(pages, columns, row, old, @new).Where(step => step.IsAny)]));
                }
            }
        }

        return different;
    }

    private List<LineChange> StepsOf(
        SegmentPages pages, LedgerColumns columns, int row, OutcomeRow before, OutcomeRow after)
    {
        if (before.State != OutcomeState.Calculated || after.State != OutcomeState.Calculated)
        {
            return [new LineChange(CauseOfPresence(columns, row, before, after), before, after)];
        }

        // A later return of the same line, or a correction of the original, changes what a return takes back.
        var ordinal = columns.FirstOrdinal + row;
        var steps = new List<LineChange>(_stages.Count + 1);
        var at = before;
        foreach (var (cause, plan) in _stages)
        {
            var next = Outcome(plan, pages, columns, row, ordinal);
            steps.Add(new LineChange(cause, at, next));
            at = next;
        }

        steps.Add(new LineChange(_last, at, after));
        return steps;
    }

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
