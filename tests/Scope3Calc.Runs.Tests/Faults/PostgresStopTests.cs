using System.Data.Common;
using Scope3Calc.Faults;
using Scope3Calc.Reference;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>The server loses power, and comes back, while it is worked on.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresStopTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Import_ServerStopsAndStarts_IsToldAndGoesOnWithNothingLostOrDoubled()
    {
        const int batches = 60;
        using var ledger = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        var failures = 0;
        var acknowledged = 0;
        var import = Task.Run(() =>
        {
            for (var number = 1; number <= batches; number++)
            {
                // It is not known whether a batch that failed is there: it is sent again.
                while (!TryAppend(number))
                {
                    failures++;
                    Thread.Sleep(20);
                }

                Volatile.Write(ref acknowledged, number);
            }
        });

        for (var stop = 1; stop <= 3; stop++)
        {
            while (Volatile.Read(ref acknowledged) < stop * 15 && !import.IsCompleted)
            {
                await Task.Delay(1);
            }

            await server.StopAsync(PostgresShutdown.Immediate);
            await server.StartAsync();
        }

        await import;
        Assert.NotEqual(0, failures);
        FaultLedger.HasTheFile(ledger, batches, "import");

        bool TryAppend(int number)
        {
            try
            {
                ledger.Store.Writer.Append([GeneratedFile.Batch("import", number)]);
                return true;
            }
            catch (DbException)
            {
                return false;
            }
        }
    }

    [PostgresFact]
    public async Task Run_ServerStopsAndStarts_IsResumedToTheSameRoot()
    {
        const int lines = 400_000;
        using var ledger = TestLedger.OnPostgres(await server.NewDatabaseAsync());
        ledger.Add(Some.Many(lines));

        // Longer than the test: what was claimed when the server stopped is taken up again before its lease ends.
        var engine = new RunEngine(ledger.Store, ReferenceData.Snapshot) { LeaseTime = TimeSpan.FromHours(1) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var run = engine.Start(new RunRequest());

        // When the first of its thirteen segments are done.
        using var some = new SemaphoreSlim(0);
        var work = Task.Run(() => engine.Execute(run.RunId, 2, new Signal(some), CancellationToken.None));
        await Task.WhenAny(work, some.WaitAsync());
        await server.StopAsync(PostgresShutdown.Immediate);
        await Assert.ThrowsAnyAsync<DbException>(() => work);
        await server.StartAsync();

        RunInfo? finished = null;
        while (finished is null)
        {
            try
            {
                Assert.Equal(RunState.Running, engine.Find(run.RunId)!.State);
                finished = engine.Execute(run.RunId, 2, null, patience.Token);
            }
            catch (DbException)
            {
                // A connection from before the stop.
            }
        }

        Assert.Equal((RunState.Finished, 13), (finished.State, finished.Computed));
        var anew = engine.Verify(run.RunId, null, CancellationToken.None);
        Assert.Equal((true, finished.Root), (anew.IsSame, anew.Root));
    }

    private sealed class Signal(SemaphoreSlim semaphore) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => semaphore.Release();
    }
}
