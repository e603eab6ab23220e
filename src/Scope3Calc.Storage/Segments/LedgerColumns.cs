namespace Scope3Calc.Storage.Segments;

/// <summary>The rows of a ledger segment, column by column, in buffers that are used again for the next one.</summary>
/// <remarks>
/// The pieces of one logical segment are appended in the order of their ordinals. What was appended is good until
/// <see cref="Clear"/>. Codes are the ledger's, 0 is not stated. Not for several threads at once.
/// </remarks>
public sealed class LedgerColumns
{
    private readonly LedgerArrays _columns = new();
    private readonly TermsTable _table = new();
    private readonly List<decimal> _elsewhere = [];
    private readonly LineIdColumn _ids = new();
    private LineTerms[] _terms = [];
    private AmountForms[] _forms = [];

    public int Count { get; private set; }

    /// <summary>The ordinal of row 0; 0 as long as there is none.</summary>
    public long FirstOrdinal { get; private set; }

    /// <summary>What <see cref="TermsCodes"/> point into. The same terms may stand here more than once.</summary>
    public ReadOnlySpan<LineTerms> Terms => _terms.AsSpan(0, _table.Count);

    public ReadOnlySpan<int> TermsCodes => _columns.TermsCodes.AsSpan(0, Count);

    /// <summary>Days of purchase as <see cref="DateOnly.DayNumber"/>.</summary>
    public ReadOnlySpan<int> PurchaseDays => _columns.Days.AsSpan(0, Count);

    public ReadOnlySpan<int> Suppliers => _columns.Suppliers.AsSpan(0, Count);

    public ReadOnlySpan<int> Contracts => _columns.Contracts.AsSpan(0, Count);

    public ReadOnlySpan<int> BuyerUnits => _columns.BuyerUnits.AsSpan(0, Count);

    public ReadOnlySpan<int> Products => _columns.Products.AsSpan(0, Count);

    public ReadOnlySpan<int> Configurations => _columns.Configurations.AsSpan(0, Count);

    public ReadOnlySpan<int> Gtins => _columns.Gtins.AsSpan(0, Count);

    public ReadOnlySpan<int> Categories => _columns.Categories.AsSpan(0, Count);

    public ReadOnlySpan<int> Sectors => _columns.Sectors.AsSpan(0, Count);

    public ReadOnlySpan<int> Declarations => _columns.Declarations.AsSpan(0, Count);

    public ReadOnlySpan<int> ReleasedBy => _columns.ReleasedBy.AsSpan(0, Count);

    /// <summary>As <see cref="LedgerRow.Original"/>.</summary>
    public ReadOnlySpan<long> Originals => _columns.Originals.AsSpan(0, Count);

    /// <summary>As <see cref="LedgerRow.Supersedes"/>.</summary>
    public ReadOnlySpan<long> Supersedes => _columns.Supersedes.AsSpan(0, Count);

    public DateOnly PurchaseDate(int row) => DateOnly.FromDayNumber(PurchaseDays[row]);

    public decimal? Quantity(int row) => Amount(_forms[TermsCodes[row]].Quantity, _columns.Quantities[row]);

    public decimal? SpendAmount(int row) => Amount(_forms[TermsCodes[row]].Spend, _columns.Spends[row]);

    public decimal? ServiceAmount(int row) => Amount(_forms[TermsCodes[row]].Service, _columns.Services[row]);

    /// <summary>The identifier in UTF-8. The first call decodes all, since few who read a segment need any.</summary>
    /// <exception cref="SegmentFormatException">The identifiers are garbled.</exception>
    public ReadOnlySpan<byte> LineId(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return _ids[row];
    }

    public LedgerRow Row(int row) => new()
    {
        PurchaseDate = PurchaseDate(row),
        Terms = Terms[TermsCodes[row]],
        Supplier = Suppliers[row],
        Contract = Contracts[row],
        BuyerUnit = BuyerUnits[row],
        Product = Products[row],
        Configuration = Configurations[row],
        Gtin = Gtins[row],
        Category = Categories[row],
        Sector = Sectors[row],
        Declaration = Declarations[row],
        ReleasedBy = ReleasedBy[row],
        Quantity = Quantity(row),
        SpendAmount = SpendAmount(row),
        ServiceAmount = ServiceAmount(row),
        Original = Originals[row],
        Supersedes = Supersedes[row],
    };

