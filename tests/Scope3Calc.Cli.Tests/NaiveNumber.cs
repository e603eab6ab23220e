using System.Globalization;
using System.Numerics;

namespace Scope3Calc.Cli.Tests;

/// <summary>A number as a stranger works it out: a fraction as long as it can be one, else a double.</summary>
internal readonly record struct NaiveNumber
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;
    private readonly double _floating;

    public NaiveNumber(BigInteger numerator, BigInteger denominator) => (_numerator, _denominator) = (numerator, denominator);

    private NaiveNumber(double floating) => (_floating, IsFloating) = (floating, true);

    public bool IsFloating { get; }

    public static implicit operator NaiveNumber(double floating) => new(floating);

    public static explicit operator double(NaiveNumber number)
    {
        if (number.IsFloating)
        {
            return number._floating;
        }

        // Some 80 bits of the quotient, whatever the lengths of the two.
        var shift = 80 + (int)(number._denominator.GetBitLength() - number._numerator.GetBitLength());
        var (numerator, denominator) = shift > 0
            ? (number._numerator << shift, number._denominator)
            : (number._numerator, number._denominator << -shift);
        return Math.ScaleB((double)(numerator / denominator), -shift);
    }

    public static NaiveNumber operator +(NaiveNumber left, NaiveNumber right) => AreFractions(left, right)
        ? new NaiveNumber(
            (left._numerator * right._denominator) + (right._numerator * left._denominator),
            left._denominator * right._denominator)
        : (double)left + (double)right;

    public static NaiveNumber operator -(NaiveNumber left, NaiveNumber right) => left + (right * new NaiveNumber(-1, 1));

    public static NaiveNumber operator *(NaiveNumber left, NaiveNumber right) => AreFractions(left, right)
        ? new NaiveNumber(left._numerator * right._numerator, left._denominator * right._denominator)
        : (double)left * (double)right;

    public static NaiveNumber operator /(NaiveNumber left, NaiveNumber right) => AreFractions(left, right)
        ? new NaiveNumber(left._numerator * right._denominator, left._denominator * right._numerator)
        : (double)left / (double)right;

    public static NaiveNumber Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text.Remove(point, 1);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        return new NaiveNumber(BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals));
    }

    public bool IsSameFractionAs(NaiveNumber other) =>
        AreFractions(this, other) && _numerator * other._denominator == other._numerator * _denominator;

    /// <summary>To so many decimals, of two equally near the even one. A fraction from there on.</summary>
    public NaiveNumber Rounded(int decimals)
    {
        var unit = BigInteger.Pow(10, decimals);
        if (IsFloating)
        {
            return new NaiveNumber(new BigInteger(Math.Round(_floating * (double)unit)), unit);
        }

        var sign = _numerator.Sign * _denominator.Sign;
        var divisor = BigInteger.Abs(_denominator);
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(_numerator) * unit, divisor);
        var againstHalf = (rest * 2).CompareTo(divisor);
        return new NaiveNumber(sign * (againstHalf > 0 || (againstHalf == 0 && !whole.IsEven) ? whole + 1 : whole), unit);
    }

    private static bool AreFractions(NaiveNumber left, NaiveNumber right) => !left.IsFloating && !right.IsFloating;
}
