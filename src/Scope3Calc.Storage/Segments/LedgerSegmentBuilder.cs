namespace Scope3Calc.Storage.Segments;

/// <summary>Turns up to 65,536 line versions into the bytes of a ledger segment.</summary>
/// <remarks>
/// The same rows give the same bytes. The format: README.md, "Segments". To be used again after <see cref="Clear"/>;
/// not for several threads at once.
/// </remarks>
public sealed class LedgerSegmentBuilder
{
    /// <summary>The most rows a segment has.</summary>
    public const int MaximumRows = SegmentHeader.MaximumRows;

    /// <summary>The most bytes of UTF-8 a line identifier has.</summary>
    public const int MaximumLineIdSize = LineIdWriter.MaximumSize;

    private readonly RowColumns _rows = new();
    private readonly LineIdWriter _ids = new();
    private readonly ByteWriter _writer = new();

    internal static ReadOnlySpan<byte> Magic => "S3CL"u8;

    public int Count => _rows.Count;

    /// <summary>Codes of the products, by row.</summary>
    internal ReadOnlySpan<int> Products => _rows.Columns.Products.AsSpan(0, Count);

    /// <exception cref="InvalidOperationException">The segment is full.</exception>
    /// <exception cref="ArgumentException">
    /// The identifier has more than 512 bytes, or the terms hold the number of a choice that has no name.
    /// </exception>
    public void Add(ReadOnlySpan<byte> utf8LineId, in LedgerRow row)
    {
        RequireRoom(1);
        if (utf8LineId.Length > MaximumLineIdSize)
        {
            throw new ArgumentException(
                $"A line identifier has at most {MaximumLineIdSize} bytes, not {utf8LineId.Length}.",
                nameof(utf8LineId));
        }

        _rows.Add(in row);
        _ids.Add(utf8LineId);
    }

    /// <summary>Adds rows that are columns already. Their identifiers follow, each by <see cref="AddId"/>.</summary>
    /// <inheritdoc cref="RowColumns.Add(LedgerArrays, ReadOnlySpan{TermsEntry}, List{decimal}, int, int)"/>
    internal void Add(LedgerArrays from, ReadOnlySpan<TermsEntry> entries, List<decimal> elsewhere, int start, int count)
    {
        RequireRoom(count);
        _rows.Add(from, entries, elsewhere, start, count);
    }

    /// <summary>Adds the identifier of the next of those rows, which was looked at before.</summary>
    internal void AddId(ReadOnlySpan<byte> utf8LineId) => _ids.Add(utf8LineId);

    /// <param name="firstOrdinal">The ordinal of the first row; the others follow it without gaps.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public byte[] Build(long firstOrdinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOrdinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstOrdinal, long.MaxValue - MaximumRows);
        if (Count == 0)
        {
            throw new InvalidOperationException("A segment has at least one row. Add some first.");
        }

        _writer.Clear();
        SegmentHeader.Begin(_writer, Magic, Count);
        _writer.Int64(firstOrdinal);
        _rows.Terms.Write(_writer);
        _writer.Varint((ulong)_rows.Elsewhere.Count);
        foreach (var value in _rows.Elsewhere)
        {
            ExactDecimal.Write(_writer, value);
        }

        _rows.Columns.Write(_writer, Count);
        _ids.WriteTo(_writer);
        return SegmentHeader.Finish(_writer);
    }

    public void Clear()
    {
        _rows.Clear();
        _ids.Clear();
    }

    private void RequireRoom(int rows)
    {
        if (rows > MaximumRows - Count)
        {
            throw new InvalidOperationException($"A segment has at most {MaximumRows} rows. Build this one first.");
        }
    }
}
