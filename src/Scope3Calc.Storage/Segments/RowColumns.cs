using System.Diagnostics;

namespace Scope3Calc.Storage.Segments;

/// <summary>Rows as columns of numbers, with what those refer to: the terms, and the decimals that fit no whole number.</summary>
/// <remarks>In this form rows are collected and copied, so that each is taken apart once.</remarks>
internal sealed class RowColumns
{
    private readonly LedgerArrays _columns = new();
    private readonly List<decimal> _elsewhere = [];
    private int[] _codes = [];

    public int Count { get; private set; }

    public LedgerArrays Columns => _columns;

    public TermsTable Terms { get; } = new();

    /// <summary>What rows refer to whose amounts have <see cref="ExactDecimal.Elsewhere"/> for a form.</summary>
    public List<decimal> Elsewhere => _elsewhere;

    /// <exception cref="ArgumentException">The terms hold the number of a choice that has no name.</exception>
    public void Add(in LedgerRow row)
    {
        var forms = new AmountForms(
            ExactDecimal.Split(row.Quantity, out var quantity),
            ExactDecimal.Split(row.SpendAmount, out var spend),
            ExactDecimal.Split(row.ServiceAmount, out var service));
        var terms = Terms.CodeOf(new TermsEntry(row.Terms, forms));

        var i = Next();
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
    }

    /// <summary>Adds a first version of which no amount is elsewhere.</summary>
    /// <param name="parts">All parts of the line.</param>
    /// <param name="terms">Code in <see cref="Terms"/>.</param>
    /// <param name="quantity">As the terms' form says.</param>
    /// <param name="spend">As the terms' form says.</param>
    /// <param name="original">As <see cref="LedgerRow.Original"/>.</param>
    public void Add(in RowPart parts, int terms, long quantity, long spend, long original)
    {
        var i = Next();
        _columns.TermsCodes[i] = terms;
        _columns.Days[i] = parts.Day;
        _columns.Suppliers[i] = parts.Supplier;
        _columns.Contracts[i] = parts.Contract;
        _columns.BuyerUnits[i] = parts.BuyerUnit;
        _columns.Products[i] = parts.Product;
        _columns.Configurations[i] = parts.Configuration;
        _columns.Gtins[i] = parts.Gtin;
        _columns.Categories[i] = parts.Category;
        _columns.Sectors[i] = parts.Sector;
        _columns.Declarations[i] = parts.Declaration;
        _columns.ReleasedBy[i] = parts.ReleasedBy;
        _columns.Quantities[i] = quantity;
        _columns.Spends[i] = spend;
        _columns.Services[i] = parts.Service;
        _columns.Originals[i] = original;
        _columns.Supersedes[i] = 0;
    }

    /// <summary>Adds rows that are columns already.</summary>
    /// <param name="from">Their columns.</param>
    /// <param name="entries">What their terms' codes stand for.</param>
    /// <param name="elsewhere">Their decimals in full.</param>
    /// <param name="start">The first row that is added.</param>
    /// <param name="count">How many are.</param>
    public void Add(LedgerArrays from, ReadOnlySpan<TermsEntry> entries, List<decimal> elsewhere, int start, int count)
    {
        _columns.Reserve(Count + count);
        from.CopyTo(_columns, start, Count, count);
        AddTerms(_columns.TermsCodes.AsSpan(Count, count), entries);
        if (HasElsewhere(entries))
        {
            for (var i = Count; i < Count + count; i++)
            {
                var forms = Terms.Entries[_columns.TermsCodes[i]].Forms;
                Move(forms.Quantity, elsewhere, ref _columns.Quantities[i]);
                Move(forms.Spend, elsewhere, ref _columns.Spends[i]);
                Move(forms.Service, elsewhere, ref _columns.Services[i]);
            }
        }

        Count += count;
    }

    public LedgerRow Row(int row)
    {
        ref readonly var terms = ref Terms.Entries[_columns.TermsCodes[row]];
        return new LedgerRow
        {
            PurchaseDate = DateOnly.FromDayNumber(_columns.Days[row]),
            Terms = terms.Terms,
            Supplier = _columns.Suppliers[row],
            Contract = _columns.Contracts[row],
            BuyerUnit = _columns.BuyerUnits[row],
            Product = _columns.Products[row],
            Configuration = _columns.Configurations[row],
            Gtin = _columns.Gtins[row],
            Category = _columns.Categories[row],
            Sector = _columns.Sectors[row],
            Declaration = _columns.Declarations[row],
            ReleasedBy = _columns.ReleasedBy[row],
            Quantity = ExactDecimal.Of(terms.Forms.Quantity, _columns.Quantities[row], _elsewhere),
            SpendAmount = ExactDecimal.Of(terms.Forms.Spend, _columns.Spends[row], _elsewhere),
            ServiceAmount = ExactDecimal.Of(terms.Forms.Service, _columns.Services[row], _elsewhere),
            Original = _columns.Originals[row],
            Supersedes = _columns.Supersedes[row],
        };
    }

    public void Clear()
    {
        Terms.Clear();
        _elsewhere.Clear();
        Count = 0;
    }

    private int Next()
    {
        _columns.Reserve(Count + 1);
        return Count++;
    }

    // Terms get their codes here in the order in which rows first use them.
    private void AddTerms(Span<int> codes, ReadOnlySpan<TermsEntry> entries)
    {
        if (_codes.Length < entries.Length)
        {
            _codes = new int[Math.Max(entries.Length, 2 * _codes.Length)];
        }

        var here = _codes.AsSpan(0, entries.Length);
        here.Fill(-1);
        foreach (ref var code in codes)
        {
            ref var known = ref here[code];
            if (known < 0)
            {
                known = Terms.CodeOf(entries[code]);
            }

            code = known;
        }
    }

    private static bool HasElsewhere(ReadOnlySpan<TermsEntry> entries)
    {
        foreach (ref readonly var entry in entries)
        {
            if (entry.Forms.HasElsewhere)
            {
                return true;
            }
        }

        return false;
    }

    private void Move(byte form, List<decimal> elsewhere, ref long place)
    {
        if (form == ExactDecimal.Elsewhere)
        {
            place = PlaceOr(place, form, elsewhere[(int)place]);
        }
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
