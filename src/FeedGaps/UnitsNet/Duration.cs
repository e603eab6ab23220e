using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UnitsNet.Internal;
using UnitsNet.Units;

namespace UnitsNet;

/// <summary>A length of time, kept as the number and the unit it was stated in.</summary>
/// <remarks>
/// Arithmetic and comparison bring the right operand to the unit of the left one. The number is a
/// <see cref="double"/>, so a conversion may round in the last place. The default is no seconds.
/// </remarks>
public readonly struct Duration : IComparable, IComparable<Duration>, IEquatable<Duration>, IFormattable
{
    private const string StrictEquality =
        "Compares number and unit as they were stated. Use Equals(other, tolerance) to compare amounts.";

    private static readonly UnitTable<DurationUnit> Table = new(
        nameof(Duration),
        [
            new(DurationUnit.Second, 1, 1, "s", "sec", "secs", "second", "seconds"),
            new(DurationUnit.Minute, 60, 1, "m", "min", "minute", "minutes"),
            new(DurationUnit.Hour, 3_600, 1, "h", "hr", "hrs", "hour", "hours"),
            new(DurationUnit.Day, 86_400, 1, "d", "day", "days"),
            new(DurationUnit.Week, 7 * 86_400, 1, "wk", "week", "weeks"),
            new(DurationUnit.Month30, 30 * 86_400, 1, "mo", "month", "months"),
            new(DurationUnit.Year365, 365 * 86_400, 1, "yr", "year", "years"),
        ],
        // Read by some as months, by others as minutes.
        "M");

    private readonly double value;
    private readonly DurationUnit unit;

    /// <exception cref="ArgumentException">The value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public Duration(double value, DurationUnit unit)
    {
        this.value = Guard.Finite(value);
        this.unit = Guard.Known(Table, unit);
    }

    /// <summary>The unit conversions go through.</summary>
    public static DurationUnit BaseUnit => DurationUnit.Second;

    /// <summary>Every unit of duration.</summary>
    public static DurationUnit[] Units => [.. Table.Units];

    /// <summary>No time, in seconds.</summary>
    public static Duration Zero => default;

    /// <summary>The number as it was stated, in <see cref="Unit"/>.</summary>
    public double Value => value;

    /// <summary>The unit the duration was stated in.</summary>
    public DurationUnit Unit => unit == default ? BaseUnit : unit;

    public double Seconds => As(DurationUnit.Second);

    public double Minutes => As(DurationUnit.Minute);

    public double Hours => As(DurationUnit.Hour);

    public double Days => As(DurationUnit.Day);

    public double Weeks => As(DurationUnit.Week);

    /// <summary>In months of 30 days.</summary>
    public double Months30 => As(DurationUnit.Month30);

    /// <summary>In years of 365 days.</summary>
    public double Years365 => As(DurationUnit.Year365);

    /// <inheritdoc cref="Duration(double, DurationUnit)"/>
    public static Duration From(double value, DurationUnit fromUnit) => new(value, fromUnit);

    public static Duration FromSeconds(double seconds) => new(seconds, DurationUnit.Second);

    public static Duration FromMinutes(double minutes) => new(minutes, DurationUnit.Minute);

    public static Duration FromHours(double hours) => new(hours, DurationUnit.Hour);

    public static Duration FromDays(double days) => new(days, DurationUnit.Day);

    public static Duration FromWeeks(double weeks) => new(weeks, DurationUnit.Week);

    /// <summary>From months of 30 days.</summary>
    public static Duration FromMonths30(double months30) => new(months30, DurationUnit.Month30);

    /// <summary>From years of 365 days.</summary>
    public static Duration FromYears365(double years365) => new(years365, DurationUnit.Year365);

    /// <summary>Reads text such as "12.5 h" in the number format of the current culture.</summary>
    /// <inheritdoc cref="Parse(string, IFormatProvider)"/>
    public static Duration Parse(string str) => Parse(str, null);

    /// <summary>Reads text such as "12.5 h"; the space may be left out.</summary>
    /// <param name="str">A number and the abbreviation of a unit.</param>
    /// <param name="provider">The number format; that of the current culture when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="str"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a finite number and a known unit.</exception>
    public static Duration Parse(string str, IFormatProvider? provider)
    {
        var (value, unit) = QuantityText.Parse(Table, str, provider);
        return new(value, unit);
    }

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out Duration)"/>
    public static bool TryParse([NotNullWhen(true)] string? str, out Duration result) =>
        TryParse(str, null, out result);

    /// <summary>Reads what <see cref="Parse(string, IFormatProvider)"/> reads, without exceptions.</summary>
    /// <returns>Whether the text was understood; if not, the result is <see cref="Zero"/>.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? str, IFormatProvider? provider, out Duration result)
    {
        var understood = QuantityText.TryParse(Table, str, provider, out var value, out var unit);
        result = understood ? new(value, unit) : Zero;
        return understood;
    }

    /// <inheritdoc cref="ParseUnit(string, IFormatProvider)"/>
    public static DurationUnit ParseUnit(string str) => ParseUnit(str, null);

    /// <summary>Finds the unit that is written so, such as "h".</summary>
    /// <param name="str">An abbreviation, in the letters of any case that leave one reading.</param>
    /// <param name="provider">Not needed: abbreviations are the same in every culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="str"/> is null.</exception>
    /// <exception cref="UnitNotFoundException">No unit is written so.</exception>
    public static DurationUnit ParseUnit(string str, IFormatProvider? provider) =>
        QuantityText.ParseUnit(Table, str);

    /// <inheritdoc cref="TryParseUnit(string, IFormatProvider, out DurationUnit)"/>
    public static bool TryParseUnit([NotNullWhen(true)] string? str, out DurationUnit unit) =>
        TryParseUnit(str, null, out unit);

    /// <summary><see cref="ParseUnit(string, IFormatProvider)"/> without exceptions.</summary>
    public static bool TryParseUnit(
        [NotNullWhen(true)] string? str, IFormatProvider? provider, out DurationUnit unit) =>
        Table.TryFind(str, out unit);

    /// <inheritdoc cref="GetAbbreviation(DurationUnit, IFormatProvider)"/>
    public static string GetAbbreviation(DurationUnit unit) => GetAbbreviation(unit, null);

    /// <summary>How a unit is written, such as "h".</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="provider">Not needed: abbreviations are the same in every culture.</param>
    public static string GetAbbreviation(DurationUnit unit, IFormatProvider? provider) =>
        Table.Spellings(unit)[0];

    public static Duration operator -(Duration right) => new(-right.Value, right.Unit);

    public static Duration operator +(Duration left, Duration right) =>
        new(left.Value + right.As(left.Unit), left.Unit);

    public static Duration operator -(Duration left, Duration right) =>
        new(left.Value - right.As(left.Unit), left.Unit);

    public static Duration operator *(double left, Duration right) => new(left * right.Value, right.Unit);

    public static Duration operator *(Duration left, double right) => new(left.Value * right, left.Unit);

    public static Duration operator /(Duration left, double right) => new(left.Value / right, left.Unit);

    /// <summary>How many times the right operand goes into the left one.</summary>
    public static double operator /(Duration left, Duration right) => left.Seconds / right.Seconds;

    public static bool operator <(Duration left, Duration right) => left.Value < right.As(left.Unit);

    public static bool operator <=(Duration left, Duration right) => left.Value <= right.As(left.Unit);

    public static bool operator >(Duration left, Duration right) => left.Value > right.As(left.Unit);

    public static bool operator >=(Duration left, Duration right) => left.Value >= right.As(left.Unit);

    /// <summary>Whether both were stated as the same number in the same unit.</summary>
    [Obsolete(StrictEquality)]
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    /// <summary>Whether they were stated as different numbers or in different units.</summary>
    [Obsolete(StrictEquality)]
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    /// <summary>The number in another unit.</summary>
    public double As(DurationUnit unit) => Table.Convert(Value, Unit, unit);

    /// <summary>The same amount, stated in another unit.</summary>
    public Duration ToUnit(DurationUnit unit) => new(As(unit), unit);

    /// <exception cref="ArgumentNullException"><paramref name="obj"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="obj"/> is something else.</exception>
    public int CompareTo(object? obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj is Duration other
            ? CompareTo(other)
            : throw new ArgumentException($"A {nameof(Duration)} compares to its like only.", nameof(obj));
    }

    /// <summary>Orders by amount, in the unit of this instance.</summary>
    public int CompareTo(Duration other) => Value.CompareTo(other.As(Unit));

    /// <summary>Whether two amounts differ by no more than the tolerance, whatever their units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public bool Equals(Duration other, Duration tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance.Value, nameof(tolerance));
        return Math.Abs(Value - other.As(Unit)) <= tolerance.As(Unit);
    }

