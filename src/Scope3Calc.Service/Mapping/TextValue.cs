using System.Globalization;
using System.Numerics;
using System.Text;
using Scope3Calc.Core;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Service.Mapping;

/// <summary>
/// Reads the contract's texts as exact values, and writes them. An empty text is "not stated"; an unreadable one is a problem.
/// </summary>
internal static class TextValue
{
    public const int MaxTextLength = 1_024;
    public const int MaxDecimalDigits = 28;

    private const NumberStyles ExactDecimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static decimal? Decimal(string text, string field, ref List<Problem>? problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (ShortDecimal<char>(text) is { } number)
        {
            return number;
        }

        // Longer texts would be rounded silently, and an exponent hides slips of 10^3 and 10^6.
        if (text.Length <= MaxDecimalDigits + 2
            && IsPlain(text)
            && decimal.TryParse(text, ExactDecimal, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Add(ref problems, ReasonCode.ValueInvalid, field,
            $"'{Shortened(text)}' is not an exact decimal of at most 28 digits. Write it like 1249.90, without exponent.");
        return null;
    }

    /// <summary>The same of a text in UTF-8.</summary>
    public static decimal? Decimal(ReadOnlySpan<byte> utf8, string field, ref List<Problem>? problems) =>
        utf8.IsEmpty ? null
        : ShortDecimal(utf8) is { } number ? number
        : Decimal(Encoding.UTF8.GetString(utf8), field, ref problems);

    public static DateOnly? Date(string text, string field, ref List<Problem>? problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        // Exactly YYYY-MM-DD. The general parser costs more than the rest of a line.
        if (text is [_, _, _, _, '-', _, _, '-', _, _]
            && Digits(text, 0, 4) is { } year and > 0
            && Digits(text, 5, 2) is { } month and >= 1 and <= 12
            && Digits(text, 8, 2) is { } day and >= 1
            && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }

        Add(ref problems, ReasonCode.ValueInvalid, field, $"'{Shortened(text)}' is not a day. Write it like 2024-03-31.");
        return null;
    }

    /// <summary>The country, or none where the text is empty.</summary>
    public static CountryCode Country(string text, string field, ref List<Problem>? problems)
    {
        if (text.Length == 0)
        {
            return default;
        }

        if (CountryCode.TryParse(text) is { } country)
        {
            return country;
        }

        Add(ref problems, ReasonCode.CountryUnknown, field,
            $"'{Shortened(text)}' is not an ISO 3166-1 code. Use two capital letters such as NL.");
        return default;
    }

    /// <summary>The currency, or none where the text is empty. Whether ISO 4217 knows it is not looked at.</summary>
    public static CurrencyCode Currency(string text, string field, ref List<Problem>? problems)
    {
        if (text.Length == 0)
        {
            return default;
        }

        if (CurrencyCode.TryParse(text) is { } currency)
        {
            return currency;
        }

        Add(ref problems, ReasonCode.CurrencyUnknown, field,
            $"'{Shortened(text)}' is not an ISO 4217 code. Use three capital letters such as EUR.");
        return default;
    }

    /// <summary>The text, or null where it is empty.</summary>
    public static string? Text(string text, string field, ref List<Problem>? problems, int limit = MaxTextLength)
    {
        if (text.Length <= limit)
        {
            CheckCharacters(text, field, ref problems);
            return text.Length == 0 ? null : text;
        }

        Add(ref problems, ReasonCode.ValueOutOfRange, field, $"The text has {text.Length} characters. Give at most {limit}.");
        return null;
    }

    /// <summary>Databases do not take a zero character, and no name has one.</summary>
    public static void CheckCharacters(string text, string field, ref List<Problem>? problems)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Add(ref problems, ReasonCode.ValueInvalid, field, "There is a zero character in the text. Remove it.");
        }
    }

    public static string Of(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Of(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty;

    public static void Add(ref List<Problem>? problems, ReasonCode code, string field, string message) =>
        (problems ??= []).Add(new Problem(code, field, message));

    public static string Shortened(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 37)}...";

    /// <summary>Reads a text as its digits and how many of them are decimals, if it is a short one and no zero with a sign.</summary>
    public static bool TryReadDigits(ReadOnlySpan<byte> utf8, out long digits, out int decimals)
    {
        var isShort = TryReadDigits(utf8, out digits, out decimals, out var isNegative) && !(isNegative && digits == 0);
        digits = isNegative ? -digits : digits;
        return isShort;
    }

    private static decimal? ShortDecimal<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        TryReadDigits(text, out var digits, out var decimals, out var isNegative)
            ? new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)decimals)
            : null;

    // Up to 18 digits, as nearly all are: a line has several, and the general parser takes four times as long.
    private static bool TryReadDigits<T>(ReadOnlySpan<T> text, out long digits, out int decimals, out bool isNegative)
        where T : unmanaged, IBinaryInteger<T>
    {
        const int MaxDigits = 18;
        (digits, decimals) = (0, 0);
        isNegative = text[0] == T.CreateTruncating('-');
        var start = isNegative ? 1 : 0;
        if (text.Length - start is 0 or > MaxDigits)
        {
            return false;
        }

        var value = 0L;
        var point = -1;
        for (var i = start; i < text.Length; i++)
        {
            var digit = int.CreateTruncating(text[i]) - '0';
            if (digit is >= 0 and <= 9)
            {
                value = (value * 10) + digit;
            }
            else if (digit == '.' - '0' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        // A point alone, or at either end, is left to the general parser.
        digits = value;
        decimals = point < 0 ? 0 : text.Length - point - 1;
        return point != start && (point < 0 || decimals > 0);
    }

    private static int? Digits(string text, int start, int count)
    {
        var value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return null;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }

    // Parsing alone would also take a plus sign and zero bytes at the end.
    private static bool IsPlain(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                digits++;
            }
            else if (character is not ('-' or '.'))
            {
                return false;
            }
        }

        return digits <= MaxDecimalDigits;
    }
}