    /// <summary>Adds the rows of a piece behind those that are there.</summary>
    /// <exception cref="SegmentFormatException">
    /// The bytes are no whole ledger segment, or not the one that comes next. Nothing was added.
    /// </exception>
    public void Append(ReadOnlySpan<byte> segment)
    {
        var reader = new ByteReader(segment);
        var rows = SegmentHeader.Read(ref reader, LedgerSegmentBuilder.Magic, "ledger segment");
        var firstOrdinal = CheckedOrdinal(reader.Int64(), rows);
        var entries = TermsTable.Read(ref reader, rows);
        var elsewhere = new decimal[reader.Count(3 * rows, "decimals in full")];
        for (var i = 0; i < elsewhere.Length; i++)
        {
            elsewhere[i] = ExactDecimal.Read(ref reader) ?? throw reader.Wrong("a decimal in full is missing");
        }

        _columns.Reserve(Count + rows);
        _columns.Read(ref reader, Count, rows);
        CheckRange(_columns.TermsCodes.AsSpan(Count, rows), entries.Length - 1, "terms");
        CheckRange(_columns.Days.AsSpan(Count, rows), DateOnly.MaxValue.DayNumber, "day of purchase");
        PointBehind(entries, elsewhere.Length, rows);

        // From here on nothing can be wrong.
        _elsewhere.AddRange(elsewhere);
        Merge(entries, rows);
        _ids.Append(reader.Rest, rows);
        FirstOrdinal = Count == 0 ? firstOrdinal : FirstOrdinal;
        Count += rows;
    }

    /// <summary>Adds all rows to those of a builder, in the order in which they lie here.</summary>
    /// <exception cref="SegmentFormatException">The identifiers are garbled.</exception>
    internal void CopyTo(LedgerSegmentBuilder builder)
    {
        builder.Add(_columns, _table.Entries, _elsewhere, 0, Count);
        for (var row = 0; row < Count; row++)
        {
            builder.AddId(_ids[row]);
        }
    }

    public void Clear()
    {
        _table.Clear();
        _elsewhere.Clear();
        _ids.Clear();
        Count = 0;
        FirstOrdinal = 0;
    }

    private decimal? Amount(byte form, long number) => ExactDecimal.Of(form, number, _elsewhere);

    private long CheckedOrdinal(long firstOrdinal, int rows)
    {
        if (Count + rows > LedgerSegmentBuilder.MaximumRows)
        {
            throw new SegmentFormatException(
                $"{Count} rows and the piece's {rows} are more than the {LedgerSegmentBuilder.MaximumRows} of a segment.");
        }

        if (firstOrdinal is < 0 or > long.MaxValue - LedgerSegmentBuilder.MaximumRows)
        {
            throw new SegmentFormatException($"{firstOrdinal} is no ordinal of a line version.");
        }

        return Count == 0 || firstOrdinal == FirstOrdinal + Count
            ? firstOrdinal
            : throw new SegmentFormatException(
                $"The piece starts at ordinal {firstOrdinal}; the next one is {FirstOrdinal + Count}.");
    }

    private static void CheckRange(ReadOnlySpan<int> values, int largest, string what)
    {
        if (largest < 0 || values.IndexOfAnyExceptInRange(0, largest) >= 0)
        {
            throw new SegmentFormatException($"The segment is garbled: a row's {what} does not exist.");
        }
    }

    // Places in this piece's list of decimals become places in the list of all pieces.
    private void PointBehind(TermsEntry[] entries, int count, int rows)
    {
        if (!Array.Exists(entries, entry => entry.Forms.HasElsewhere))
        {
            return;
        }

        for (var i = Count; i < Count + rows; i++)
        {
            var forms = entries[_columns.TermsCodes[i]].Forms;
            PointBehind(forms.Quantity, ref _columns.Quantities[i], count);
            PointBehind(forms.Spend, ref _columns.Spends[i], count);
            PointBehind(forms.Service, ref _columns.Services[i], count);
        }
    }

    private void PointBehind(byte form, ref long place, int count)
    {
        if (form != ExactDecimal.Elsewhere)
        {
            return;
        }

        place = (ulong)place < (ulong)count
            ? place + _elsewhere.Count
            : throw new SegmentFormatException("The segment is garbled: a decimal in full does not exist.");
    }

    // Terms that other pieces have too get the code they have there.
    private void Merge(TermsEntry[] entries, int rows)
    {
        var codes = new int[entries.Length];
        var moved = false;
        for (var i = 0; i < entries.Length; i++)
        {
            codes[i] = _table.CodeOf(entries[i]);
            moved |= codes[i] != i;
        }

        if (_terms.Length < _table.Count)
        {
            Array.Resize(ref _terms, Math.Max(2 * _terms.Length, _table.Count));
            Array.Resize(ref _forms, _terms.Length);
        }

        for (var i = 0; i < entries.Length; i++)
        {
            _terms[codes[i]] = entries[i].Terms;
            _forms[codes[i]] = entries[i].Forms;
        }

        if (moved)
        {
            foreach (ref var code in _columns.TermsCodes.AsSpan(Count, rows))
            {
                code = codes[code];
            }
        }
    }
}
