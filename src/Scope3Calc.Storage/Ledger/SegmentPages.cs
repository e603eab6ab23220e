using System.Data.Common;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The last few segments that were looked at, decoded. For one thread.</summary>
public sealed class SegmentPages(DbConnection connection, DbTransaction? transaction, long endOrdinal) : ILedgerRows
{
    private const int Kept = 3;

    private readonly List<(int Segment, LedgerColumns Columns)> _pages = [];
    private LedgerColumns[] _atHand = [];

    /// <summary>Lines of these columns, which the caller has decoded, need no page.</summary>
    public void Have(params LedgerColumns[] columns) => _atHand = columns;

    /// <summary>A line version by its ordinal, which is below the end.</summary>
    public (LedgerColumns Columns, int Row) At(long ordinal)
    {
        foreach (var columns in _atHand)
        {
            if (ordinal >= columns.FirstOrdinal && ordinal < columns.FirstOrdinal + columns.Count)
            {
                return (columns, (int)(ordinal - columns.FirstOrdinal));
            }
        }

        return (Page(SegmentStore.SegmentOf(ordinal)), (int)(ordinal % SegmentStore.SegmentLines));
    }

    LedgerRow ILedgerRows.Row(long ordinal)
    {
        var (columns, row) = At(ordinal);
        return columns.Row(row);
    }

    ReadOnlySpan<byte> ILedgerRows.LineId(long ordinal)
    {
        var (columns, row) = At(ordinal);
        return columns.LineId(row);
    }

    private LedgerColumns Page(int segment)
    {
        var place = _pages.FindIndex(page => page.Segment == segment);
        if (place >= 0)
        {
            return _pages[place].Columns;
        }

        // The oldest page's buffers serve the new one.
        var columns = _pages.Count < Kept ? new LedgerColumns() : _pages[0].Columns;
        if (_pages.Count == Kept)
        {
            _pages.RemoveAt(0);
        }

        SegmentStore.Read(connection, transaction, segment, endOrdinal, columns);
        _pages.Add((segment, columns));
        return columns;
    }
}
