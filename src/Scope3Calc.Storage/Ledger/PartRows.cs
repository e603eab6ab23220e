using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The parts of one batch after the other as rows: each is encoded once, for the first line that is added with it.</summary>
/// <remarks>So texts get their codes in the order in which lines need them, whatever form the lines come in.</remarks>
internal sealed class PartRows(RowEncoder encoder)
{
    private readonly JoinedTerms _terms = new();
    private RowPart[] _rows = [];
    private bool[] _isEncoded = [];
    private LineSource? _source;

    /// <summary>Adds a new line that can be told by its parts.</summary>
    /// <returns>False where it cannot, and nothing was added.</returns>
    public bool TryAdd(
        NewRows rows,
        LineSource source,
        int place,
        ReadOnlySpan<byte> utf8LineId,
        ulong hash,
        long original,
        out AmountDigits quantity,
        out AmountDigits spend)
    {
        if (!source.TryReadParts(place, out var parts, out quantity, out spend))
        {
            return false;
        }

        Open(source);
        var row = default(RowPart);
        foreach (var part in parts)
        {
            if (part > 0)
            {
                row.Lay(in Encoded((int)part - 1));
            }
        }

        if (row.ServiceForm == ExactDecimal.Elsewhere)
        {
            return false;
        }

        var forms = new AmountForms(quantity.Form, spend.Form, (byte)row.ServiceForm);
        rows.Add(utf8LineId, hash, in row, _terms.CodeOf(rows.Terms, in row, forms), quantity.Digits, spend.Digits, original);
        return true;
    }

    /// <summary>Codes of one commit are none of the next.</summary>
    public void Clear()
    {
        _source = null;
        _terms.Clear();
    }

    private void Open(LineSource source)
    {
        if (source == _source)
        {
            return;
        }

        _source = source;
        if (_rows.Length < source.PartCount)
        {
            _rows = new RowPart[source.PartCount];
            _isEncoded = new bool[source.PartCount];
        }

        Array.Clear(_isEncoded, 0, source.PartCount);
    }

    private ref readonly RowPart Encoded(int part)
    {
        if (!_isEncoded[part])
        {
            Encode(part);
        }

        return ref _rows[part];
    }

    private void Encode(int part)
    {
        _source!.ReadPart(part, out var content);
        encoder.Encode(in content, out var row);
        _rows[part] = new RowPart
        {
            Day = row.PurchaseDate.DayNumber,
            Supplier = row.Supplier,
            Contract = row.Contract,
            BuyerUnit = row.BuyerUnit,
            Product = row.Product,
            Configuration = row.Configuration,
            Gtin = row.Gtin,
            Category = row.Category,
            Sector = row.Sector,
            Declaration = row.Declaration,
            ReleasedBy = row.ReleasedBy,
            Terms = _terms.NumberOf(row.Terms),
            Condition = (int)row.Terms.Condition,
            ServiceForm = ExactDecimal.Split(row.ServiceAmount, out var service),
            Service = service,
        };
        _isEncoded[part] = true;
    }
}
