using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Scope3Calc.Storage.Database;

/// <summary>One database with one ledger in it: a SQLite file, or a database of a PostgreSQL server.</summary>
/// <remarks>
/// What an organisation keeps is in tables of plain rows; the bytes of segments and of the line index go through prepared
/// statements. The same SQL serves both kinds, except where this class says otherwise. Connections are pooled: open
/// one for a piece of work and dispose of it.
/// </remarks>
public abstract class LedgerDatabase : IDisposable
{
    /// <summary>A file path, or a PostgreSQL connection string such as <c>Host=db;Database=scope3;Username=scope3</c>.</summary>
    /// <remarks>Creates the tables where there are none and brings older ones up to date.</remarks>
    /// <exception cref="StorageException">The database cannot be opened, or is newer than this program.</exception>
    public static LedgerDatabase Open(string database)
    {
        LedgerDatabase opened = IsPostgres(database) ? new PostgresDatabase(database) : new SqliteDatabase(database);
        try
        {
            opened.Migrate();
            return opened;
        }
        catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException)
        {
            opened.Dispose();
            throw new StorageException($"The database {opened.Name} cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>How the database is called in messages: never with a password.</summary>
    public abstract string Name { get; }

    /// <summary>Whether several processes may share its runs.</summary>
    public abstract bool IsShared { get; }

    /// <summary>An open connection, for reading or for <see cref="BeginWrite"/>.</summary>
    public abstract DbConnection OpenConnection();

    /// <summary>A transaction that reads one state of the database, whatever others write meanwhile.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>A transaction that writes to the ledger: one at a time among all processes; others wait.</summary>
    /// <exception cref="StorageException">Others held the ledger for too long.</exception>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>A transaction that writes rows of its own, such as the results of a run, beside others.</summary>
    public abstract DbTransaction BeginResults(DbConnection connection);

    /// <summary>The rows as entities, on a connection and inside its transaction.</summary>
    internal LedgerContext Context(DbConnection connection, DbTransaction? transaction = null)
    {
        var context = new LedgerContext(Options(new DbContextOptionsBuilder<LedgerContext>(), connection).Options);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }

        return context;
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>What of a SELECT locks the rows it finds and passes over rows that others hold; empty where one process writes.</summary>
    internal abstract string ClaimSuffix { get; }

    /// <summary>The collation that compares texts by their bytes in UTF-8, whatever language the database was made for.</summary>
    internal abstract string ByteOrder { get; }

    private protected abstract DbContextOptionsBuilder<LedgerContext> Options(
        DbContextOptionsBuilder<LedgerContext> builder, DbConnection connection);

    // A connection string has keys and values; a path that looks like one can be written ./a=b.
    private static bool IsPostgres(string database)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(database).Host is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Migrate()
    {
        using var connection = OpenConnection();
        using (var context = Context(connection))
        {
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = context.Database.GetAppliedMigrations().ToList();
            if (applied.Find(id => !known.Contains(id)) is { } newer)
            {
                throw new StorageException(
                    $"The database {Name} was last used by a newer version ({newer}). Use that version or a later one.");
            }

            if (applied.Count == known.Count)
            {
                return;
            }
        }

        MigrateAlone(connection);
    }

    /// <summary>Brings the tables up to date, one process at a time: one that is killed leaves neither a lock nor half a table.</summary>
    private protected abstract void MigrateAlone(DbConnection connection);
}
