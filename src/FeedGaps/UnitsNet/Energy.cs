using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UnitsNet.Internal;
using UnitsNet.Units;

namespace UnitsNet;

/// <summary>An amount of energy, kept as the number and the unit it was stated in.</summary>
/// <remarks>
/// Arithmetic and comparison bring the right operand to the unit of the left one. The number is a
/// <see cref="double"/>, so a conversion may round in the last place. The default is no joules.
/// </remarks>
public readonly struct Energy : IComparable, IComparable<Energy>, IEquatable<Energy>, IFormattable
{
    private const string StrictEquality =
        "Compares number and unit as they were stated. Use Equals(other, tolerance) to compare amounts.";

    private static readonly UnitTable<EnergyUnit> Table = new(
        nameof(Energy),
        [
            new(EnergyUnit.Joule, 1, 1, "J"),
            new(EnergyUnit.Kilojoule, 1_000, 1, "kJ"),
            new(EnergyUnit.Megajoule, 1_000_000, 1, "MJ"),
            new(EnergyUnit.Gigajoule, 1_000_000_000, 1, "GJ"),
            new(EnergyUnit.WattHour, 3_600, 1, "Wh"),
            new(EnergyUnit.KilowattHour, 3_600_000, 1, "kWh"),
            new(EnergyUnit.MegawattHour, 3_600_000_000, 1, "MWh", "MWH"),
            new(EnergyUnit.GigawattHour, 3_600_000_000_000, 1, "GWh"),
        ],
        // The millijoule and the milliwatt-hour.
        "mJ", "mWh");

    private readonly double value;
    private readonly EnergyUnit unit;

    /// <exception cref="ArgumentException">The value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public Energy(double value, EnergyUnit unit)
    {
        this.value = Guard.Finite(value);
        this.unit = Guard.Known(Table, unit);
    }

    /// <summary>The unit conversions go through.</summary>
    public static EnergyUnit BaseUnit => EnergyUnit.Joule;

    /// <summary>Every unit of energy.</summary>
    public static EnergyUnit[] Units => [.. Table.Units];

    /// <summary>No energy, in joules.</summary>
    public static Energy Zero => default;

    /// <summary>The number as it was stated, in <see cref="Unit"/>.</summary>
    public double Value => value;

    /// <summary>The unit the energy was stated in.</summary>
    public EnergyUnit Unit => unit == default ? BaseUnit : unit;

    public double Joules => As(EnergyUnit.Joule);

    public double Kilojoules => As(EnergyUnit.Kilojoule);

    public double Megajoules => As(EnergyUnit.Megajoule);

    public double Gigajoules => As(EnergyUnit.Gigajoule);

    public double WattHours => As(EnergyUnit.WattHour);

    public double KilowattHours => As(EnergyUnit.KilowattHour);

    public double MegawattHours => As(EnergyUnit.MegawattHour);

    public double GigawattHours => As(EnergyUnit.GigawattHour);

    /// <inheritdoc cref="Energy(double, EnergyUnit)"/>
    public static Energy From(double value, EnergyUnit fromUnit) => new(value, fromUnit);

    public static Energy FromJoules(double joules) => new(joules, EnergyUnit.Joule);

    public static Energy FromKilojoules(double kilojoules) => new(kilojoules, EnergyUnit.Kilojoule);

    public static Energy FromMegajoules(double megajoules) => new(megajoules, EnergyUnit.Megajoule);

    public static Energy FromGigajoules(double gigajoules) => new(gigajoules, EnergyUnit.Gigajoule);

    public static Energy FromWattHours(double watthours) => new(watthours, EnergyUnit.WattHour);

    public static Energy FromKilowattHours(double kilowatthours) =>
        new(kilowatthours, EnergyUnit.KilowattHour);

    public static Energy FromMegawattHours(double megawatthours) =>
        new(megawatthours, EnergyUnit.MegawattHour);

    public static Energy FromGigawattHours(double gigawatthours) =>
        new(gigawatthours, EnergyUnit.GigawattHour);

    /// <summary>Reads text such as "12.5 kWh" in the number format of the current culture.</summary>
    /// <inheritdoc cref="Parse(string, IFormatProvider)"/>
    public static Energy Parse(string str) => Parse(str, null);

    /// <summary>Reads text such as "12.5 kWh"; the space may be left out.</summary>
    /// <param name="str">A number and the abbreviation of a unit.</param>
    /// <param name="provider">The number format; that of the current culture when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="str"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a finite number and a known unit.</exception>
    public static Energy Parse(string str, IFormatProvider? provider)
    {
        var (value, unit) = QuantityText.Parse(Table, str, provider);
        return new(value, unit);
    }

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out Energy)"/>
    public static bool TryParse([NotNullWhen(true)] string? str, out Energy result) =>
        TryParse(str, null, out result);

    /// <summary>Reads what <see cref="Parse(string, IFormatProvider)"/> reads, without exceptions.</summary>
    /// <returns>Whether the text was understood; if not, the result is <see cref="Zero"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? str, IFormatProvider? provider, out Energy result)
    {
        var understood = QuantityText.TryParse(Table, str, provider, out var value, out var unit);
        result = understood ? new(value, unit) : Zero;
        return understood;
    }

    /// <inheritdoc cref="ParseUnit(string, IFormatProvider)"/>
    public static EnergyUnit ParseUnit(string str) => ParseUnit(str, null);

    /// <summary>Finds the unit that is written so, such as "kWh".</summary>
    /// <param name="str">An abbreviation, in the letters of any case that leave one reading.</param>
    /// <param name="provider">Not needed: abbreviations are the same in every culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="str"/> is null.</exception>
    /// <exception cref="UnitNotFoundException">No unit is written so.</exception>
    public static EnergyUnit ParseUnit(string str, IFormatProvider? provider) =>
        QuantityText.ParseUnit(Table, str);

    /// <inheritdoc cref="TryParseUnit(string, IFormatProvider, out EnergyUnit)"/>
    public static bool TryParseUnit([NotNullWhen(true)] string? str, out EnergyUnit unit) =>
        TryParseUnit(str, null, out unit);

    /// <summary><see cref="ParseUnit(string, IFormatProvider)"/> without exceptions.</summary>
    public static bool TryParseUnit(
        [NotNullWhen(true)] string? str, IFormatProvider? provider, out EnergyUnit unit) =>
        Table.TryFind(str, out unit);

    /// <inheritdoc cref="GetAbbreviation(EnergyUnit, IFormatProvider)"/>
    public static string GetAbbreviation(EnergyUnit unit) => GetAbbreviation(unit, null);

    /// <summary>How a unit is written, such as "kWh".</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="provider">Not needed: abbreviations are the same in every culture.</param>
    public static string GetAbbreviation(EnergyUnit unit, IFormatProvider? provider) =>
        Table.Spellings(unit)[0];

    public static Energy operator -(Energy right) => new(-right.Value, right.Unit);

    public static Energy operator +(Energy left, Energy right) =>
        new(left.Value + right.As(left.Unit), left.Unit);

    public static Energy operator -(Energy left, Energy right) =>
        new(left.Value - right.As(left.Unit), left.Unit);

    public static Energy operator *(double left, Energy right) => new(left * right.Value, right.Unit);

    public static Energy operator *(Energy left, double right) => new(left.Value * right, left.Unit);

    public static Energy operator /(Energy left, double right) => new(left.Value / right, left.Unit);

    /// <summary>How many times the right operand goes into the left one.</summary>
    public static double operator /(Energy left, Energy right) => left.Joules / right.Joules;

    public static bool operator <(Energy left, Energy right) => left.Value < right.As(left.Unit);

    public static bool operator <=(Energy left, Energy right) => left.Value <= right.As(left.Unit);

    public static bool operator >(Energy left, Energy right) => left.Value > right.As(left.Unit);

    public static bool operator >=(Energy left, Energy right) => left.Value >= right.As(left.Unit);

    /// <summary>Whether both were stated as the same number in the same unit.</summary>
    [Obsolete(StrictEquality)]
    public static bool operator ==(Energy left, Energy right) => left.Equals(right);

    /// <summary>Whether they were stated as different numbers or in different units.</summary>
    [Obsolete(StrictEquality)]
    public static bool operator !=(Energy left, Energy right) => !left.Equals(right);

    /// <summary>The number in another unit.</summary>
    public double As(EnergyUnit unit) => Table.Convert(Value, Unit, unit);

    /// <summary>The same amount, stated in another unit.</summary>
    public Energy ToUnit(EnergyUnit unit) => new(As(unit), unit);

    /// <exception cref="ArgumentNullException"><paramref name="obj"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="obj"/> is something else.</exception>
    public int CompareTo(object? obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj is Energy other
            ? CompareTo(other)
            : throw new ArgumentException($"An {nameof(Energy)} compares to its like only.", nameof(obj));
    }

    /// <summary>Orders by amount, in the unit of this instance.</summary>
    public int CompareTo(Energy other) => Value.CompareTo(other.As(Unit));

    /// <summary>Whether two amounts differ by no more than the tolerance, whatever their units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public bool Equals(Energy other, Energy tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance.Value, nameof(tolerance));
        return Math.Abs(Value - other.As(Unit)) <= tolerance.As(Unit);
    }

#pragma warning disable CS0809 // The original marks these two as obsolete, as it does the operators above.
    /// <inheritdoc cref="Equals(Energy)"/>
    [Obsolete(StrictEquality)]
    public override bool Equals(object? obj) => obj is Energy other && Equals(other);
#pragma warning restore CS0809

    /// <summary>Whether both were stated as the same number in the same unit: 1,000 J is not 1 kJ.</summary>
    [Obsolete(StrictEquality)]
    public bool Equals(Energy other) => Value.Equals(other.Value) && Unit == other.Unit;

    public override int GetHashCode() => HashCode.Combine(nameof(Energy), Value, Unit);

    /// <summary>The amount in brief, such as "12.5 kWh", numbers as the current culture has them.</summary>
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
