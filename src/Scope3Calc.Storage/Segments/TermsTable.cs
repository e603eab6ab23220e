using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>Terms by their codes, from 0 in the order they first come.</summary>
internal sealed class TermsTable
{
    private const byte No = 0;
    private const byte Yes = 1;

    private TermsEntry[] _entries = new TermsEntry[32];

    // 1 plus a code, or 0; an entry is at its hash or behind it. Twice as many places as there are entries: a dictionary
    // would copy the hundred bytes of an entry several times for each line.
    private int[] _places = new int[64];

    public int Count { get; private set; }

    private ReadOnlySpan<TermsEntry> Entries => _entries.AsSpan(0, Count);

    /// <exception cref="ArgumentOutOfRangeException">The terms hold the number of a choice that has no name.</exception>
    public int CodeOf(in TermsEntry entry)
    {
        var place = PlaceOf(entry);
        if (_places[place] != 0)
        {
            return _places[place] - 1;
        }

        _ = Names(entry.Terms);
        if (Count == _entries.Length)
        {
            Grow();
            place = PlaceOf(entry);
        }

        _entries[Count++] = entry;
        _places[place] = Count;
        return Count - 1;
    }

    /// <summary>All names the terms use, then the terms with the names' places in that list.</summary>
    public void Write(ByteWriter writer)
    {
        var names = new TextCodes();
        foreach (ref readonly var entry in Entries)
        {
            foreach (var name in Names(entry.Terms))
            {
                names.CodeOf(name);
            }
        }

        names.Write(writer);
        writer.Varint((ulong)Count);
        foreach (ref readonly var entry in Entries)
        {
            foreach (var name in Names(entry.Terms))
            {
                writer.Varint((ulong)names.CodeOf(name));
            }

            writer.Byte(entry.Terms.FreeOfCharge ? Yes : No);
            ExactDecimal.Write(writer, entry.Terms.VatRate);
            ExactDecimal.Write(writer, entry.Terms.PriceTypeRatio);
            writer.Byte(entry.Forms.Quantity);
            writer.Byte(entry.Forms.Spend);
            writer.Byte(entry.Forms.Service);
        }
    }

    public static TermsEntry[] Read(ref ByteReader reader, int rows)
    {
        var names = TextCodes.Read(ref reader);
        var entries = new TermsEntry[reader.Count(rows, "terms")];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = ReadEntry(ref reader, names);
        }

        return entries;
    }

    public void Clear()
    {
        Array.Clear(_places);
        Count = 0;
    }

    private int PlaceOf(in TermsEntry entry)
    {
        var place = entry.GetHashCode() & (_places.Length - 1);
        while (_places[place] != 0 && !_entries[_places[place] - 1].IsSame(entry))
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _places = new int[2 * _entries.Length];
        for (var code = 0; code < Count; code++)
        {
            _places[PlaceOf(_entries[code])] = code + 1;
        }
    }

    private static string[] Names(in LineTerms terms) =>
    [
        EnumNames<AccountingTreatment>.Of(terms.AccountingTreatment),
        EnumNames<DisposalKind>.Of(terms.Disposal),
        EnumNames<QuantityUnit>.Of(terms.QuantityUnit),
        EnumNames<DeviceCondition>.Of(terms.Condition),
        EnumNames<PriceType>.Of(terms.PriceType),
        EnumNames<SpendBasis>.Of(terms.SpendBasis),
        EnumNames<PriceScope>.Of(terms.PriceScope),
        terms.Currency.ToString(),
        terms.Country.ToString(),
    ];

    private static TermsEntry ReadEntry(ref ByteReader reader, string?[] names)
    {
        var terms = new LineTerms
        {
            AccountingTreatment = EnumNames<AccountingTreatment>.Parse(Name(ref reader, names)),
            Disposal = EnumNames<DisposalKind>.Parse(Name(ref reader, names)),
            QuantityUnit = EnumNames<QuantityUnit>.Parse(Name(ref reader, names)),
            Condition = EnumNames<DeviceCondition>.Parse(Name(ref reader, names)),
            PriceType = EnumNames<PriceType>.Parse(Name(ref reader, names)),
            SpendBasis = EnumNames<SpendBasis>.Parse(Name(ref reader, names)),
            PriceScope = EnumNames<PriceScope>.Parse(Name(ref reader, names)),
            Currency = Currency(Name(ref reader, names)),
            Country = Country(Name(ref reader, names)),
            FreeOfCharge = YesOrNo(ref reader),
            VatRate = ExactDecimal.Read(ref reader),
            PriceTypeRatio = ExactDecimal.Read(ref reader),
        };
        return new TermsEntry(terms, new AmountForms(Form(ref reader), Form(ref reader), Form(ref reader)));
    }

    private static string Name(ref ByteReader reader, string?[] names) =>
        names[reader.Count(names.Length - 1, "as the place of a name")]
            ?? throw reader.Wrong("a name is missing");

    private static bool YesOrNo(ref ByteReader reader) => reader.Byte() switch
    {
        No => false,
        Yes => true,
        var other => throw reader.Wrong($"{other} is neither yes nor no"),
    };

    private static CurrencyCode Currency(string name) => name.Length == 0
        ? default
        : CurrencyCode.TryParse(name) ?? throw new SegmentFormatException($"'{name}' is no currency.");

    private static CountryCode Country(string name) => name.Length == 0
        ? default
        : CountryCode.TryParse(name) ?? throw new SegmentFormatException($"'{name}' is no country.");

    private static byte Form(ref ByteReader reader)
    {
        var form = reader.Byte();
        return ExactDecimal.IsForm(form)
            ? form
            : throw reader.Wrong($"an amount of form {form} is unknown");
    }
}
