using Scope3Calc.Faults;
using Scope3Calc.Runs.Tests.Support;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>Ledgers that something is done to, and the ledger that they must be equal to afterwards.</summary>
internal static class FaultLedger
{
    public static async Task<TestLedger> CreateAsync(DatabaseKind kind, PostgresServer server) => kind == DatabaseKind.Sqlite
        ? TestLedger.OnSqlite()
        : TestLedger.OnPostgres(await server.NewDatabaseAsync());

    /// <summary>Fails unless a ledger holds what an undisturbed import of so many batches gives, each line once.</summary>
    public static void HasTheFile(TestLedger ledger, int batches, params string[] imports)
    {
        using var undisturbed = TestLedger.OnSqlite();
        for (var number = 1; number <= batches; number++)
        {
            undisturbed.Store.Writer.Append([GeneratedFile.Batch(imports[0], number)]);
        }

        ledger.Reopen();
        Assert.Equal(batches * GeneratedFile.NewLines, ledger.Store.Reader.Current().NextOrdinal);
        Assert.Equal(undisturbed.Run().Root, ledger.Run().Root);
        if (imports.Length == 1)
        {
            Assert.Equal(undisturbed.Store.Writer.Progress(imports[0]), ledger.Store.Writer.Progress(imports[0]));
        }

        // Each can be found: a line that could not would now be added a second time.
        for (var number = 1; number <= batches; number++)
        {
            var again = ledger.Store.Writer.Append([GeneratedFile.Batch("again", number)])[0];
            Assert.Equal((0, GeneratedFile.NewLines + 1, 1), (again.New, again.Same, again.Problems.Count));
        }
    }
}
