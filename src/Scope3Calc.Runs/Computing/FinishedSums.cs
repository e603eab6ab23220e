using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Computing;

/// <summary>Adds up a run that has all its results, reading as few of them as it can.</summary>
/// <remarks>Sums are exact, so every way gives the same ones.</remarks>
/// <param name="runs">Results.</param>
/// <param name="runId">The run.</param>
/// <param name="keys">What its results depend on, by segment.</param>
internal sealed class FinishedSums(RunStore runs, long runId, IReadOnlyList<string> keys)
{
    private const int RunsLookedAt = 8;

    /// <param name="computers">They have added up what they computed.</param>
    public RunSums Of(IReadOnlyCollection<SegmentComputer> computers)
    {
        var computed = new HashSet<int>(computers.SelectMany(computer => computer.Segments));
        var (near, shared) = Nearest(computed);
        var sums = new RunSums();
        if (near > 0)
        {
            // An earlier run has added up nearly the same: only what differs is read.
            foreach (var (_, totals) in runs.AllTotals(near))
            {
                sums.Add(totals);
            }

            foreach (var (_, totals) in runs.SegmentTotals(near, besides: runId))
            {
                sums.Subtract(totals);
            }
        }

        // Two threads may both have computed a segment that one of them was thought to have lost.
        foreach (var computer in computers.Where(computer => !shared.Overlaps(computer.Segments)))
        {
            sums.Add(computer.Sums);
            shared.UnionWith(computer.Segments);
        }

        // What is from others or from before.
        if (shared.Count < keys.Count)
        {
            foreach (var (_, totals) in runs.SegmentTotals(runId, besides: near).Where(entry => !shared.Contains(entry.Segment)))
            {
                sums.Add(totals);
            }
        }

        return sums;
    }

    // The run that most of what was not computed here is the same in; 0 where to start from it would be more to read.
    private (long RunId, HashSet<int> Shared) Nearest(HashSet<int> computed)
    {
        var (near, nearShared, nearGain) = (0L, new HashSet<int>(), 0);
        if (computed.Count == keys.Count)
        {
            return (near, nearShared);
        }

        foreach (var other in runs.LatestFinished(runId, RunsLookedAt))
        {
            var theirs = runs.Keys(other);
            var shared = Enumerable.Range(0, Math.Min(keys.Count, theirs.Count))
                .Where(segment => theirs[segment] == keys[segment]).ToHashSet();
            var gain = shared.Count(segment => !computed.Contains(segment)) - (theirs.Count - shared.Count);
            if (gain > nearGain)
            {
                (near, nearShared, nearGain) = (other, shared, gain);
            }
        }

        return (near, nearShared);
    }
}
