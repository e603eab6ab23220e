using System.Collections.Concurrent;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Computing;

/// <summary>The memory that segments are computed in, some 15 MB: used again by the next run unless the collector needs it before.</summary>
internal sealed class SegmentBuffers
{
    private static readonly ConcurrentBag<WeakReference<SegmentBuffers>> Free = [];

    public LedgerColumns Columns { get; private set; } = new();

    /// <summary>Those of the segment computed before.</summary>
    public LedgerColumns Before { get; private set; } = new();

    /// <summary>Outcomes that an earlier run found for the segment.</summary>
    public OutcomeColumns Earlier { get; } = new();

    /// <summary>Sums that go on from those of the earlier run.</summary>
    public ChangedTotals Changed { get; } = new();

    public OutcomeSegmentBuilder Outcomes { get; } = new();

    public SegmentTotals Totals { get; } = new();

    /// <summary>Buffers that nobody else uses.</summary>
    public static SegmentBuffers Take()
    {
        while (Free.TryTake(out var reference))
        {
            if (reference.TryGetTarget(out var buffers))
            {
                buffers.Before.Clear();
                buffers.Columns.Clear();
                return buffers;
            }
        }

        return new SegmentBuffers();
    }

    public void GiveBack() => Free.Add(new WeakReference<SegmentBuffers>(this));

    public void Swap() => (Before, Columns) = (Columns, Before);
}
