using System.Diagnostics;

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

    private readonly LedgerArrays _columns = new();
    private readonly TermsTable _terms = new();
    private readonly List<decimal> _elsewhere = [];
    private readonly LineIdWriter _ids = new();
    private readonly ByteWriter _writer = new();

    internal static ReadOnlySpan<byte> Magic => "S3CL"u8;

    public int Count { get; private set; }

    /// <exception cref="InvalidOperationException">The segment is full.</exception>
    /// <exception cref="ArgumentException">
    /// The identifier has more than 512 bytes, or the terms hold the number of a choice that has no name.
    /// </exception>
    public void Add(ReadOnlySpan<byte> utf8LineId, in LedgerRow row)
    {
        if (Count == MaximumRows)
        {
            throw new InvalidOperationException($"A segment has at most {MaximumRows} rows. Build this one first.");
        }

        if (utf8LineId.Length > MaximumLineIdSize)
        {
            throw new ArgumentException(
                $"A line identifier has at most {MaximumLineIdSize} bytes, not {utf8LineId.Length}.",
                nameof(utf8LineId));
        }

        var forms = new AmountForms(
            ExactDecimal.Split(row.Quantity, out var quantity),
            ExactDecimal.Split(row.SpendAmount, out var spend),
            ExactDecimal.Split(row.ServiceAmount, out var service));
        var terms = _terms.CodeOf(new TermsEntry(row.Terms, forms));

        var i = Count;
        _columns.Reserve(i + 1);
        _columns.TermsCodes[i] = terms;
        _columns.Days[i] = row.PurchaseDate.DayNumber;
        _columns.Suppliers[i] = row.Supplier;
        _columns.Contracts[i] = row.Contract;
        _columns.BuyerUnits[i] = row.BuyerUnit;
        _columns.Products[i] = row.Product;
        _columns.Configurations[i] = row.Configuration;
        _columns.Gtins[i] = row.Gtin;
        _columns.Categories[i] = row.Category;
        _columns.Sectors[i] = row.Sector;
        _columns.Declarations[i] = row.Declaration;
        _columns.ReleasedBy[i] = row.ReleasedBy;
        _columns.Quantities[i] = PlaceOr(quantity, forms.Quantity, row.Quantity);
        _columns.Spends[i] = PlaceOr(spend, forms.Spend, row.SpendAmount);
        _columns.Services[i] = PlaceOr(service, forms.Service, row.ServiceAmount);
        _columns.Originals[i] = row.Original;
        _columns.Supersedes[i] = row.Supersedes;
        _ids.Add(utf8LineId);
        Count++;
    }

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
        _terms.Write(_writer);
        _writer.Varint((ulong)_elsewhere.Count);
        foreach (var value in _elsewhere)
        {
            ExactDecimal.Write(_writer, value);
        }

        _columns.Write(_writer, Count);
        _ids.WriteTo(_writer);
        return SegmentHeader.Finish(_writer);
    }

    public void Clear()
    {
        _terms.Clear();
        _elsewhere.Clear();
        _ids.Clear();
        Count = 0;
    }

    private long PlaceOr(long number, byte form, decimal? value)
    {
        if (form != ExactDecimal.Elsewhere)
        {
            return number;
        }

        _elsewhere.Add(value ?? throw new UnreachableException());
        return _elsewhere.Count - 1;
    }
}
