using System.Diagnostics;
using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Benchmarks;

internal static class OneMore
{
    public static void Run(string database, int repeats)
    {
        using var store = LedgerStore.Open(database, TimeProvider.System);
        var generated = new GeneratedLedger(10_000_000);
        var engine = new RunEngine(store, ReferenceData.Snapshot);
        var product = generated.OneInAThousand(new GeneratedLedger(10_000_000).Lines().Take(1_000_000));
        var start = engine.Start(new RunRequest { Policy = Policy.Default });
        engine.Execute(start.RunId, 2, null, CancellationToken.None);
        var all = new List<double>();
        var cpu = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            store.Declarations.Register(new Declaration
            {
                Id = $"NEW-{i}-{Random.Shared.Next()}",
                Kind = DeclarationKind.EpdTypeIii,
                Verification = VerificationKind.ThirdPartyBody,
                Verifier = "Verifier",
                Product = product,
                Validity = Validity.OfEpd(new DateOnly(2017, 1, 1), new DateOnly(2026, 1, 1)),
                Modules = [new ModuleGwp { Module = LifeCycleModule.A1ToA3, Ghg = 123.456m }],
            });
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            var run = engine.Start(new RunRequest { Policy = Policy.Default });
            var t1 = clock.Elapsed.TotalMilliseconds;
            var done = engine.Execute(run.RunId, 2, null, CancellationToken.None);
            all.Add(clock.Elapsed.TotalMilliseconds);
            cpu.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            Console.WriteLine($"{t1:F0} start, {all[^1]:F0} ms, cpu {cpu[^1]:F0}, computed {done.Computed}");
        }

        all.Sort();
        cpu.Sort();
        Console.WriteLine($"median {all[all.Count / 2]:F0} ms cpu {cpu[cpu.Count / 2]:F0}, best {all[0]:F0} cpu {cpu[0]:F0}");
    }
}
