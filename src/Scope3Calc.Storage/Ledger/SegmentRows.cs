using System.Data.Common;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Single rows of the ledger, read without decoding the segments they lie in. For one thread.</summary>
internal sealed class SegmentRows(DbConnection connection, DbTransaction? transaction) : ILedgerRows, IDisposable
{
    // A line, its versions and what it takes back from often lie in one piece, and are asked for one after the other.
    private (long First, long End, string Name, PooledBytes Bytes) _piece = (0, 0, "", PooledBytes.None);
    private (long Ordinal, LedgerRow Row, byte[] LineId) _last = (-1, default, []);

    public LedgerRow Row(long ordinal)
    {
        Find(ordinal);
        return _last.Row;
    }

    public ReadOnlySpan<byte> LineId(long ordinal)
    {
        Find(ordinal);
        return _last.LineId;
    }

    public void Dispose() => _piece.Bytes.Dispose();

    private void Find(long ordinal)
    {
        if (ordinal == _last.Ordinal)
        {
            return;
        }

        if (ordinal < _piece.First || ordinal >= _piece.End)
        {
            _piece.Bytes.Dispose();
            _piece = SegmentStore.PieceWith(connection, transaction, ordinal);
        }

        try
        {
            _last = (ordinal, LedgerRowReader.Read(_piece.Bytes.Span, ordinal, out var lineId), lineId);
        }
        catch (SegmentFormatException exception)
        {
            throw SegmentStore.Unreadable(_piece.Name, exception);
        }
    }
}
