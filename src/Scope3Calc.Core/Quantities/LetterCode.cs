namespace Scope3Calc.Core.Quantities;

/// <summary>Codes of a few letters A to Z as numbers from 1: "A" is 1, "Z" 26, "AB" 2.</summary>
internal static class LetterCode
{
    public static int? TryRead(ReadOnlySpan<char> text, int length)
    {
        if (text.Length != length)
        {
            return null;
        }

        var value = 0;
        foreach (var letter in text)
        {
            if (letter is < 'A' or > 'Z')
            {
                return null;
            }

            value = (value * 26) + (letter - 'A');
        }

        return value + 1;
    }

    public static string Write(int code, int length) => code == 0
        ? string.Empty
        : string.Create(length, code - 1, static (letters, value) =>
        {
            for (var i = letters.Length - 1; i >= 0; i--)
            {
                letters[i] = (char)('A' + (value % 26));
                value /= 26;
            }
        });
}
