namespace Scope3Calc.Core.Quantities;

/// <summary>A currency by its three letters, as ISO 4217 lists them. The default is no currency.</summary>
/// <remarks>Only the shape is checked here; whether ISO 4217 knows the code is a matter of <see cref="Prices.Currencies"/>.</remarks>
public readonly record struct CurrencyCode
{
    private readonly ushort _letters;

    private CurrencyCode(ushort letters) => _letters = letters;

    /// <summary>0 for no currency, else 1 to 17,576 in alphabetical order: a dense index for tables.</summary>
    public int Index => _letters;

    public bool IsNone => _letters == 0;

    /// <summary>Reads exactly three letters A to Z; anything else gives null.</summary>
    public static CurrencyCode? TryParse(ReadOnlySpan<char> text) =>
        LetterCode.TryRead(text, 3) is { } index ? new CurrencyCode((ushort)index) : null;

    /// <exception cref="FormatException">The text is not three letters A to Z.</exception>
    public static CurrencyCode Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a currency code of three letters A to Z.");

    public override string ToString() => LetterCode.Write(_letters, 3);
}
