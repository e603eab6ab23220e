using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Runs.Tests;

/// <summary>The same ledger on PostgreSQL: the same roots, and several workers on one run.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresRunTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Run_OnPostgres_HasTheRootAndTotalsOfSqlite()
    {
        using var sqlite = TestLedger.OnSqlite();
        using var postgres = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        foreach (var ledger in new[] { sqlite, postgres })
        {
            ledger.Add(Some.Many(70_000));
            ledger.Add(Some.Return("r", "L-0000010", 1m));
            ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(1), "on-file"));
            Assert.Null(ledger.Store.Writer.Correct(Some.Line("L-0000007", 3m), "counted again"));
        }

        var (one, other) = (sqlite.Run(), postgres.Run());

        Assert.Equal(one.Root, other.Root);
        Assert.Equal(one.Lines, other.Lines);
        foreach (var dimension in Enum.GetValues<TotalsDimension>())
        {
            Assert.Equal(
                sqlite.Engine.Totals(one.RunId, [dimension]).Select(group => (group.Key[0], group.Totals)),
                postgres.Engine.Totals(other.RunId, [dimension]).Select(group => (group.Key[0], group.Totals)));
        }
    }

    // Most lines are taken over from the run before, on either side, by two workers on PostgreSQL.
    [PostgresFact]
    public async Task Run_OneDeclarationMoreOnPostgres_HasTheRootOfSqlite()
    {
        var database = await server.NewDatabaseAsync();
        using var sqlite = TestLedger.OnSqlite();
        using var postgres = TestLedger.OnPostgres(database);
        using var other = TestLedger.OnPostgres(database);
        foreach (var ledger in new[] { sqlite, postgres })
        {
            ledger.Add(Some.Many(70_000));
            ledger.Add(Some.Return("r", "L-0030009", 1m));
            ledger.Run();
            ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(6), "on-file"));
        }

        var run = postgres.Engine.Start(new RunRequest());
        var done = await Task.WhenAll(new[] { postgres, other }.Select(ledger => Task.Run(
            () => ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None))));

        Assert.Equal((3, 0), (done[0].Computed, done[0].Reused));
        Assert.Equal(sqlite.Run().Root, done[0].Root);
        Assert.True(postgres.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    [PostgresFact]
    public async Task Report_OnPostgres_TellsWhatSqliteDoes()
    {
        using var sqlite = TestLedger.OnSqlite();
        using var postgres = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        var reports = new[] { sqlite, postgres }.Select(ledger =>
        {
            Reporting.LineReportTests.Fill(ledger);
            ledger.Store.Declarations.Register(Some.Epd(10m, null, Some.ProductOf(0), "on-file"));
            return ledger.Engine.Report(
                ledger.Run().RunId, TestTotals.Request(null, TotalsDimension.Supplier), CancellationToken.None);
        }).ToList();

        Assert.Equal(reports[0].Total.Describe(), reports[1].Total.Describe());
        Assert.Equal(
            reports[0].Groups.Select(group => group.Totals.Describe()), reports[1].Groups.Select(group => group.Totals.Describe()));
    }

    [PostgresTheory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Run_SharedBySeveralWorkers_HasTheSameRootAndComputesEachSegmentOnce(int workers)
    {
        var database = await server.NewDatabaseAsync();
        using var first = TestLedger.OnPostgres(database);
        first.Add(Some.Many(135_000));
        using var alone = TestLedger.OnSqlite();
        alone.Add(Some.Many(135_000));
        var run = first.Engine.Start(new RunRequest());

        // Each with a store and connections of its own, as processes have.
        var others = Enumerable.Range(0, workers).Select(_ => TestLedger.OnPostgres(database)).ToList();
        var done = await Task.WhenAll(others.Select(ledger => Task.Run(
            () => ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None))));
        others.ForEach(ledger => ledger.Dispose());

        Assert.All(done, info => Assert.Equal(RunState.Finished, info.State));
        Assert.Equal((5, 0), (done[0].Computed, done[0].Reused));
        Assert.Equal(alone.Run().Root, done[0].Root);
    }

    [PostgresFact]
    public async Task Execute_WorkerDied_SegmentsAreTakenOverAfterTheirLease()
    {
        using var ledger = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        ledger.Add(Some.Many(70_000));
        var run = ledger.Engine.Start(new RunRequest());

        // A worker that took two segments and was never heard of again. The clock goes on by a second at each look.
        var dead = new Storage.Results.RunStore(ledger.Store.Database);
        var now = Storage.Ledger.Microseconds.Of(ledger.Clock.GetUtcNow());
        Assert.Equal(2, dead.Claim(run.RunId, "dead", 2, now, TimeSpan.FromSeconds(20)).Count);

        var finished = ledger.Engine.Execute(run.RunId, 1, null, CancellationToken.None);

        Assert.Equal(RunState.Finished, finished.State);
        Assert.Equal(3, finished.Computed);
    }

    // The dead worker's lease ends in four hundred days: it cannot have been given out at the time that it is now.
    [PostgresFact]
    public async Task Execute_WorkerDiedAndClockSetBack_SegmentsAreTakenOver()
    {
        using var ledger = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        ledger.Add(Some.Many(70_000));
        var run = ledger.Engine.Start(new RunRequest());
        var dead = new Storage.Results.RunStore(ledger.Store.Database);
        var now = Storage.Ledger.Microseconds.Of(ledger.Clock.GetUtcNow());
        Assert.Equal(2, dead.Claim(run.RunId, "dead", 2, now, TimeSpan.FromSeconds(60)).Count);
        ledger.Clock.SetBack(TimeSpan.FromDays(400));

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var finished = ledger.Engine.Execute(run.RunId, 1, null, patience.Token);

        Assert.Equal((RunState.Finished, 3), (finished.State, finished.Computed));
        Assert.True(ledger.Engine.Verify(run.RunId, null, CancellationToken.None).IsSame);
    }

    [PostgresFact]
    public async Task Import_OfTheSameLinesByTwoProcessesAtOnce_HasEachLineOnce()
    {
        var database = await server.NewDatabaseAsync();
        using var one = TestLedger.OnPostgres(database);
        using var other = TestLedger.OnPostgres(database);
        var lines = Some.Many(20_000).ToList();

        var results = await Task.WhenAll(Task.Run(() => Import(one)), Task.Run(() => Import(other)));

        Assert.Equal(20_000, results.Sum(result => result.New));
        Assert.Equal(20_000, results.Sum(result => result.Same));
        Assert.Equal(20_000, one.Run().Lines);

        (int New, int Same) Import(TestLedger ledger)
        {
            var (added, same) = (0, 0);
            foreach (var chunk in lines.Chunk(700))
            {
                var result = ledger.Store.Writer.Append([new Storage.Ledger.LineBatch(chunk)])[0];
                Assert.Empty(result.Problems);
                (added, same) = (added + result.New, same + result.Same);
            }

            return (added, same);
        }
    }
}
