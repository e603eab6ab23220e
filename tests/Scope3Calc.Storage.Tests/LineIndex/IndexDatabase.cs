using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Scope3Calc.Storage.Tests.Support;

namespace Scope3Calc.Storage.Tests.LineIndex;

/// <summary>A new database with the tables of the line index.</summary>
internal sealed class IndexDatabase : IDisposable
{
    private readonly string? _file;
    private readonly Func<DbConnection> _create;

    private IndexDatabase(string? file, Func<DbConnection> create) => (_file, _create) = (file, create);

    public static async Task<IndexDatabase> CreateAsync(DatabaseKind kind, PostgresServer server)
    {
        IndexDatabase database;
        if (kind == DatabaseKind.Sqlite)
        {
            var file = Path.GetTempFileName();
            database = new IndexDatabase(file, () => new SqliteConnection($"Data Source={file};Pooling=False"));

            // Readers and a writer at a time, as on a server; the setting stays with the file.
            using var first = database.Open();
            Run(first, "pragma journal_mode = wal");
        }
        else
        {
            var connectionString = await server.NewDatabaseAsync();
            database = new IndexDatabase(null, () => new NpgsqlConnection(connectionString));
        }

        using var connection = database.Open();
        Run(
            connection,
            $"""
            create table line_index_runs(
                first_ordinal bigint primary key,
                line_count bigint not null,
                level integer not null,
                bucket_bits integer not null);
            create table line_index_buckets(
                first_ordinal bigint not null,
                line_count bigint not null,
                bucket integer not null,
                bytes {(kind == DatabaseKind.Sqlite ? "blob" : "bytea")} not null,
                primary key (first_ordinal, line_count, bucket));
            """);
        return database;
    }

    public DbConnection Open()
    {
        var connection = _create();
        connection.Open();
        return connection;
    }

    public static object? Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        if (_file is not null)
        {
            File.Delete(_file);
        }
    }
}
