using System.Diagnostics;
using System.Globalization;
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
        var runs = new RunStore(store.Database);
        var planner = new RunPlanner(store, ReferenceData.Snapshot, runs);
        var request = runs.List(1, long.MaxValue) is [var latest] ? planner.RequestOf(latest) : new RunRequest();
        var plan = planner.Plan(request);
        using var connection = store.Database.OpenConnection();
        var first = Math.Max(0, (SegmentStore.SegmentsBelow(plan.State.NextOrdinal) / 2) - Segments);

        var columns = new LedgerColumns();
        SegmentStore.Read(connection, null, first, plan.State.NextOrdinal, columns);
        var products = columns.Products.ToArray().Where(code => plan.Texts.Product(code) is not null).CountBy(code => code).ToList();
        var product = products.MinBy(pair => Math.Abs(pair.Value - (0.01 * columns.Count))).Key;
        var next = planner.Plan(request with
        {
            DeclarationsOnTrial = [.. request.DeclarationsOnTrial, LedgerBenchmark.DeclarationOf(plan.Texts.Product(product)!)],
        });
        var computer = new SegmentComputer(plan, connection, new SegmentBuffers());
        var beside = new SegmentComputer(next, connection, new SegmentBuffers()) 
        {
            Earlier = planner.EarlierThan(next) ?? throw new InvalidOperationException("Run over this ledger first: 'ledger DATABASE LINES 1'."),
        };
        var outcomes = new OutcomeColumns();
        var (computed, taken, read, decoded, changed) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
        for (var turn = 0; turn < repeats; turn++)
        {
            for (var segment = first; segment < first + Segments; segment++)
            {
                var clock = Stopwatch.GetTimestamp();
                var result = computer.Compute(segment);
                computed.Add(Since(clock));
                clock = Stopwatch.GetTimestamp();
                beside.Compute(segment);
                taken.Add(Since(clock));
                clock = Stopwatch.GetTimestamp();
                SegmentStore.Read(connection, null, segment, plan.State.NextOrdinal, columns);
                read.Add(Since(clock));
                clock = Stopwatch.GetTimestamp();
                outcomes.Read(result.Bytes);
                decoded.Add(Since(clock));
                changed += columns.Products.Count(product);
            }
        }

        Print("a segment computed", computed);
        Print($"with all but {(double)changed / repeats / Segments / SegmentStore.SegmentLines:P1} of the lines from an earlier run", taken);
        Print("a segment read and decoded", read);
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
