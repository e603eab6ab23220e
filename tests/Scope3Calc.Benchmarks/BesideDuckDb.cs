using System.Diagnostics;
using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Benchmarks;

/// <summary>How does a full recalculation compare with the same joins in DuckDB, the two in turns?</summary>
internal static class BesideDuckDb
{
    /// <param name="database">A ledger that the ledger benchmark filled.</param>
    /// <param name="folder">The same lines as <see cref="DuckDbTables"/> wrote them.</param>
    /// <param name="script">The recalculation in DuckDB.</param>
    /// <param name="turns">How often each works. The first, in which both warm up, does not count.</param>
    public static void Run(string database, string folder, string script, int turns)
    {
        using var store = LedgerStore.Open(database, TimeProvider.System);
        var engine = new RunEngine(store, ReferenceData.Snapshot);
        var lines = store.Reader.Current().NextOrdinal;
        using var duck = Process.Start(new ProcessStartInfo("node", [script, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var loaded = long.Parse(duck.StandardOutput.ReadLine() ?? "", CultureInfo.InvariantCulture);
        if (loaded != lines)
        {
            throw new InvalidOperationException($"The ledger has {lines} lines and the tables {loaded}. Write the tables again.");
        }

        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            var clock = Stopwatch.StartNew();
            Recalculate(engine);
            var own = clock.Elapsed.TotalSeconds;
            duck.StandardInput.WriteLine("again");
            var other = double.Parse(duck.StandardOutput.ReadLine() ?? "", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"turn {turn}: {lines / own / 1e6:F2} M lines/s, DuckDB {lines / other / 1e6:F2} M, ratio {other / own:F2}"));
            if (turn > 0)
            {
                ours.Add(own);
                theirs.Add(other);
            }
        }

        duck.StandardInput.Close();
        duck.WaitForExit();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"medians: {lines / Median(ours) / 1e6:F2} M lines/s, DuckDB {lines / Median(theirs) / 1e6:F2} M, ratio {Median(theirs) / Median(ours):F2}"));
    }

    // Another grace each time: no result of a run before can serve.
    private static void Recalculate(RunEngine engine)
    {
        var policy = Policy.Default with { ExpiredGraceDays = engine.List(1) is [var latest] ? (int)latest.RunId : 0 };
        var run = engine.Start(new RunRequest { Policy = policy });
        engine.Execute(run.RunId, Environment.ProcessorCount, null, CancellationToken.None);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
