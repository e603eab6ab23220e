using System.Data.Common;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Where the ledger stands, or stood.</summary>
/// <param name="Revision">Counts the commits that changed lines or declarations.</param>
/// <param name="NextOrdinal">How many line versions there are.</param>
/// <param name="RecordedAt">When the last of those commits was, in microseconds since 1970 UTC.</param>
public readonly record struct LedgerState(long Revision, long NextOrdinal, long RecordedAt)
{
    internal static LedgerState Read(DbConnection connection, DbTransaction? transaction)
    {
        using var command = Sql.Command(
            connection, transaction, "SELECT revision, next_ordinal, recorded_at FROM ledger_state WHERE id = 1");
        return One(command) ?? throw new StorageException("The database has no ledger. Restore it from a backup.");
    }

    /// <summary>What was known at an instant: the last revision recorded until then; an empty ledger before the first.</summary>
    internal static LedgerState At(DbConnection connection, DbTransaction? transaction, long time)
    {
        using var command = Sql.Command(
            connection,
            transaction,
            """
            SELECT revision, next_ordinal, recorded_at FROM revisions
            WHERE recorded_at <= @time ORDER BY revision DESC LIMIT 1
            """,
            ("time", time));
        return One(command) ?? default;
    }

    /// <summary>Makes the next revision, in a transaction that holds the ledger.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="added">Line versions added.</param>
    /// <param name="now">The clock's time. One that was set back does not take the ledger with it.</param>
    internal LedgerState Advance(DbConnection connection, DbTransaction transaction, long added, long now)
    {
        var next = new LedgerState(Revision + 1, NextOrdinal + added, Math.Max(now, RecordedAt + 1));
        Sql.Execute(
            connection,
            transaction,
            "UPDATE ledger_state SET revision = @revision, next_ordinal = @ordinal, recorded_at = @time WHERE id = 1",
            ("revision", next.Revision),
            ("ordinal", next.NextOrdinal),
            ("time", next.RecordedAt));
        Sql.Execute(
            connection,
            transaction,
            "INSERT INTO revisions (revision, next_ordinal, recorded_at) VALUES (@revision, @ordinal, @time)",
            ("revision", next.Revision),
            ("ordinal", next.NextOrdinal),
            ("time", next.RecordedAt));
        return next;
    }

    private static LedgerState? One(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? new LedgerState(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)) : null;
    }
}

/// <summary>Instants as the database keeps them.</summary>
public static class Microseconds
{
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
