using System.Globalization;
using System.Numerics;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>Works out an expression as a stranger would who has nothing but the contract: in fractions.</summary>
/// <remarks>Only the texts of constants are read; what the other nodes state is compared and never used.</remarks>
internal static class NaiveEvaluation
{
    public static long MillionthsOf(Expression expression)
    {
        var (numerator, denominator) = Evaluate(expression);
        var (millionths, rest) = BigInteger.DivRem(numerator * 1_000_000, denominator);
        Assert.True(rest.IsZero, $"{expression.Label} is no whole number of millionths.");
        Assert.Equal(millionths, new BigInteger(decimal.Parse(expression.Value, CultureInfo.InvariantCulture) * 1_000_000m));
        return (long)millionths;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Evaluate(Expression expression)
    {
        var isConstant = expression.Kind == ExpressionKind.Constant;
        Assert.Equal(isConstant, expression.Operands.Count == 0);
        Assert.Equal(isConstant, expression.Source.Length > 0);
        Assert.NotEmpty(expression.Label);
        var operands = expression.Operands.Select(Evaluate).ToList();
        return expression.Kind switch
        {
            ExpressionKind.Constant => Parse(expression.Value),
            ExpressionKind.Sum => operands.Aggregate((left, right) => Add(left, right, 1)),
            ExpressionKind.Difference => operands.Aggregate((left, right) => Add(left, right, -1)),
            ExpressionKind.Product => operands.Aggregate((left, right) =>
                (left.Numerator * right.Numerator, left.Denominator * right.Denominator)),
            ExpressionKind.Quotient => operands.Aggregate((left, right) =>
                (left.Numerator * right.Denominator, left.Denominator * right.Numerator)),
            ExpressionKind.Rounded => (Millionths(Assert.Single(operands)), 1_000_000),
            _ => throw new InvalidOperationException($"{expression.Kind} is not in the contract."),
        };
    }

    private static (BigInteger Numerator, BigInteger Denominator) Add(
        (BigInteger Numerator, BigInteger Denominator) left, (BigInteger Numerator, BigInteger Denominator) right, int sign) => (
        (left.Numerator * right.Denominator) + (sign * right.Numerator * left.Denominator),
        left.Denominator * right.Denominator);

    private static (BigInteger Numerator, BigInteger Denominator) Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text.Remove(point, 1);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        return (BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals));
    }

    // To the nearest millionth, of two equally near to the even one.
    private static BigInteger Millionths((BigInteger Numerator, BigInteger Denominator) value)
    {
        var sign = value.Numerator.Sign * value.Denominator.Sign;
        var divisor = BigInteger.Abs(value.Denominator);
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(value.Numerator) * 1_000_000, divisor);
        var againstHalf = (rest * 2).CompareTo(divisor);
        return sign * (againstHalf > 0 || (againstHalf == 0 && !whole.IsEven) ? whole + 1 : whole);
    }
}
