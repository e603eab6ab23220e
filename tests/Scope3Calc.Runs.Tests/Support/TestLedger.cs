using Scope3Calc.Reference;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Tests.Support;

/// <summary>A ledger in a database of its own, with an engine on the shipped reference data.</summary>
internal sealed class TestLedger : IDisposable
{
    private readonly string? _folder;

    private TestLedger(string database, string? folder)
    {
        _folder = folder;
        Database = database;
        Store = LedgerStore.Open(database, Clock);
        Engine = new RunEngine(Store, ReferenceData.Snapshot);
    }

    public string Database { get; }

    public LedgerStore Store { get; private set; }

    public RunEngine Engine { get; private set; }

    public SteppedClock Clock { get; } = new();

    public static TestLedger OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("scope3-runs-").FullName;
        return new TestLedger(Path.Combine(folder, "ledger.db"), folder);
    }

    /// <summary>In a folder of the caller's.</summary>
    public static TestLedger OnSqlite(string folder) => new(Path.Combine(folder, "ledger.db"), null);

    public static TestLedger OnPostgres(string connectionString) => new(connectionString, null);

    /// <summary>As another process would see it.</summary>
    public void Reopen()
    {
        Store.Dispose();
        Store = LedgerStore.Open(Database, Clock);
        Engine = new RunEngine(Store, ReferenceData.Snapshot);
    }

    /// <summary>Adds lines, all of which must be new.</summary>
    public void Add(params IEnumerable<LedgerLine> lines)
    {
        foreach (var chunk in lines.Chunk(20_000))
        {
            var result = Assert.Single(Store.Writer.Append([new LineBatch(chunk)]));
            Assert.Empty(result.Problems);
            Assert.Equal(chunk.Length, result.New);
        }
    }

    public RunInfo Run(RunRequest? request = null, int threads = 2)
    {
        var run = Engine.Start(request ?? new RunRequest());
        return Engine.Execute(run.RunId, threads, null, CancellationToken.None);
    }

    /// <summary>Changes one row past the program.</summary>
    public void ChangeRow(string sql)
    {
        using var connection = Store.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    public void Dispose()
    {
        Store.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
