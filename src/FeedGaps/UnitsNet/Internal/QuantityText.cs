using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UnitsNet.Internal;

/// <summary>Reads and writes a number followed by a unit, such as "1,250.5 kg".</summary>
internal static class QuantityText
{
    // A number may carry a sign, a decimal point, group separators and an exponent.
    private const NumberStyles Number = NumberStyles.Number | NumberStyles.AllowExponent;

    /// <exception cref="ArgumentNullException">There is no text.</exception>
    /// <exception cref="FormatException">The text is not a finite number and a known unit.</exception>
    public static (double Value, TUnit Unit) Parse<TUnit>(
        UnitTable<TUnit> table, string str, IFormatProvider? provider)
        where TUnit : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(str);
        return TryParse(table, str, provider, out var value, out var unit)
            ? (value, unit)
            : throw new FormatException(
                $"\"{str}\" is not a {table.QuantityName}. Write a number and a unit, such as "
                + $"\"12.5 {table.Spellings(table.Units[0])[0]}\".");
    }

    public static bool TryParse<TUnit>(
        UnitTable<TUnit> table,
        [NotNullWhen(true)] string? str,
        IFormatProvider? provider,
        out double value,
        out TUnit unit)
        where TUnit : struct, Enum
    {
        value = 0;
        unit = default;

        // No unit is written with a digit, so the last digit ends the number.
        var end = str.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        return end > 0
            && double.TryParse(str.AsSpan(0, end), Number, provider, out value)
            && double.IsFinite(value)
            && table.TryFind(str![end..], out unit);
    }

    /// <exception cref="ArgumentNullException">There is no text.</exception>
    /// <exception cref="UnitNotFoundException">No unit of the quantity is written that way.</exception>
    public static TUnit ParseUnit<TUnit>(UnitTable<TUnit> table, string str)
        where TUnit : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(str);
        return table.TryFind(str, out var unit)
            ? unit
            : throw new UnitNotFoundException($"No unit of {table.QuantityName} is written \"{str}\".");
    }

    /// <summary>Writes a value in the format asked for.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>nothing, G: at most two significant digits after the decimal point, and the abbreviation;</item>
    /// <item>S, S1, S2 ...: the same with none, one, two ... digits;</item>
    /// <item>A, A0, A1 ...: an abbreviation alone;</item>
    /// <item>U: the name of the unit; Q: the name of the quantity; V: the number alone;</item>
    /// <item>any other format of numbers, such as F3 or N0: that number and the abbreviation.</item>
    /// </list>
    /// A letter stands for itself in either case.
    /// </remarks>
    /// <exception cref="FormatException">The format is none of these, or names no abbreviation.</exception>
    public static string Format<TUnit>(
        UnitTable<TUnit> table, double value, TUnit unit, string? format, IFormatProvider? provider)
        where TUnit : struct, Enum
    {
        provider ??= CultureInfo.CurrentCulture;
        var abbreviations = table.Spellings(unit);
        var index = string.IsNullOrWhiteSpace(format) || format.Length == 1 ? 0 : Suffix(format);
        return (string.IsNullOrWhiteSpace(format) ? 'G' : char.ToUpperInvariant(format[0])) switch
        {
            'A' when index < abbreviations.Count => abbreviations[index],
            'G' => $"{Brief(value, 2, provider)} {abbreviations[0]}",
            'S' when index < int.MaxValue => $"{Brief(value, index, provider)} {abbreviations[0]}",
            'U' => unit.ToString(),
            'Q' => table.QuantityName,
            'V' => value.ToString(provider),
            'A' or 'S' => throw new FormatException($"The format \"{format}\" does not apply to \"{unit}\"."),
            _ => $"{value.ToString(format, provider)} {abbreviations[0]}",
        };
    }

    /// <summary>The number after the letter of a format; a large one when it is no number.</summary>
    private static int Suffix(string format) =>
        int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;

    /// <summary>Few digits: plain from a thousandth to a million, scientific outside.</summary>
    private static string Brief(double value, int digits, IFormatProvider provider)
    {
        var size = Math.Abs(value);
        var places = new string('#', digits);
        var pattern = size switch
        {
            0 => "0",
            < 1e-3 or >= 1e6 => $"0.{places}e+00",
            < 1 => $"g{Math.Max(digits, 1)}",
            _ => $"#,0.{places}",
        };
        return value.ToString(pattern, provider);
    }
}
