using System.Globalization;
using Microsoft.Data.Sqlite;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>A ledger in a new database of its own.</summary>
internal sealed class TestLedger : IDisposable
{
    private readonly string? _folder;
    private readonly List<LedgerStore> _others = [];

    private TestLedger(string database, string? folder)
    {
        (Database, _folder) = (database, folder);
        Store = LedgerStore.Open(database, Clock);
    }

    public string Database { get; }

    public LedgerStore Store { get; }

    public SteppedClock Clock { get; } = new();

    public static async Task<TestLedger> CreateAsync(DatabaseKind kind, PostgresServer server)
    {
        var (database, folder) = await NewDatabaseAsync(kind, server);
        return new TestLedger(database, folder);
    }

    /// <summary>A database without tables, and the folder to delete afterwards.</summary>
    public static async Task<(string Database, string? Folder)> NewDatabaseAsync(DatabaseKind kind, PostgresServer server)
    {
        if (kind == DatabaseKind.Postgres)
        {
            return (await server.NewDatabaseAsync(), null);
        }

        var folder = Directory.CreateTempSubdirectory("scope3-ledger-").FullName;
        return (Path.Combine(folder, "ledger.db"), folder);
    }

    /// <summary>The same database as another process sees it.</summary>
    public LedgerStore OpenAnother()
    {
        var other = LedgerStore.Open(Database, Clock);
        _others.Add(other);
        return other;
    }

    /// <summary>Appends lines in one commit.</summary>
    public BatchResult Append(params LedgerLine[] lines) => Store.Writer.Append([new LineBatch(lines)])[0];

    /// <summary>Appends lines, all of which must be new.</summary>
    public void Add(params LedgerLine[] lines)
    {
        var result = Append(lines);
        Assert.Empty(result.Problems);
        Assert.Equal(lines.Length, result.New);
    }

    public void Execute(string sql)
    {
        using var connection = Store.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of what a query finds, as texts.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = Store.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader[0], CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    /// <summary>How many rows each table has.</summary>
    public IReadOnlyList<string> RowCounts() =>
    [
        .. ((string[])["revisions", "segments", "dictionary_entries", "declaration_documents", "corrections", "returns", "imports",
            "line_index_runs", "line_index_buckets"]).Select(table => $"{table} {Query($"SELECT count(*) FROM {table}")[0]}"),
        $"next {Query("SELECT next_ordinal FROM ledger_state")[0]}",
    ];

    public void Dispose()
    {
        _others.ForEach(other => other.Dispose());
        Store.Dispose();
        Delete(Database, _folder);
    }

    public static void Delete(string database, string? folder)
    {
        if (folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
