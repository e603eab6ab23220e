using System.Data.Common;
using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Faults;
using Scope3Calc.Reference;
using Scope3Calc.Runs;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;

// Work that the tests of Scope3Calc.Runs.Tests/Faults disturb. What it says on its output is done: it says so afterwards.
//     import DATABASE IMPORT BATCHES [kill after STEPS MILLISECONDS]
//     run DATABASE GRACE_DAYS LEASE_MILLISECONDS [kill after STEPS MILLISECONDS]
// The first step is that the database is open, the others are batches, or that a run is planned, and some of its segments.
var fate = args.Length > 4
    ? new Fate(Number(args[6]), TimeSpan.FromMilliseconds(Number(args[7])))
    : new Fate(null, TimeSpan.Zero);
EndWithTheTest();
try
{
    using var store = LedgerStore.Open(args[1], TimeProvider.System);
    Say("open");
    if (args[0] == "import")
    {
        Import(store, args[2], Number(args[3]));
    }
    else
    {
        Run(store, Number(args[2]), TimeSpan.FromMilliseconds(Number(args[3])));
    }

    return 0;
}
catch (Exception exception) when (exception is DbException or StorageException)
{
    Say($"error {exception.Message.ReplaceLineEndings(" ")}");
    return 1;
}

void Import(LedgerStore store, string importId, int batches)
{
    for (var number = (store.Writer.Progress(importId)?.LastBatch ?? 0) + 1; number <= batches; number++)
    {
        store.Writer.Append([GeneratedFile.Batch(importId, (int)number)]);
        Say($"batch {number}");
    }

    Say("done");
}

// Takes up what another one left, or starts anew.
void Run(LedgerStore store, int graceDays, TimeSpan lease)
{
    var engine = new RunEngine(store, ReferenceData.Snapshot) { LeaseTime = lease };
    var policy = Policy.Default with { ExpiredGraceDays = graceDays };
    var runId = engine.Unfinished() is [var left, ..] ? left : engine.Start(new RunRequest { Policy = policy }).RunId;
    Say($"run {runId}");
    var progress = new Reports(report => Say($"segments {report.SegmentsDone}"));
    Say($"root {engine.Execute(runId, threads: 2, progress, CancellationToken.None).Root}");
}

void Say(string line)
{
    lock (fate)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }

    fate.Step();
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

// Its input ends when the test's process does.
static void EndWithTheTest() => new Thread(() =>
{
    Console.In.ReadToEnd();
    Environment.Exit(2);
})
{ IsBackground = true }.Start();

/// <summary>Tells of each report at once, on the thread that makes it.</summary>
internal sealed class Reports(Action<RunProgress> tell) : IProgress<RunProgress>
{
    public void Report(RunProgress value) => tell(value);
}
