using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Computing;

/// <summary>Adds up a run that has all its results, reading as few of them as it can, and that before the last ones are there.</summary>
/// <remarks>Sums are exact, so every way gives the same ones.</remarks>
internal sealed class FinishedSums : IDisposable
{
    private const int RunsLookedAt = 8;

    private readonly RunStore _runs;
    private readonly long _runId;
    private readonly IReadOnlyList<string> _keys;
    private readonly Task<Start> _start;

    /// <param name="runs">Results.</param>
    /// <param name="runId">The run.</param>
    /// <param name="keys">What its results depend on, by segment.</param>
    public FinishedSums(RunStore runs, long runId, IReadOnlyList<string> keys)
    {
        _runs = runs;
        _runId = runId;
        _keys = keys;
        _start = Task.Run(Begin);
    }

    /// <summary>Ends the reading that may still go on where a run was stopped.</summary>
    public void Dispose() => Task.WaitAny(_start);

    /// <summary>To be called once, when all results are there.</summary>
    /// <param name="computers">They have added up what they computed.</param>
    public RunSums Of(IReadOnlyCollection<SegmentComputer> computers)
    {
        var (near, shared, sums) = _start.GetAwaiter().GetResult();

        // Two threads may both have computed a segment that one of them was thought to have lost.
        foreach (var computer in computers.Where(computer => !shared.Overlaps(computer.Segments)))
        {
            sums.Add(computer.Sums);
            shared.UnionWith(computer.Segments);
        }

        // What is from others or from before.
        if (shared.Count < _keys.Count)
        {
            foreach (var (_, totals) in _runs.SegmentTotals(_runId, besides: near).Where(entry => !shared.Contains(entry.Segment)))
            {
                sums.Add(totals);
            }
        }

        return sums;
    }

    // An earlier run has mostly added up nearly the same: only what differs is taken back from its sums. Where those are damaged, all is
    // added up anew.
    private Start Begin()
    {
        var start = Nearest();
        if (start.RunId == 0)
        {
            return start;
        }

        try
        {
            foreach (var (_, totals) in _runs.AllTotals(start.RunId))
            {
                start.Sums.Add(totals);
            }

            foreach (var (_, totals) in _runs.SegmentTotals(start.RunId, besides: _runId))
            {
                start.Sums.Subtract(totals);
            }

            return start;
        }
        catch (StorageException)
        {
            return Start.Nothing;
        }
    }

    // The run that most is the same in; none where to start from it would be more to read.
    private Start Nearest()
    {
        var (nearest, nearestGain) = (Start.Nothing, 0);
        foreach (var other in _runs.LatestFinished(_runId, RunsLookedAt))
        {
            var theirs = _runs.Keys(other);
            var shared = Enumerable.Range(0, Math.Min(_keys.Count, theirs.Count))
                .Where(segment => theirs[segment] == _keys[segment]).ToHashSet();
            var gain = shared.Count - (theirs.Count - shared.Count);
            if (gain > nearestGain)
            {
                (nearest, nearestGain) = (new Start(other, shared, new RunSums()), gain);
            }
        }

        return nearest;
    }

    /// <param name="RunId">The run begun with; 0 for none.</param>
    /// <param name="Shared">Segments it has the same results for.</param>
    /// <param name="Sums">Their sums.</param>
    private sealed record Start(long RunId, HashSet<int> Shared, RunSums Sums)
    {
        public static Start Nothing => new(0, [], new RunSums());
    }
}