#pragma warning disable CS0809 // The original marks these two as obsolete, as it does the operators above.
    /// <inheritdoc cref="Equals(Duration)"/>
    [Obsolete(StrictEquality)]
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);
#pragma warning restore CS0809

    /// <summary>Whether both were stated as the same number in the same unit: 60 s are not 1 min.</summary>
    [Obsolete(StrictEquality)]
    public bool Equals(Duration other) => Value.Equals(other.Value) && Unit == other.Unit;

    public override int GetHashCode() => HashCode.Combine(nameof(Duration), Value, Unit);

    /// <summary>The amount in brief, such as "12.5 h", numbers as the current culture has them.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The amount in brief, in the number format of the provider.</summary>
    public string ToString(IFormatProvider? provider) => ToString(null, provider);

    /// <inheritdoc cref="ToString(string, IFormatProvider)"/>
    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    /// <summary>The amount as text: "F3" gives three decimals and the abbreviation.</summary>
    /// <param name="format">
    /// A format of numbers, or one of G (in brief), A (abbreviation), U (unit), Q (quantity), V (number).
    /// </param>
    /// <param name="provider">The number format; that of the current culture when null.</param>
    /// <exception cref="FormatException">There is no such format.</exception>
    public string ToString(string? format, IFormatProvider? provider) =>
        QuantityText.Format(Table, Value, Unit, format, provider);
}
