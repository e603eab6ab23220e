using System.Data.Common;
using System.Runtime.InteropServices;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Finds line ids among the committed line versions, many at a time: each segment is decoded once.</summary>
internal sealed class KnownLines(LineIndexStore index)
{
    private readonly LedgerColumns _columns = new();

    /// <summary>Called for each version of a line that was asked for.</summary>
    /// <param name="asked">Place of the line in the question.</param>
    /// <param name="ordinal">The version found. Of one line they come in ascending order.</param>
    /// <param name="columns">Its segment, decoded.</param>
    /// <param name="row">Its row there.</param>
    public delegate void Found(int asked, long ordinal, LedgerColumns columns, int row);

    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="endOrdinal">Versions below this ordinal are looked at.</param>
    /// <param name="ids">UTF-8 line ids.</param>
    /// <param name="hashes">Their hashes.</param>
    /// <param name="found">What to do with what is found.</param>
    public void Find(
        DbConnection connection,
        DbTransaction? transaction,
        long endOrdinal,
        List<byte[]> ids,
        List<ulong> hashes,
        Found found)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var candidates = index.CandidatesOf(connection, transaction, CollectionsMarshal.AsSpan(hashes))
            .SelectMany((ordinals, asked) => ordinals.Select(ordinal => (Asked: asked, Ordinal: ordinal)))
            .Where(candidate => candidate.Ordinal < endOrdinal)
            .OrderBy(candidate => candidate.Ordinal)
            .ToList();
        var segment = -1;
        foreach (var (asked, ordinal) in candidates)
        {
            if (SegmentStore.SegmentOf(ordinal) != segment)
            {
                segment = SegmentStore.SegmentOf(ordinal);
                SegmentStore.Read(connection, transaction, segment, endOrdinal, _columns);
            }

            var row = (int)(ordinal % SegmentStore.SegmentLines);
            if (_columns.LineId(row).SequenceEqual(ids[asked]))
            {
                found(asked, ordinal, _columns, row);
            }
        }
    }
}
