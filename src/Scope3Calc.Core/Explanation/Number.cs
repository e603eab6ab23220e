using System.Globalization;

namespace Scope3Calc.Core.Explanation;

/// <summary>A number in an expression: an exact decimal, or a double where a root or a logarithm is in it.</summary>
/// <remarks>Decimals among themselves stay decimals; what meets a double becomes one. The default is an exact zero.</remarks>
public readonly record struct Number
{
    private readonly decimal _exact;
    private readonly double _floating;

    private Number(decimal exact) => _exact = exact;

    private Number(double floating) => (_floating, IsFloating) = (floating, true);

    /// <summary>Whether its last digits are those of a double.</summary>
    public bool IsFloating { get; }

    public static implicit operator Number(decimal exact) => new(exact);

    public static implicit operator Number(double floating) => new(floating);

    /// <exception cref="InvalidCastException">The number is floating: no decimal is exactly it.</exception>
    public static explicit operator decimal(Number number) => number.IsFloating
        ? throw new InvalidCastException($"{number} is not exact.")
        : number._exact;

    public static explicit operator double(Number number) =>
        number.IsFloating ? number._floating : (double)number._exact;

    public static Number operator +(Number left, Number right) =>
        AreExact(left, right) ? left._exact + right._exact : (double)left + (double)right;

    public static Number operator -(Number left, Number right) =>
        AreExact(left, right) ? left._exact - right._exact : (double)left - (double)right;

    public static Number operator *(Number left, Number right) =>
        AreExact(left, right) ? left._exact * right._exact : (double)left * (double)right;

    public static Number operator /(Number left, Number right) =>
        AreExact(left, right) ? left._exact / right._exact : (double)left / (double)right;

    public static Number Abs(Number number) =>
        number.IsFloating ? Math.Abs(number._floating) : Math.Abs(number._exact);

    public static Number Max(Number left, Number right) =>
        AreExact(left, right) ? Math.Max(left._exact, right._exact) : Math.Max((double)left, (double)right);

    /// <summary>To so many decimals, half to even. Exact from there on.</summary>
    public static Number Round(Number number, int decimals)
    {
        if (!number.IsFloating)
        {
            return decimal.Round(number._exact, decimals, MidpointRounding.ToEven);
        }

        // By a whole number: turned into a decimal directly, a double would keep 15 digits only.
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        return (decimal)(Int128)Math.Round(number._floating / (double)unit) * unit;
    }

    /// <summary>Every digit, or the shortest text that gives the double back: <c>131054.000</c>, <c>1.5E-45</c>.</summary>
    public override string ToString() => IsFloating
        ? _floating.ToString("R", CultureInfo.InvariantCulture)
        : _exact.ToString(CultureInfo.InvariantCulture);

    private static bool AreExact(Number left, Number right) => !left.IsFloating && !right.IsFloating;
}
