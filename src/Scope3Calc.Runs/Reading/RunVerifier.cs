using System.Collections.Concurrent;
using System.Diagnostics;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Reading;

/// <summary>Computes a run's results and sums anew, in memory, and finds where the stored ones differ.</summary>
/// <remarks>Every line is calculated by itself: what a run told of a line from others like it is held against that.</remarks>
/// <param name="store">The ledger.</param>
/// <param name="plan">The plan of the run.</param>
/// <param name="results">Its stored results.</param>
/// <param name="sums">Its stored sums, by dimension.</param>
/// <param name="info">The run.</param>
internal sealed class RunVerifier(
    LedgerStore store, RunPlan plan, RunResults results, IReadOnlyList<(int Dimension, byte[] Bytes)> sums, RunInfo info)
{
    public RunVerification Verify(IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var names = new string[results.Segments];
        var done = 0;
        var linesDone = 0L;
        var firstDifferent = int.MaxValue;
        var computers = new ConcurrentBag<SegmentComputer>();
        Parallel.For(
            0,
            results.Segments,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            () =>
            {
                var connection = store.Database.OpenConnection();
                var buffers = SegmentBuffers.Take();
                var computer = new SegmentComputer(plan, connection, buffers, takesShortCuts: false);
                computers.Add(computer);
                return (Connection: connection, Buffers: buffers, Computer: computer);
            },
            (segment, _, local) =>
            {
                names[segment] = local.Computer.Compute(segment).Name;
                if (!IsAsStored(segment, names[segment]))
                {
                    InterlockedMin(ref firstDifferent, segment);
                }

                progress?.Report(new RunProgress(
                    Interlocked.Increment(ref done),
                    results.Segments,
                    Interlocked.Add(ref linesDone, plan.LinesIn(segment)),
                    plan.State.NextOrdinal,
                    Interlocked.Read(ref linesDone),
                    clock.Elapsed));
                return local;
            },
            local =>
            {
                local.Buffers.GiveBack();
                local.Connection.Dispose();
            });
        var root = MerkleTree.Root(plan.Basis.ToString(), names);
        return new RunVerification(
            info,
            root,
            firstDifferent == int.MaxValue ? null : DifferenceIn(firstDifferent, names[firstDifferent]),
            SumsAreSame(computers));
    }

    private bool SumsAreSame(IEnumerable<SegmentComputer> computers)
    {
        var whole = new RunSums();
        foreach (var computer in computers)
        {
            whole.Add(computer.Sums);
        }

        var stored = sums.ToDictionary(entry => entry.Dimension, entry => entry.Bytes);
        return whole.ToBytes().All(computed =>
            stored.TryGetValue((int)computed.Dimension, out var bytes) && computed.Bytes.AsSpan().SequenceEqual(bytes));
    }

    // The name a run was finished with, and the bytes that are there now: both must be what is computed.
    private bool IsAsStored(int segment, string computed)
    {
        if (results.NameOf(segment) != computed)
        {
            return false;
        }

        try
        {
            results.Read(segment, new OutcomeColumns());
            return true;
        }
        catch (Exception exception) when (exception is StorageException or SegmentFormatException)
        {
            return false;
        }
    }

    private SegmentDifference DifferenceIn(int segment, string computed)
    {
        var stored = new OutcomeColumns();
        try
        {
            results.Read(segment, stored);
        }
        catch (Exception exception) when (exception is StorageException or SegmentFormatException)
        {
            return new SegmentDifference(segment, results.NameOf(segment), computed, null, null);
        }

        using var connection = store.Database.OpenConnection();
        var anew = new OutcomeColumns();
        anew.Read(new SegmentComputer(plan, connection, new SegmentBuffers(), takesShortCuts: false).Compute(segment).Bytes);
        var row = Enumerable.Range(0, Math.Min(stored.Count, anew.Count))
            .FirstOrDefault(row => stored.Row(row) != anew.Row(row), Math.Min(stored.Count, anew.Count) - 1);
        var columns = new LedgerColumns();
        SegmentStore.Read(connection, null, segment, plan.State.NextOrdinal, columns);
        return new SegmentDifference(
            segment, results.NameOf(segment), computed, columns.FirstOrdinal + row, RowDecoder.LineId(columns, row));
    }

    private static void InterlockedMin(ref int place, int value)
    {
        for (var seen = Volatile.Read(ref place); value < seen;)
        {
            var was = Interlocked.CompareExchange(ref place, value, seen);
            if (was == seen)
            {
                return;
            }

            seen = was;
        }
    }
}
