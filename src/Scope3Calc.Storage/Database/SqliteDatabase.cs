using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Scope3Calc.Storage.Database;

/// <summary>One file, one process that writes.</summary>
/// <remarks>
/// Write-ahead log, synced at each commit: what was committed survives a killed process and a power cut. Pages of 16 KiB,
/// since nearly all bytes are blobs of a hundred KiB and more.
/// </remarks>
internal sealed class SqliteDatabase : LedgerDatabase
{
    private const int WaitSeconds = 60;

    private readonly string _connectionString;

    public SqliteDatabase(string path)
    {
        Name = path;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = false,
            DefaultTimeout = WaitSeconds,
        }.ToString();
    }

    public override string Name { get; }

    public override bool IsShared => false;

    internal override string ClaimSuffix => string.Empty;

    internal override string ByteOrder => "BINARY";

    public override DbConnection OpenConnection()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();

        // The page size takes effect when the file is made. 64 MiB of log before it is moved into the file: fewer syncs. Blobs are
        // read once, so there is little to gain from a cache, and every connection has its own.
        command.CommandText = """
            PRAGMA page_size = 16384;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 4096;
            PRAGMA journal_size_limit = 134217728;
            PRAGMA cache_size = -8192;
            PRAGMA busy_timeout = 60000;
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    public override DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    // Immediate: who gets the transaction is the one writer, before it has read anything.
    public override DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: false);

    // Results can be computed again, so a power cut may take the last of them: the end of the run syncs them all at once.
    public override DbTransaction BeginResults(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = NORMAL";
        command.ExecuteNonQuery();
        return BeginWrite(connection);
    }

    public override void Dispose()
    {
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        base.Dispose();
    }

    private protected override DbContextOptionsBuilder<LedgerContext> Options(
        DbContextOptionsBuilder<LedgerContext> builder, DbConnection connection) => builder
        .UseSqlite(connection)
        .ConfigureWarnings(LedgerContext.MigrationWarnings);

    // In a transaction of ours: the lock that migrations take is a row, and must go where the process is killed.
    private protected override void MigrateAlone(DbConnection connection)
    {
        using var transaction = BeginWrite(connection);
        using (var context = Context(connection, transaction))
        {
            context.Database.Migrate();
        }

        transaction.Commit();
    }
}
