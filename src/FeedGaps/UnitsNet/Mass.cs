using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UnitsNet.Internal;
using UnitsNet.Units;

namespace UnitsNet;

/// <summary>An amount of matter, kept as the number and the unit it was stated in.</summary>
/// <remarks>
/// Arithmetic and comparison bring the right operand to the unit of the left one. The number is a
/// <see cref="double"/>, so a conversion may round in the last place. The default is no kilograms.
/// </remarks>
public readonly struct Mass : IComparable, IComparable<Mass>, IEquatable<Mass>, IFormattable
{
    private const string StrictEquality =
        "Compares number and unit as they were stated. Use Equals(other, tolerance) to compare amounts.";

    // The pound has been defined by the kilogram since 1959; the other avoirdupois units follow from it.
    private static readonly Int128 PoundNumerator = 45_359_237;
    private static readonly Int128 PoundDenominator = 100_000_000;

    private static readonly UnitTable<MassUnit> Table = new(
        nameof(Mass),
        [
            new(MassUnit.Kilogram, 1, 1, "kg"),
            new(MassUnit.Milligram, 1, 1_000_000, "mg"),
            new(MassUnit.Gram, 1, 1_000, "g"),
            new(MassUnit.Tonne, 1_000, 1, "t"),
            new(MassUnit.Kilotonne, 1_000_000, 1, "kt"),
            new(MassUnit.Megatonne, 1_000_000_000, 1, "Mt"),
            new(MassUnit.Pound, PoundNumerator, PoundDenominator, "lb", "lbs", "lbm"),
            new(MassUnit.Ounce, PoundNumerator, 16 * PoundDenominator, "oz"),
            new(MassUnit.ShortTon, 2_000 * PoundNumerator, PoundDenominator, "t (short)", "short tn", "ST"),
            new(MassUnit.LongTon, 2_240 * PoundNumerator, PoundDenominator, "long tn"),
        ],
        // The stone, the megagram, and the metric ton of traders.
        "st", "Mg", "MT");

    private readonly double value;
    private readonly MassUnit unit;

    /// <exception cref="ArgumentException">The value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not defined.</exception>
    public Mass(double value, MassUnit unit)
    {
        this.value = Guard.Finite(value);
        this.unit = Guard.Known(Table, unit);
    }

    /// <summary>The unit conversions go through.</summary>
    public static MassUnit BaseUnit => MassUnit.Kilogram;

    /// <summary>Every unit of mass.</summary>
    public static MassUnit[] Units => [.. Table.Units];

    /// <summary>No mass, in kilograms.</summary>
    public static Mass Zero => default;

    /// <summary>The number as it was stated, in <see cref="Unit"/>.</summary>
    public double Value => value;

    /// <summary>The unit the mass was stated in.</summary>
    public MassUnit Unit => unit == default ? BaseUnit : unit;

    public double Milligrams => As(MassUnit.Milligram);

    public double Grams => As(MassUnit.Gram);

    public double Kilograms => As(MassUnit.Kilogram);

    public double Tonnes => As(MassUnit.Tonne);

    public double Kilotonnes => As(MassUnit.Kilotonne);

    public double Megatonnes => As(MassUnit.Megatonne);

    public double Pounds => As(MassUnit.Pound);

    public double Ounces => As(MassUnit.Ounce);

    public double ShortTons => As(MassUnit.ShortTon);

    public double LongTons => As(MassUnit.LongTon);

    /// <inheritdoc cref="Mass(double, MassUnit)"/>
    public static Mass From(double value, MassUnit fromUnit) => new(value, fromUnit);

    public static Mass FromMilligrams(double milligrams) => new(milligrams, MassUnit.Milligram);

    public static Mass FromGrams(double grams) => new(grams, MassUnit.Gram);

    public static Mass FromKilograms(double kilograms) => new(kilograms, MassUnit.Kilogram);

    public static Mass FromTonnes(double tonnes) => new(tonnes, MassUnit.Tonne);

    public static Mass FromKilotonnes(double kilotonnes) => new(kilotonnes, MassUnit.Kilotonne);

    public static Mass FromMegatonnes(double megatonnes) => new(megatonnes, MassUnit.Megatonne);

    public static Mass FromPounds(double pounds) => new(pounds, MassUnit.Pound);

    public static Mass FromOunces(double ounces) => new(ounces, MassUnit.Ounce);

    public static Mass FromShortTons(double shorttons) => new(shorttons, MassUnit.ShortTon);

    public static Mass FromLongTons(double longtons) => new(longtons, MassUnit.LongTon);

    /// <summary>Reads text such as "12.5 kg" in the number format of the current culture.</summary>
    /// <inheritdoc cref="Parse(string, IFormatProvider)"/>
    public static Mass Parse(string str) => Parse(str, null);

    /// <summary>Reads text such as "12.5 kg"; the space may be left out.</summary>
    /// <param name="str">A number and the abbreviation of a unit.</param>
    /// <param name="provider">The number format; that of the current culture when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="str"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a finite number and a known unit.</exception>
    public static Mass Parse(string str, IFormatProvider? provider)
    {
        var (value, unit) = QuantityText.Parse(Table, str, provider);
        return new(value, unit);
    }

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out Mass)"/>
    public static bool TryParse([NotNullWhen(true)] string? str, out Mass result) =>
        TryParse(str, null, out result);

    /// <summary>Reads what <see cref="Parse(string, IFormatProvider)"/> reads, without exceptions.</summary>
    /// <returns>Whether the text was understood; if not, the result is <see cref="Zero"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? str, IFormatProvider? provider, out Mass result)
    {
        var understood = QuantityText.TryParse(Table, str, provider, out var value, out var unit);
        result = understood ? new(value, unit) : Zero;
        return understood;
    }

    /// <inheritdoc cref="ParseUnit(string, IFormatProvider)"/>
    public static MassUnit ParseUnit(string str) => ParseUnit(str, null);

    /// <summary>Finds the unit that is written so, such as "kg".</summary>
    /// <param name="str">An abbreviation, in the letters of any case that leave one reading.</param>
    /// <param name="provider">Not needed: abbreviations are the same in every culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="str"/> is null.</exception>
    /// <exception cref="UnitNotFoundException">No unit is written so.</exception>
    public static MassUnit ParseUnit(string str, IFormatProvider? provider) =>
        QuantityText.ParseUnit(Table, str);

    /// <inheritdoc cref="TryParseUnit(string, IFormatProvider, out MassUnit)"/>
    public static bool TryParseUnit([NotNullWhen(true)] string? str, out MassUnit unit) =>
        TryParseUnit(str, null, out unit);

    /// <summary><see cref="ParseUnit(string, IFormatProvider)"/> without exceptions.</summary>
    public static bool TryParseUnit(
        [NotNullWhen(true)] string? str, IFormatProvider? provider, out MassUnit unit) =>
        Table.TryFind(str, out unit);

    /// <inheritdoc cref="GetAbbreviation(MassUnit, IFormatProvider)"/>
    public static string GetAbbreviation(MassUnit unit) => GetAbbreviation(unit, null);

    /// <summary>How a unit is written, such as "kg".</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="provider">Not needed: abbreviations are the same in every culture.</param>
    public static string GetAbbreviation(MassUnit unit, IFormatProvider? provider) =>
        Table.Spellings(unit)[0];

    public static Mass operator -(Mass right) => new(-right.Value, right.Unit);

    public static Mass operator +(Mass left, Mass right) => new(left.Value + right.As(left.Unit), left.Unit);

    public static Mass operator -(Mass left, Mass right) => new(left.Value - right.As(left.Unit), left.Unit);

    public static Mass operator *(double left, Mass right) => new(left * right.Value, right.Unit);

    public static Mass operator *(Mass left, double right) => new(left.Value * right, left.Unit);

    public static Mass operator /(Mass left, double right) => new(left.Value / right, left.Unit);

    /// <summary>How many times the right operand goes into the left one.</summary>
    public static double operator /(Mass left, Mass right) => left.Kilograms / right.Kilograms;

    public static bool operator <(Mass left, Mass right) => left.Value < right.As(left.Unit);

    public static bool operator <=(Mass left, Mass right) => left.Value <= right.As(left.Unit);

    public static bool operator >(Mass left, Mass right) => left.Value > right.As(left.Unit);

    public static bool operator >=(Mass left, Mass right) => left.Value >= right.As(left.Unit);

    /// <summary>Whether both were stated as the same number in the same unit.</summary>
    [Obsolete(StrictEquality)]
    public static bool operator ==(Mass left, Mass right) => left.Equals(right);

    /// <summary>Whether they were stated as different numbers or in different units.</summary>
    [Obsolete(StrictEquality)]
    public static bool operator !=(Mass left, Mass right) => !left.Equals(right);

    /// <summary>The number in another unit.</summary>
    public double As(MassUnit unit) => Table.Convert(Value, Unit, unit);

    /// <summary>The same amount, stated in another unit.</summary>
    public Mass ToUnit(MassUnit unit) => new(As(unit), unit);

    /// <exception cref="ArgumentNullException"><paramref name="obj"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="obj"/> is something else.</exception>
    public int CompareTo(object? obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj is Mass other
            ? CompareTo(other)
            : throw new ArgumentException($"A {nameof(Mass)} compares to its like only.", nameof(obj));
    }

    /// <summary>Orders by amount, in the unit of this instance.</summary>
    public int CompareTo(Mass other) => Value.CompareTo(other.As(Unit));

    /// <summary>Whether two amounts differ by no more than the tolerance, whatever their units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public bool Equals(Mass other, Mass tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance.Value, nameof(tolerance));
        return Math.Abs(Value - other.As(Unit)) <= tolerance.As(Unit);
    }

#pragma warning disable CS0809 // The original marks these two as obsolete, as it does the operators above.
    /// <inheritdoc cref="Equals(Mass)"/>
    [Obsolete(StrictEquality)]
    public override bool Equals(object? obj) => obj is Mass other && Equals(other);
#pragma warning restore CS0809

    /// <summary>Whether both were stated as the same number in the same unit: 1,000 g is not 1 kg.</summary>
    [Obsolete(StrictEquality)]
    public bool Equals(Mass other) => Value.Equals(other.Value) && Unit == other.Unit;

    public override int GetHashCode() => HashCode.Combine(nameof(Mass), Value, Unit);

    /// <summary>The amount in brief, such as "12.5 kg", numbers as the current culture has them.</summary>
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
