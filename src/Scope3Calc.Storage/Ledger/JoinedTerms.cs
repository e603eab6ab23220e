using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>The terms of lines that are put together from parts: looked up by what they are put together from, without laying them out.</summary>
internal sealed class JoinedTerms
{
    private const int Places = 1_024;

    private readonly CodeTable<TermsEntry> _parts = new();
    private readonly (ulong Key, int Code)[] _recent = new (ulong, int)[Places];

    /// <summary>A number for the terms of a part, without its condition; 0 where it states none.</summary>
    public int NumberOf(in LineTerms part)
    {
        var terms = part with { Condition = default };
        if (terms == default)
        {
            return 0;
        }

        var entry = new TermsEntry(terms, default);
        var code = _parts.Find(in entry);
        return 1 + (code < 0 ? _parts.Add(in entry) : code);
    }

    /// <summary>The code of a line's terms.</summary>
    /// <param name="table">What it is a code of: the same one until <see cref="Clear"/>.</param>
    /// <param name="parts">The parts of the line.</param>
    /// <param name="forms">Forms of its amounts.</param>
    public int CodeOf(TermsTable table, in RowPart parts, AmountForms forms)
    {
        // Terms are fewer than lines, and forms at most 30.
        var key = ((ulong)(uint)parts.Terms << 32) | ((ulong)(byte)parts.Condition << 24)
            | ((ulong)forms.Quantity << 16) | ((ulong)forms.Spend << 8) | forms.Service | (1UL << 63);
        ref var recent = ref _recent[(int)((key * 0x9E37_79B9_7F4A_7C15) >> 54)];
        if (recent.Key != key)
        {
            var terms = parts.Terms == 0 ? default : _parts.Entries[parts.Terms - 1].Terms;
            recent = (key, table.CodeOf(new TermsEntry(terms with { Condition = (DeviceCondition)parts.Condition }, forms)));
        }

        return recent.Code;
    }

    public void Clear()
    {
        _parts.Clear();
        Array.Clear(_recent);
    }
}
