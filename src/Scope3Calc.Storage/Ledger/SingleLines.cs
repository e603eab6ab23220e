using System.Data.Common;
using System.Text;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.LineIndex;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Lines of one state of the ledger, each by itself: of the segments they lie in nothing else is decoded.</summary>
/// <remarks>
/// For one thread. Dispose of it. Line versions never change, and where they lie (commits merge pieces and runs of the index) is asked and
/// read in one statement each: so no transaction is needed, of whose end PostgreSQL would have to be told.
/// </remarks>
public sealed class SingleLines : IDisposable
{
    private readonly DbConnection _connection;
    private readonly SegmentRows _rows;
    private readonly VersionReader _versions;
    private readonly long _end;

    internal SingleLines(LedgerDatabase database, LedgerTexts texts)
    {
        _connection = database.OpenConnection();
        try
        {
            _end = texts.LoadAll(_connection, null).NextOrdinal;
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        _rows = new SegmentRows(_connection, null);
        _versions = new VersionReader(_connection, null, texts, _rows);
    }

    /// <summary>Every version of a line, the first one first; empty for a line that is not there.</summary>
    /// <param name="lineId">The line.</param>
    /// <param name="endOrdinal">Only versions below this ordinal.</param>
    /// <exception cref="StorageException">The ledger is damaged.</exception>
    public IReadOnlyList<LineVersion> Versions(string lineId, long endOrdinal = long.MaxValue) =>
        Versions(lineId, Candidates(lineId, endOrdinal));

    /// <summary>Where versions of a line may lie, in rising order: of nearly every line just where they do.</summary>
    /// <param name="lineId">The line.</param>
    /// <param name="endOrdinal">Only versions below this ordinal.</param>
    /// <exception cref="LineIndexFormatException">The index is damaged.</exception>
    public IReadOnlyList<long> Candidates(string lineId, long endOrdinal) =>
    [
        .. LineIndexStore.Candidates(_connection, null, LineHash.Of(Encoding.UTF8.GetBytes(lineId)))
            .Where(ordinal => ordinal < Math.Min(_end, endOrdinal)).Order(),
    ];

    /// <summary>Every version of a line, the first one first, where its candidates are known.</summary>
    /// <exception cref="StorageException">The ledger is damaged.</exception>
    public IReadOnlyList<LineVersion> Versions(string lineId, IReadOnlyList<long> candidates)
    {
        var id = Encoding.UTF8.GetBytes(lineId);
        var versions = new List<LineVersion>();
        foreach (var ordinal in candidates)
        {
            // Others may have the same hash.
            if (_rows.LineId(ordinal).SequenceEqual(id))
            {
                versions.Add(_versions.Read(ordinal, versions.Count + 1));
            }
        }

        return versions;
    }

    /// <summary>A line version by its ordinal, which the ledger has.</summary>
    /// <exception cref="StorageException">The ledger is damaged.</exception>
    public LineVersion Version(long ordinal) => _versions.Read(ordinal, version: 0);

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }
}
