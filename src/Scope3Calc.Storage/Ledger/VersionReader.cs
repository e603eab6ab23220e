using System.Data.Common;
using System.Text;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Puts line versions together from their rows and what other tables know of them. For one thread.</summary>
internal sealed class VersionReader(DbConnection connection, DbTransaction? transaction, LedgerTexts texts, ILedgerRows rows)
{
    private readonly RecordedTimes _times = new(connection, transaction);

    /// <param name="ordinal">The version's ordinal.</param>
    /// <param name="version">Its number; 0 where it must be counted.</param>
    public LineVersion Read(long ordinal, int version)
    {
        var row = rows.Row(ordinal);
        var line = RowDecoder.Line(in row, LineId(ordinal), texts);
        if (row.Original > 0)
        {
            line = line.WithOriginal(LineId(row.Original - 1));
        }

        return new LineVersion(
            ordinal,
            version > 0 ? version : Count(row.Supersedes),
            Microseconds.ToTime(_times.Of(ordinal)),
            row.Supersedes > 0 ? _times.ReasonOf(ordinal) : null,
            line);
    }

    private string LineId(long ordinal) => Encoding.UTF8.GetString(rows.LineId(ordinal));

    private int Count(long supersedes)
    {
        var version = 1;
        for (; supersedes > 0; version++)
        {
            supersedes = rows.Row(supersedes - 1).Supersedes;
        }

        return version;
    }
}
