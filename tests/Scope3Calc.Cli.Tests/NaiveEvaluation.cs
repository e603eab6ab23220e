using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>Works out an expression as a stranger would who has nothing but the contract: in fractions, and in doubles from
/// where it says floating.</summary>
/// <remarks>Only the texts of constants are read; what the other nodes state is compared and never used.</remarks>
internal static class NaiveEvaluation
{
    private const double Relative = 1e-9;
    private const double Milligram = 1e-6;

    /// <summary>Fails where the tree alone does not give the number, as exactly as the contract promises.</summary>
    public static void Gives(NaiveNumber expected, Explanation explanation)
    {
        var (figure, root) = (explanation.Figure, explanation.Expression);
        var actual = Evaluate(root);
        if (!expected.IsFloating)
        {
            Assert.True(NaiveNumber.Parse(root.Value).IsSameFractionAs(expected), $"{figure} states {root.Value}.");
        }

        var agree = (IsFloating(root), expected.IsFloating) switch
        {
            (false, false) => actual.IsSameFractionAs(expected),
            (false, true) => !actual.IsFloating && IsNear(actual, expected, 1e-15, 0),

            // A mass may be the next milligram; the logarithm of nearly equal figures has fewer digits.
            (true, false) => !actual.IsFloating && IsNear(actual, expected, Relative, 1.000001 * Milligram),
            (true, true) => actual.IsFloating && IsNear(actual, expected, Relative, IsLogarithm(figure) ? 1e-12 : 0),
        };
        Assert.True(agree, $"{figure} is {(double)expected:R} and comes to {(double)actual:R}.");
    }

    private static bool IsNear(NaiveNumber actual, NaiveNumber expected, double relative, double slack) =>
        Math.Abs((double)actual - (double)expected) <= Math.Max(slack, relative * Math.Abs((double)expected));

    private static bool IsLogarithm(string figure) => figure is "gap.significance.lambda" or "gap.significance.z";

    public static bool IsFloating(Expression expression) => expression.Kind is ExpressionKind.SquareRoot
        or ExpressionKind.RootOfSquares or ExpressionKind.Exponential or ExpressionKind.Logarithm
        or ExpressionKind.NormalProbability or ExpressionKind.LogarithmicMean || expression.Operands.Any(IsFloating);

    private static NaiveNumber Evaluate(Expression expression)
    {
        var isConstant = expression.Kind == ExpressionKind.Constant;
        Assert.Equal(isConstant, expression.Operands.Count == 0);
        Assert.Equal(isConstant, expression.Source.Length > 0);
        Assert.NotEmpty(expression.Label);
        if (isConstant)
        {
            return NaiveNumber.Parse(expression.Value);
        }

        var operands = expression.Operands.Select(Evaluate).ToList();
        var value = expression.Kind switch
        {
            ExpressionKind.Sum => operands.Aggregate((left, right) => left + right),
            ExpressionKind.Difference => operands.Aggregate((left, right) => left - right),
            ExpressionKind.Product => operands.Aggregate((left, right) => left * right),
            ExpressionKind.Quotient => operands.Aggregate((left, right) => left / right),
            ExpressionKind.Rounded => Assert.Single(operands).Rounded(6),
            ExpressionKind.RoundedToNine => Assert.Single(operands).Rounded(9),
            ExpressionKind.Maximum when operands.TrueForAll(operand => !operand.IsFloating) =>
                operands.MaxBy(operand => (double)operand),
            ExpressionKind.Absolute => Absolute(Assert.Single(operands)),
            ExpressionKind.Rank => Rank(operands),
            _ => Function(expression.Kind, [.. operands.Select(operand => (double)operand)]),
        };

        // What a reader is shown on the way is what it comes to.
        Assert.Equal(
            double.Parse(expression.Value, CultureInfo.InvariantCulture),
            (double)value,
            Math.Max(2 * Milligram, Relative * Math.Abs((double)value)));
        return value;
    }

    private static NaiveNumber Absolute(NaiveNumber value) => (double)value < 0 ? new NaiveNumber(-1, 1) * value : value;

    private static NaiveNumber Rank(List<NaiveNumber> values) =>
        new(1 + values.Skip(1).Count(bound => (double)values[0] >= (double)bound), 1);

    private static double Function(ExpressionKind kind, double[] values) => (kind, values) switch
    {
        (ExpressionKind.Maximum, _) => values.Max(),
        (ExpressionKind.SquareRoot, [var x]) => Math.Sqrt(x),
        (ExpressionKind.RootOfSquares, _) => Math.Sqrt(values.Sum(x => x * x)),
        (ExpressionKind.Exponential, [var x]) => Math.Exp(x),
        (ExpressionKind.Logarithm, [var x]) => Math.Log(x),
        (ExpressionKind.Logarithm, [var x, var y]) => Math.Log(x / y),
        (ExpressionKind.NormalProbability, [var z]) => z < 0 ? NormalTail(-z) : 1 - NormalTail(z),
        (ExpressionKind.LogarithmicMean, [var x, var y]) => x == y ? x : (x - y) / Math.Log(x / y),
        _ => throw new InvalidOperationException($"{kind} of {values.Length} is not in the contract."),
    };

    // The density at z times the integral of e^(-z t - t^2 / 2) from 0 on, by Simpson's rule to where nothing is left.
    private static double NormalTail(double z)
    {
        const int Steps = 4_000;
        var step = 40 / (z + 4) / Steps;
        var sum = Enumerable.Range(0, Steps + 1).Sum(i =>
        {
            var t = i * step;
            var weight = i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2;
            return weight * Math.Exp((-z * t) - (t * t / 2));
        });
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * sum * step / 3;
    }
}
