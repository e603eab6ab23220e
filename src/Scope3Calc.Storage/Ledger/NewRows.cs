using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Rows on their way into the ledger, with their line ids.</summary>
internal sealed class NewRows
{
    private readonly List<LedgerRow> _rows = [];
    private readonly List<byte[]> _ids = [];
    private readonly List<ulong> _hashes = [];

    public int Count => _rows.Count;

    /// <summary>Hashes of the line ids, in the order of the rows.</summary>
    public ReadOnlySpan<ulong> Hashes => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hashes);

    public void Add(byte[] id, ulong hash, in LedgerRow row)
    {
        _ids.Add(id);
        _hashes.Add(hash);
        _rows.Add(row);
    }

    public ReadOnlySpan<byte> LineId(int index) => _ids[index];

    public LedgerRow Row(int index) => _rows[index];
}
