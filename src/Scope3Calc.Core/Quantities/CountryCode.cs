namespace Scope3Calc.Core.Quantities;

/// <summary>A country by its two letters, as ISO 3166-1 lists them. The default is no country.</summary>
public readonly record struct CountryCode
{
    private readonly ushort _letters;

    private CountryCode(ushort letters) => _letters = letters;

    /// <summary>0 for no country, else 1 to 676 in alphabetical order: a dense index for tables.</summary>
    public int Index => _letters;

    public bool IsNone => _letters == 0;

    /// <summary>Reads exactly two letters A to Z; anything else gives null.</summary>
    public static CountryCode? TryParse(ReadOnlySpan<char> text) =>
        LetterCode.TryRead(text, 2) is { } index ? new CountryCode((ushort)index) : null;

    /// <exception cref="FormatException">The text is not two letters A to Z.</exception>
    public static CountryCode Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a country code of two letters A to Z.");

    public override string ToString() => LetterCode.Write(_letters, 2);
}
