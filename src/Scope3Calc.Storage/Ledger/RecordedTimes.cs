using System.Data.Common;
using Scope3Calc.Storage.Database;

namespace Scope3Calc.Storage.Ledger;

/// <summary>When the ledger came to know its line versions. Asked for one after the other, a commit's lines cost one look.</summary>
internal sealed class RecordedTimes(DbConnection connection, DbTransaction? transaction)
{
    private long _from;
    private long _until;
    private long _time;

    /// <summary>Microseconds since 1970 UTC.</summary>
    public long Of(long ordinal)
    {
        if (ordinal < _from || ordinal >= _until)
        {
            using var command = Sql.Command(
                connection,
                transaction,
                "SELECT next_ordinal, recorded_at FROM revisions WHERE next_ordinal > @ordinal ORDER BY revision LIMIT 1",
                ("ordinal", ordinal));
            using var reader = command.ExecuteReader();
            if (!reader.Read())
            {
                throw new StorageException($"Nothing tells when line version {ordinal} was recorded. Restore the database from a backup.");
            }

            (_from, _until, _time) = (ordinal, reader.GetInt64(0), reader.GetInt64(1));
        }

        return _time;
    }

    /// <summary>Why a line version was made that corrects another.</summary>
    public string ReasonOf(long ordinal)
    {
        using var command = Sql.Command(
            connection, transaction, "SELECT reason FROM corrections WHERE ordinal = @ordinal", ("ordinal", ordinal));
        return command.ExecuteScalar() as string ?? "";
    }
}
