using System.Diagnostics;
using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Runs.Computing;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Benchmarks;

/// <summary>What does a line of a run cost on one thread, without storing? The best of many turns hardly feels neighbours.</summary>
internal static class SegmentsBenchmark
{
    private const int Segments = 6;

    public static void Run(string database, int repeats)
    {
        using var store = LedgerStore.Open(database, TimeProvider.System);
        var plan = new RunPlanner(store, ReferenceData.Snapshot, new RunStore(store.Database)).Plan(new RunRequest { Policy = Policy.Default });
        using var connection = store.Database.OpenConnection();
        var computer = new SegmentComputer(plan, connection, new SegmentBuffers());
        var columns = new LedgerColumns();
        var outcomes = new OutcomeColumns();
        var first = Math.Max(0, (SegmentStore.SegmentsBelow(plan.State.NextOrdinal) / 2) - Segments);
        var (computed, read, decoded) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < repeats; turn++)
        {
            for (var segment = first; segment < first + Segments; segment++)
            {
                var clock = Stopwatch.GetTimestamp();
                var result = computer.Compute(segment);
                computed.Add(Since(clock));
                clock = Stopwatch.GetTimestamp();
                SegmentStore.Read(connection, null, segment, plan.State.NextOrdinal, columns);
                read.Add(Since(clock));
                clock = Stopwatch.GetTimestamp();
                outcomes.Read(result.Bytes);
                decoded.Add(Since(clock));
            }
        }

        Print("a segment computed", computed);
        Print("of which read and decoded", read);
        Print("results decoded", decoded);
    }

    private static double Since(long start) => Stopwatch.GetElapsedTime(start).TotalNanoseconds / SegmentStore.SegmentLines;

    private static void Print(string what, List<double> nanoseconds)
    {
        nanoseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: best {nanoseconds[0]:F0} ns a line, median {nanoseconds[nanoseconds.Count / 2]:F0} ns"));
    }
}
