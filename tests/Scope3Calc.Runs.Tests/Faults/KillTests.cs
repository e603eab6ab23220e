using System.Globalization;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Tests.Support;
using Xunit.Abstractions;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>Processes that are killed at random moments, again and again: nothing acknowledged is lost, nothing is there twice.</summary>
[Collection(PostgresServer.Collection)]
public sealed class KillTests(PostgresServer server, ITestOutputHelper output)
{
    /// <summary>How often each test kills; README.md tells of both.</summary>
    private const string KillsVariable = "SCOPE3CALC_FAULTS";
    private const string SeedVariable = "SCOPE3CALC_FAULTS_SEED";

    private const string Import = "import of a file";
    private const string LeaseMilliseconds = "500";

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable(KillsVariable) ?? "6", CultureInfo.InvariantCulture);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Import_KilledAtRandomMoments_HasEveryLineOnce(DatabaseKind kind)
    {
        var random = Chance();
        using var ledger = await FaultLedger.CreateAsync(kind, server);
        var batches = 12 * Kills;
        string[] arguments = ["import", ledger.Database, Import, batches.ToString(CultureInfo.InvariantCulture)];
        for (var kill = 0; kill < Kills; kill++)
        {
            // Now and then before it has begun, else after a few batches and in the midst of the next.
            var steps = random.Next(10);
            using var victim = Victim.Start([.. arguments, .. KillAfter(steps, random.Next(steps == 0 ? 400 : 20))]);
            await victim.EndAsync();

            var acknowledged = victim.Heard.FindLast(line => line.StartsWith("batch ", StringComparison.Ordinal));
            output.WriteLine($"killed after {acknowledged ?? "no batch"}");
            if (acknowledged is not null)
            {
                Assert.True(ledger.Store.Writer.Progress(Import)?.LastBatch >= long.Parse(acknowledged[6..], CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal("done", (await Victim.FinishAsync(arguments))[^1]);
        FaultLedger.HasTheFile(ledger, batches, Import);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Run_KilledAtRandomMoments_HasTheRootOfAnUndisturbedOne(DatabaseKind kind)
    {
        // Nine segments.
        const int lines = 270_000;
        var random = Chance();
        using var ledger = await FaultLedger.CreateAsync(kind, server);
        using var undisturbed = TestLedger.OnSqlite();
        ledger.Add(Some.Many(lines));
        undisturbed.Add(Some.Many(lines));
        for (var kill = 0; kill < Kills; kill++)
        {
            // Takes up the run that the one before left; where that was through, starts another one under another policy. Is
            // killed at its start, with the database open, with the run planned, or when some segments are done.
            var steps = random.Next(4);
            using var victim = Victim.Start([.. Arguments(kill), .. KillAfter(steps, random.Next(400))]);
            await victim.EndAsync();

            var (finished, left) = (ledger.Engine.List(1_000).Count(run => run.State == RunState.Finished), ledger.Engine.Unfinished());
            output.WriteLine(
                $"killed with {finished} runs finished, "
                + $"{(left is [var id] ? $"{ledger.Engine.Progress(id).SegmentsDone} segments of another" : "no other")}");
            Assert.InRange(left.Count, 0, 1);
        }

        var last = await Victim.FinishAsync(Arguments(Kills));

        Assert.StartsWith("root ", last[^1], StringComparison.Ordinal);
        Assert.Empty(ledger.Engine.Unfinished());
        foreach (var run in ledger.Engine.List(1_000))
        {
            var expected = undisturbed.Run(new RunRequest { Policy = run.Request.Policy });
            Assert.Equal(RunState.Finished, run.State);
            Assert.Equal((expected.Root, expected.Lines), (run.Root, run.Lines));
            Assert.Equal(9, run.Computed + run.Reused);
            Assert.Equal(
                undisturbed.Engine.Totals(expected.RunId, [TotalsDimension.Supplier]).Select(group => group.Totals),
                ledger.Engine.Totals(run.RunId, [TotalsDimension.Supplier]).Select(group => group.Totals));
        }

        Assert.True(ledger.Engine.Verify(1, null, CancellationToken.None).IsSame);

        string[] Arguments(int graceDays) =>
            ["run", ledger.Database, graceDays.ToString(CultureInfo.InvariantCulture), LeaseMilliseconds];
    }

    private static string[] KillAfter(int steps, int milliseconds) =>
    [
        "kill", "after", steps.ToString(CultureInfo.InvariantCulture), milliseconds.ToString(CultureInfo.InvariantCulture),
    ];

    // Another seed every time; a test that failed is tried again with the seed it printed.
    private Random Chance()
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
