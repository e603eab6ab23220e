using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Scope3Calc.Storage.Database;

/// <summary>A database of a PostgreSQL server: several processes may import, and share the work of runs.</summary>
internal sealed class PostgresDatabase : LedgerDatabase
{
    // Any two numbers, the same in every process: who holds them writes to the ledger, or changes its tables.
    private const long LedgerLock = 0x5C09E3_01;
    private const long MigrationLock = 0x5C09E3_02;

    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 120 };
        Name = $"{settings.Database ?? settings.Username} on {settings.Host}";
        _source = NpgsqlDataSource.Create(settings);
    }

    public override string Name { get; }

    public override bool IsShared => true;

    internal override string ClaimSuffix => " FOR UPDATE SKIP LOCKED";

    internal override string ByteOrder => "C";

    public override DbConnection OpenConnection() => _source.OpenConnection();

    public override DbTransaction BeginRead(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override DbTransaction BeginWrite(DbConnection connection) => BeginLocked(connection);

    // Results can be computed again, so a crash of the server may take the last of them: the end of the run syncs them all at once.
    public override DbTransaction BeginResults(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        Sql.Execute(connection, transaction, "SET LOCAL synchronous_commit = off");
        return transaction;
    }

    public override void Dispose()
    {
        _source.Dispose();
        base.Dispose();
    }

    // The default strategy does not retry either, but wraps what may pass in an exception of its own.
    private protected override DbContextOptionsBuilder<LedgerContext> Options(
        DbContextOptionsBuilder<LedgerContext> builder, DbConnection connection) => builder
        .UseNpgsql(connection, options => options.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)))
        .ConfigureWarnings(LedgerContext.MigrationWarnings);

    // Each migration is a transaction. The lock is the connection's, so it goes with the process.
    private protected override void MigrateAlone(DbConnection connection)
    {
        Sql.Execute(connection, null, $"SELECT pg_advisory_lock({MigrationLock})");
        using (var context = Context(connection))
        {
            context.Database.Migrate();
        }

        Sql.Execute(connection, null, $"SELECT pg_advisory_unlock({MigrationLock})");
    }

    // Every statement after the lock sees what its last holder committed.
    private static NpgsqlTransaction BeginLocked(DbConnection connection)
    {
        var transaction = ((NpgsqlConnection)connection).BeginTransaction(IsolationLevel.ReadCommitted);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT pg_advisory_xact_lock({LedgerLock})";
        command.ExecuteNonQuery();
        return transaction;
    }
}
