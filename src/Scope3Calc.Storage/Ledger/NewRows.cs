using System.Runtime.InteropServices;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Rows on their way into the ledger, with their line ids. Emptied and used again by the next commit.</summary>
/// <remarks>Lists of tens of thousands made anew for each commit would keep the collector at work on the whole heap.</remarks>
internal sealed class NewRows
{
    private readonly RowColumns _rows = new();
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _idEnds = [];
    private readonly ByteWriter _ids = new();

    // 1 plus a row, or 0; a row is at the hash of its id or behind it. At least every second place is free.
    private int[] _places = new int[64];

    public int Count => _rows.Count;

    /// <summary>The terms of the rows, for those whose codes are worked out by the caller.</summary>
    public TermsTable Terms => _rows.Terms;

    /// <summary>Hashes of the line ids, in the order of the rows.</summary>
    public ReadOnlySpan<ulong> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>Adds a row. Of several of one line the last is found.</summary>
    public void Add(ReadOnlySpan<byte> utf8LineId, ulong hash, in LedgerRow row)
    {
        AddId(utf8LineId, hash);
        _rows.Add(in row);
    }

    /// <summary>Adds a row that was laid together from parts.</summary>
    /// <inheritdoc cref="RowColumns.Add(in RowPart, int, long, long, long)"/>
    public void Add(ReadOnlySpan<byte> utf8LineId, ulong hash, in RowPart parts, int terms, long quantity, long spend, long original)
    {
        AddId(utf8LineId, hash);
        _rows.Add(in parts, terms, quantity, spend, original);
    }

    /// <summary>Adds some of the rows to a segment.</summary>
    public void CopyTo(LedgerSegmentBuilder builder, int start, int count)
    {
        builder.Add(_rows.Columns, Terms.Entries, _rows.Elsewhere, start, count);
        for (var row = start; row < start + count; row++)
        {
            builder.AddId(LineId(row));
        }
    }

    public ReadOnlySpan<byte> LineId(int index) => _ids.Written[(index == 0 ? 0 : _idEnds[index - 1]).._idEnds[index]];

    public LedgerRow Row(int index) => _rows.Row(index);

    /// <summary>The last row of a line; null for none.</summary>
    public int? Find(ReadOnlySpan<byte> utf8LineId, ulong hash) =>
        _places[PlaceOf(utf8LineId, hash)] is > 0 and var found ? found - 1 : null;

    public void Clear()
    {
        _rows.Clear();
        _hashes.Clear();
        _idEnds.Clear();
        _ids.Clear();
        Array.Clear(_places);
    }

    private void AddId(ReadOnlySpan<byte> utf8LineId, ulong hash)
    {
        if (2 * (Count + 1) > _places.Length)
        {
            Grow();
        }

        _places[PlaceOf(utf8LineId, hash)] = Count + 1;
        _ids.Bytes(utf8LineId);
        _idEnds.Add(_ids.Length);
        _hashes.Add(hash);
    }

    private int PlaceOf(ReadOnlySpan<byte> utf8LineId, ulong hash)
    {
        var place = (int)hash & (_places.Length - 1);
        while (_places[place] is > 0 and var row && !(_hashes[row - 1] == hash && LineId(row - 1).SequenceEqual(utf8LineId)))
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        _places = new int[2 * _places.Length];
        for (var row = 0; row < Count; row++)
        {
            _places[PlaceOf(LineId(row), _hashes[row])] = row + 1;
        }
    }
}
