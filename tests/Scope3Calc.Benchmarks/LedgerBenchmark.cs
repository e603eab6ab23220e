using System.Diagnostics;
using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Benchmarks;

/// <summary>How long do recalculations of a whole ledger take: everything, nothing changed, one declaration more; sums, single lines?</summary>
internal static class LedgerBenchmark
{
    private const int BatchLines = 65_536;

    public static void Run(string database, int lines, int repeats)
    {
        using var store = LedgerStore.Open(database, TimeProvider.System);
        var generated = new GeneratedLedger(lines);
        if (store.Reader.Current().NextOrdinal == 0)
        {
            Measure("lines added without the service", lines, () => Fill(store, generated));
        }

        var engine = new RunEngine(store, ReferenceData.Snapshot);
        var threads = Environment.ProcessorCount;
        var product = generated.OneInAThousand(new GeneratedLedger(lines).Lines().Take(Math.Min(lines, 1_000_000)));
        var (after, full, partial) = ((RunInfo?)null, new List<double>(), new List<double>());
        for (var i = 0; i < repeats; i++)
        {
            // Another grace each time: no result of a run before can serve.
            var policy = Policy.Default with { ExpiredGraceDays = engine.List(1) is [var latest] ? (int)latest.RunId : 0 };
            full.Add(Measure("full recalculation", lines, () => after = Execute(engine, new RunRequest { Policy = policy }, threads)));
            Console.WriteLine($"  segments computed {after!.Computed}, reused {after.Reused}, lines {after.Lines}");
            Measure("the same again", lines, () => Execute(engine, new RunRequest { Policy = policy }, threads));
            store.Declarations.Register(DeclarationOf(product));
            partial.Add(Measure("one declaration more", lines, () => after = Execute(engine, new RunRequest { Policy = policy }, threads)));
            Console.WriteLine($"  segments computed {after.Computed}, reused {after.Reused}");
        }

        if (repeats > 1)
        {
            // The first time methods are still being compiled.
            var (whole, part) = (Median(full.Skip(1)), Median(partial.Skip(1)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"medians but for the first: full {lines / whole / 1e6:F2} M lines/s, one declaration more {part / whole:P1} of the time"));
        }

        foreach (var dimension in Enum.GetValues<TotalsDimension>())
        {
            Measure($"totals by {dimension}", 0, () => engine.Totals(after!.RunId, [dimension]));
        }

        Measure("totals by supplier and year", 0, () => engine.Totals(after!.RunId, [TotalsDimension.Supplier, TotalsDimension.Year]));
        ExplainBenchmark.Run(store);
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB");
        if (File.Exists(database))
        {
            Console.WriteLine($"file {new FileInfo(database).Length / (double)lines:F1} bytes a line, {engine.List(1)[0].RunId} runs in it");
        }
    }

    internal static Declaration DeclarationOf(ProductIdentity product) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"NEW-{Random.Shared.Next()}"),
        Kind = DeclarationKind.EpdTypeIii,
        Verification = VerificationKind.ThirdPartyBody,
        Verifier = "Verifier",
        Product = product,
        Validity = Validity.OfEpd(new DateOnly(2017, 1, 1), new DateOnly(2026, 1, 1)),
        Modules = [new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = 123.456m }],
    };

    private static RunInfo Execute(RunEngine engine, RunRequest request, int threads)
    {
        var run = engine.Start(request);
        return engine.Execute(run.RunId, threads, null, CancellationToken.None);
    }

    private static void Fill(LedgerStore store, GeneratedLedger ledger)
    {
        foreach (var chunk in ledger.Lines().Chunk(BatchLines))
        {
            var result = store.Writer.Append([new LineBatch(chunk)])[0];
            if (result.Problems.Count > 0)
            {
                throw new InvalidOperationException(result.Problems[0].Problem.Message);
            }
        }
    }

    // Processor time beside the clock: on a machine with neighbours it is what can be compared.
    private static double Measure(string what, int lines, Action work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var (pause, allocated) = (GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes());
        var counts = Enumerable.Range(0, 3).Select(GC.CollectionCount).ToArray();
        var clock = Stopwatch.StartNew();
        work();
        var seconds = clock.Elapsed.TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        pause = GC.GetTotalPauseDuration() - pause;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        Console.WriteLine(lines > 0
            ? $"{what}: {seconds:F3} s, {lines / seconds / 1e6:F2} M lines/s, processor {processor:F3} s = {processor / lines * 1e9:F0} ns a line, "
                + $"{allocated >> 20} MiB allocated, collector's pauses {pause.TotalMilliseconds:F0} ms {string.Join('/', counts.Select((c, i) => GC.CollectionCount(i) - c))}"
            : $"{what}: {seconds * 1000:F1} ms, processor {processor * 1000:F0} ms");
        return seconds;
    }

    private static double Median(IEnumerable<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
