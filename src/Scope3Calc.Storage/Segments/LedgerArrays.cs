namespace Scope3Calc.Storage.Segments;

/// <summary>The columns of a ledger segment while they are arrays, in the order they are written in.</summary>
internal sealed class LedgerArrays
{
    // A row is written to all columns at once. Were they a power of two apart, all these places would share a few lines of the cache.
    private const int Apart = 80;

    private int _capacity;

    public int[] TermsCodes = [];
    public int[] Days = [];
    public int[] Suppliers = [];
    public int[] Contracts = [];
    public int[] BuyerUnits = [];
    public int[] Products = [];
    public int[] Configurations = [];
    public int[] Gtins = [];
    public int[] Categories = [];
    public int[] Sectors = [];
    public int[] Declarations = [];
    public int[] ReleasedBy = [];
    public long[] Quantities = [];
    public long[] Spends = [];
    public long[] Services = [];
    public long[] Originals = [];
    public long[] Supersedes = [];

    public void Reserve(int rows)
    {
        if (rows > _capacity)
        {
            Grow(rows);
        }
    }

    public void Write(ByteWriter writer, int rows)
    {
        NumberColumn.Write<int>(writer, TermsCodes.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Days.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Suppliers.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Contracts.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, BuyerUnits.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Products.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Configurations.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Gtins.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Categories.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Sectors.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, Declarations.AsSpan(0, rows));
        NumberColumn.Write<int>(writer, ReleasedBy.AsSpan(0, rows));
        NumberColumn.Write<long>(writer, Quantities.AsSpan(0, rows));
        NumberColumn.Write<long>(writer, Spends.AsSpan(0, rows));
        NumberColumn.Write<long>(writer, Services.AsSpan(0, rows));
        NumberColumn.Write<long>(writer, Originals.AsSpan(0, rows));
        NumberColumn.Write<long>(writer, Supersedes.AsSpan(0, rows));
    }

    public void Read(ref ByteReader reader, int start, int rows)
    {
        NumberColumn.Read(ref reader, TermsCodes.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Days.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Suppliers.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Contracts.AsSpan(start, rows));
        NumberColumn.Read(ref reader, BuyerUnits.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Products.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Configurations.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Gtins.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Categories.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Sectors.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Declarations.AsSpan(start, rows));
        NumberColumn.Read(ref reader, ReleasedBy.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Quantities.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Spends.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Services.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Originals.AsSpan(start, rows));
        NumberColumn.Read(ref reader, Supersedes.AsSpan(start, rows));
    }

    /// <summary>Copies rows to where the other columns have room for them.</summary>
    public void CopyTo(LedgerArrays other, int from, int to, int rows)
    {
        TermsCodes.AsSpan(from, rows).CopyTo(other.TermsCodes.AsSpan(to));
        Days.AsSpan(from, rows).CopyTo(other.Days.AsSpan(to));
        Suppliers.AsSpan(from, rows).CopyTo(other.Suppliers.AsSpan(to));
        Contracts.AsSpan(from, rows).CopyTo(other.Contracts.AsSpan(to));
        BuyerUnits.AsSpan(from, rows).CopyTo(other.BuyerUnits.AsSpan(to));
        Products.AsSpan(from, rows).CopyTo(other.Products.AsSpan(to));
        Configurations.AsSpan(from, rows).CopyTo(other.Configurations.AsSpan(to));
        Gtins.AsSpan(from, rows).CopyTo(other.Gtins.AsSpan(to));
        Categories.AsSpan(from, rows).CopyTo(other.Categories.AsSpan(to));
        Sectors.AsSpan(from, rows).CopyTo(other.Sectors.AsSpan(to));
        Declarations.AsSpan(from, rows).CopyTo(other.Declarations.AsSpan(to));
        ReleasedBy.AsSpan(from, rows).CopyTo(other.ReleasedBy.AsSpan(to));
        Quantities.AsSpan(from, rows).CopyTo(other.Quantities.AsSpan(to));
        Spends.AsSpan(from, rows).CopyTo(other.Spends.AsSpan(to));
        Services.AsSpan(from, rows).CopyTo(other.Services.AsSpan(to));
        Originals.AsSpan(from, rows).CopyTo(other.Originals.AsSpan(to));
        Supersedes.AsSpan(from, rows).CopyTo(other.Supersedes.AsSpan(to));
    }

    private void Grow(int rows)
    {
        // A commit may have more rows than a segment.
        var largest = rows <= SegmentHeader.MaximumRows ? SegmentHeader.MaximumRows : int.MaxValue / 2;
        _capacity = Math.Clamp(2 * _capacity, Math.Max(rows, 64), largest);
        var length = _capacity + Apart;
        Array.Resize(ref TermsCodes, length);
        Array.Resize(ref Days, length);
        Array.Resize(ref Suppliers, length);
        Array.Resize(ref Contracts, length);
        Array.Resize(ref BuyerUnits, length);
        Array.Resize(ref Products, length);
        Array.Resize(ref Configurations, length);
        Array.Resize(ref Gtins, length);
        Array.Resize(ref Categories, length);
        Array.Resize(ref Sectors, length);
        Array.Resize(ref Declarations, length);
        Array.Resize(ref ReleasedBy, length);
        Array.Resize(ref Quantities, length);
        Array.Resize(ref Spends, length);
        Array.Resize(ref Services, length);
        Array.Resize(ref Originals, length);
        Array.Resize(ref Supersedes, length);
    }
}
