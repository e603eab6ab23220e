using System.Globalization;
using Scope3Calc.Faults;
using Scope3Calc.Reference;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>Several processes on one database, of which some die.</summary>
[Collection(PostgresServer.Collection)]
public sealed class SharedWorkTests(PostgresServer server)
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Import_OfOneFileByTwoProcesses_HasEveryLineOnce(DatabaseKind kind)
    {
        const int batches = 25;
        using var ledger = await FaultLedger.CreateAsync(kind, server);

        var said = await Task.WhenAll(Import("one"), Import("other"));

        Assert.All(said, lines => Assert.Equal("done", lines[^1]));
        var progress = new[] { "one", "other" }.Select(id => ledger.Store.Writer.Progress(id)!).ToList();
        Assert.All(progress, import => Assert.Equal(batches, import.LastBatch));
        Assert.Equal(batches * GeneratedFile.NewLines, progress.Sum(import => import.NewLines));
        Assert.All(progress, import => Assert.Equal(
            batches * (GeneratedFile.NewLines + 2), import.NewLines + import.SameLines + import.RejectedLines));
        FaultLedger.HasTheFile(ledger, batches, "one", "other");

        Task<IReadOnlyList<string>> Import(string id) =>
            Victim.FinishAsync("import", ledger.Database, id, batches.ToString(CultureInfo.InvariantCulture));
    }

    [PostgresFact]
    public async Task Run_WorkerKilledWhileOthersWork_SegmentsAreTakenOver()
    {
        // Seventeen segments: others have work of their own beside those of the one that dies.
        const int lines = 530_000;
        using var ledger = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        ledger.Add(Some.Many(lines));
        var run = ledger.Engine.Start(new RunRequest());

        using var victim = Victim.Start("run", ledger.Database, "0", "3000", "kill", "after", "2", "60000");
        while (Held(ledger, victim.ProcessId) == 0 && ledger.Engine.Unfinished().Count > 0)
        {
            await Task.Delay(5);
        }

        var others = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var store = LedgerStore.Open(ledger.Database, TimeProvider.System);
            var engine = new RunEngine(store, ReferenceData.Snapshot) { LeaseTime = TimeSpan.FromSeconds(3) };
            return engine.Execute(run.RunId, 1, null, CancellationToken.None);
        })).ToArray();
        await victim.KillAsync();

        Assert.DoesNotContain(victim.Heard, line => line.StartsWith("root", StringComparison.Ordinal));
        Assert.All(await Task.WhenAll(others), info => Assert.Equal((RunState.Finished, 17), (info.State, info.Computed)));
        Assert.True(ledger.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    private static long Held(TestLedger ledger, int processId)
    {
        using var connection = ledger.Store.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM run_segments WHERE worker LIKE '%/{processId}/%'";
        return (long)command.ExecuteScalar()!;
    }
}
