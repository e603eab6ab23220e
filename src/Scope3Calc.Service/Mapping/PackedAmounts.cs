using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>The amounts of a column of a packed batch, by line, as far as they are short: read once for check and ledger.</summary>
internal sealed class PackedAmounts
{
    private const byte NotStated = 0;
    private const byte NotShort = byte.MaxValue;

    private readonly long[] _digits;

    // 1 plus the number of decimals, or one of the above.
    private readonly byte[] _forms;

    private PackedAmounts(int count) => (_digits, _forms) = (new long[count], new byte[count]);

    /// <summary>Whether a text is given, short or not.</summary>
    public bool IsGiven(int line) => _forms.Length > 0 && _forms[line] != NotStated;

    /// <summary>The amount of a line, which may be none; false where it is no short one, but perhaps one nevertheless.</summary>
    public bool TryGet(int line, out AmountDigits amount)
    {
        if (!IsGiven(line))
        {
            amount = default;
            return true;
        }

        var isShort = _forms[line] != NotShort;
        amount = isShort ? new AmountDigits(_digits[line], _forms[line] - 1) : default;
        return isShort;
    }

    public static PackedAmounts Of(PackedTexts texts)
    {
        var amounts = new PackedAmounts(texts.Count);
        for (var line = 0; line < texts.Count; line++)
        {
            var text = texts[line];
            amounts._forms[line] = text.IsEmpty ? NotStated
                : TextValue.TryReadDigits(text, out amounts._digits[line], out var decimals) ? (byte)(decimals + 1)
                : NotShort;
        }

        return amounts;
    }
}
