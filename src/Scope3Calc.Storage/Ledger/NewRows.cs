using System.Runtime.InteropServices;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Rows on their way into the ledger, with their line ids. Emptied and used again by the next commit.</summary>
/// <remarks>Lists of tens of thousands made anew for each commit would keep the collector at work on the whole heap.</remarks>
internal sealed class NewRows
{
    private readonly List<LedgerRow> _rows = [];
    private readonly List<byte[]> _ids = [];
    private readonly List<ulong> _hashes = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public int Count => _rows.Count;

    /// <summary>Hashes of the line ids, in the order of the rows.</summary>
    public ReadOnlySpan<ulong> Hashes => CollectionsMarshal.AsSpan(_hashes);

    public void Add(string lineId, byte[] utf8LineId, ulong hash, in LedgerRow row)
    {
        _places[lineId] = _rows.Count;
        _ids.Add(utf8LineId);
        _hashes.Add(hash);
        _rows.Add(row);
    }

    public ReadOnlySpan<byte> LineId(int index) => _ids[index];

    public ref readonly LedgerRow Row(int index) => ref CollectionsMarshal.AsSpan(_rows)[index];

    /// <summary>The last row of a line; null for none.</summary>
    public int? Find(string lineId) => _places.TryGetValue(lineId, out var place) ? place : null;

    public void Clear()
    {
        _rows.Clear();
        _ids.Clear();
        _hashes.Clear();
        _places.Clear();
    }
}
