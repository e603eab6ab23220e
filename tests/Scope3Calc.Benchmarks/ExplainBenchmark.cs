using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Service;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.V1;

namespace Scope3Calc.Benchmarks;

/// <summary>How long does it take to tell of one line, any of the ledger, how its figures came about?</summary>
/// <remarks>Of the ledger that <see cref="LedgerBenchmark"/> filled. Every question is for another line.</remarks>
internal static class ExplainBenchmark
{
    // While methods are still being compiled.
    private const int WarmUp = 1_500;
    private const int Questions = 501;

    public static async Task RunAsync(string database)
    {
        using (var store = LedgerStore.Open(database, TimeProvider.System))
        {
            Run(store);
        }

        await using var app = ServiceHost.Create(
            ["--Scope3Calc:Port=0", $"--Scope3Calc:Database={database}"], builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.Single());
        var runs = new RunService.RunServiceClient(channel);
        var ledger = new LedgerService.LedgerServiceClient(channel);
        var list = runs.ListRuns(new ListRunsRequest { PageSize = 1 });
        var run = list.Runs.Single();
        Measure("RunService.ExplainLine", run.Basis.LedgerLineVersions, id =>
            runs.ExplainLine(new RunServiceExplainLineRequest { RunId = run.RunId, LineId = id }));
        Measure("LedgerService.GetLine", run.Basis.LedgerLineVersions, id => ledger.GetLine(new GetLineRequest { LineId = id }));
    }

    public static void Run(LedgerStore store)
    {
        var engine = new RunEngine(store, ReferenceData.Snapshot);
        var run = engine.List(1)[0];
        Measure("one line explained", run.EndOrdinal, id => engine.Explain(run.RunId, id));
        Measure("one line read", run.EndOrdinal, id => store.Reader.Versions(id));
    }

    private static void Measure(string what, long lines, Action<string> ask)
    {
        var first = Ask(lines, ask);
        for (var i = 1; i < WarmUp; i++)
        {
            Ask(lines, ask);
        }

        var times = new double[Questions];
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = Ask(lines, ask);
        }

        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / times.Length;
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {times[Questions / 2]:F2} ms, nine of ten within {times[Questions * 9 / 10]:F2} ms, "
            + $"best {times[0]:F2} ms, processor {processor:F2} ms each; the first of the process {first:F0} ms"));
    }

    private static double Ask(long lines, Action<string> ask)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"L-{Random.Shared.NextInt64(lines):D8}");
        var start = Stopwatch.GetTimestamp();
        ask(id);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
