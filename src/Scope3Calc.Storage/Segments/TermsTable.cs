using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>Terms by their codes, from 0 in the order they first come.</summary>
internal sealed class TermsTable
{
    private const byte No = 0;
    private const byte Yes = 1;

    private readonly CodeTable<TermsEntry> _codes = new();

    public int Count => _codes.Count;

    /// <summary>By their codes.</summary>
    public ReadOnlySpan<TermsEntry> Entries => _codes.Entries;

    /// <exception cref="ArgumentOutOfRangeException">The terms hold the number of a choice that has no name.</exception>
    public int CodeOf(in TermsEntry entry)
    {
        var code = _codes.Find(entry);
        if (code < 0)
        {
            _ = Names(entry.Terms);
            code = _codes.Add(entry);
        }

        return code;
    }

    /// <summary>All names the terms use, then the terms with the names' places in that list.</summary>
    public void Write(ByteWriter writer)
    {
        var names = new TextCodes();
        foreach (ref readonly var entry in _codes.Entries)
        {
            foreach (var name in Names(entry.Terms))
            {
                names.CodeOf(name);
            }
        }

        names.Write(writer);
        writer.Varint((ulong)_codes.Count);
        foreach (ref readonly var entry in _codes.Entries)
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

    public void Clear() => _codes.Clear();

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
            AccountingTreatment = EnumNames<AccountingTreatment>.Parse(TextCodes.ReadOne(ref reader, names)),
            Disposal = EnumNames<DisposalKind>.Parse(TextCodes.ReadOne(ref reader, names)),
            QuantityUnit = EnumNames<QuantityUnit>.Parse(TextCodes.ReadOne(ref reader, names)),
            Condition = EnumNames<DeviceCondition>.Parse(TextCodes.ReadOne(ref reader, names)),
            PriceType = EnumNames<PriceType>.Parse(TextCodes.ReadOne(ref reader, names)),
            SpendBasis = EnumNames<SpendBasis>.Parse(TextCodes.ReadOne(ref reader, names)),
            PriceScope = EnumNames<PriceScope>.Parse(TextCodes.ReadOne(ref reader, names)),
            Currency = Currency(TextCodes.ReadOne(ref reader, names)),
            Country = Country(TextCodes.ReadOne(ref reader, names)),
            FreeOfCharge = YesOrNo(ref reader),
            VatRate = ExactDecimal.Read(ref reader),
            PriceTypeRatio = ExactDecimal.Read(ref reader),
        };
        return new TermsEntry(terms, new AmountForms(Form(ref reader), Form(ref reader), Form(ref reader)));
    }

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
