using Scope3Calc.Core.Explanation;

namespace Scope3Calc.Core.Tests.Explanation;

/// <summary>Trees on their own.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public void Evaluate_Sum_AddsAll() => Assert.Equal(6m, new Expression.Sum("", "", Of(1m), Of(2m), Of(3m)).Evaluate());

    [Fact]
    public void Evaluate_Difference_TakesAllOthersFromTheFirst() =>
        Assert.Equal(5m, new Expression.Difference("", "", Of(10m), Of(3m), Of(2m)).Evaluate());

    [Fact]
    public void Evaluate_Product_MultipliesAll() =>
        Assert.Equal(24m, new Expression.Product("", "", Of(2m), Of(3m), Of(4m)).Evaluate());

    [Fact]
    public void Evaluate_Quotient_DividesTheFirstByTheSecond() =>
        Assert.Equal(2.5m, new Expression.Quotient("", "", Of(10m), Of(4m)).Evaluate());

    // Of two millionths equally near, the even one.
    [Theory]
    [InlineData("0.0000005", "0")]
    [InlineData("0.0000015", "0.000002")]
    [InlineData("0.0000025", "0.000002")]
    [InlineData("-0.0000015", "-0.000002")]
    [InlineData("1.00000051", "1.000001")]
    public void Evaluate_Rounded_TakesTheMillionthHalfToEven(string value, string rounded)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        Assert.Equal(
            decimal.Parse(rounded, culture),
            new Expression.Rounded("", "", Of(decimal.Parse(value, culture))).Evaluate());
    }

    [Fact]
    public void Evaluate_Nested_KeepsTheGrouping()
    {
        // 1 / 3 to 28 digits, times 3: a division done first is not made good.
        var third = new Expression.Quotient("", "", Of(1m), Of(3m));

        Assert.Equal(0.9999999999999999999999999999m, new Expression.Product("", "", third, Of(3m)).Evaluate());
        Assert.Equal(1m, new Expression.Quotient("", "", new Expression.Product("", "", Of(1m), Of(3m)), Of(3m)).Evaluate());
    }

    [Fact]
    public void Evaluate_RoundedToNine_TakesNineDecimalsHalfToEven()
    {
        Assert.Equal(0.000000002m, new Expression.RoundedToNine("", "", Of(0.0000000025m)).Evaluate());
        Assert.Equal(2.718281828m, new Expression.RoundedToNine("", "", new Expression.Exponential("", Of(1m))).Evaluate());
    }

    [Fact]
    public void Evaluate_Rounded_MakesAFloatingNumberExactToTheMilligram()
    {
        // 10^12 kg times the root of 2: 19 digits, of which a double has 16.
        var rounded = new Expression.Rounded("", "", new Expression.Product(
            "", "", Of(1_000_000_000_000m), new Expression.SquareRoot("", Of(2m)))).Evaluate();

        Assert.False(rounded.IsFloating);
        Assert.Equal(1_414_213_562_373.095m, decimal.Round((decimal)rounded, 3));
    }

    [Fact]
    public void Evaluate_Choices_StayExact()
    {
        Assert.Equal(0.30m, new Expression.Maximum("", "", Of(0.25m), Of(0.30m), Of(-1m)).Evaluate());
        Assert.Equal(3m, new Expression.Absolute("", "", Of(-3m)).Evaluate());
    }

    // A value that reaches a bound is past it: 3 years are the first of score 2.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 3)]
    [InlineData(10, 4)]
    public void Evaluate_Rank_CountsTheBoundsReached(int years, int rank) =>
        Assert.Equal((decimal)rank, new Expression.Rank("", Of(years), Of(3m), Of(6m), Of(10m)).Evaluate());

    // e^1 = 2.718281828459045; ln 10 = 2.302585092994046; the root of 3^2 + 4^2 is 5; below 1.96 lie 0.975002104851780 of a
    // normal distribution; the logarithmic mean of 1 and e is e - 1, that of two equal figures is theirs.
    [Fact]
    public void Evaluate_Functions_AreDoubles()
    {
        Is(2.718281828459045, new Expression.Exponential("", Of(1m)));
        Is(2.302585092994046, new Expression.Logarithm("", Of(10m)));
        Is(2.302585092994046, new Expression.Logarithm("", Of(20m), Of(2m)));
        Is(1.5, new Expression.SquareRoot("", Of(2.25m)));
        Is(5, new Expression.RootOfSquares("", Of(3m), Of(-4m)));
        Is(0.975002104851780, new Expression.NormalProbability("", Of(1.96m)));
        Is(1.718281828459045, new Expression.LogarithmicMean("", "", Of(1m), new Expression.Exponential("", Of(1m))));
        Is(7, new Expression.LogarithmicMean("", "", Of(7m), Of(7m)));
        Is(-1.4426950408889634, new Expression.LogarithmicMean("", "", Of(-1m), Of(-2m)));

        static void Is(double expected, Expression expression)
        {
            var value = expression.Evaluate();
            Assert.True(value.IsFloating);
            Assert.Equal(expected, (double)value, 14);
        }
    }

    [Fact]
    public void Evaluate_OneFloatingOperand_MakesTheResultFloating()
    {
        var root = new Expression.SquareRoot("", Of(4m));

        Assert.Equal(2.0, new Expression.Product("", "", Of(1m), root).Evaluate());
        Assert.Equal(2.0, new Expression.Maximum("", "", Of(1m), root).Evaluate());
        Assert.Equal(3.0, new Expression.Maximum("", "", Of(3m), root).Evaluate());
        Assert.Throws<InvalidCastException>(() => (decimal)root.Evaluate());
    }

    [Fact]
    public void ToString_Functions_AreNamed() => Assert.Equal(
        "max(ln(2 / 3), sqrt(abs(-4)), round9(exp(1)))",
        new Expression.Maximum(
            "", "",
            new Expression.Logarithm("", Of(2m), Of(3m)),
            new Expression.SquareRoot("", new Expression.Absolute("", "", Of(-4m))),
            new Expression.RoundedToNine("", "", new Expression.Exponential("", Of(1m)))).ToString());

    [Fact]
    public void ToString_AnyTree_IsTheBareFormula() => Assert.Equal(
        "round((((2 + 3) * (7 - 0.5)) / 1.21))",
        new Expression.Rounded("", "", new Expression.Quotient("", "", new Expression.Product("", "",
            new Expression.Sum("", "", Of(2m), Of(3.00m)), new Expression.Difference("", "", Of(7m), Of(0.5m))), Of(1.21m)))
            .ToString());

    [Fact]
    public void Equals_SameTree_IsByContent()
    {
        Assert.Equal(Tree(2m), Tree(2m));
        Assert.Equal(Tree(2m).GetHashCode(), Tree(2m).GetHashCode());
        Assert.NotEqual(Tree(2m), Tree(3m));
        Assert.NotEqual<Expression>(new Expression.Sum("a", "", Of(2m), Of(2m)), new Expression.Product("a", "", Of(2m), Of(2m)));
        Assert.NotEqual(new Expression.Constant("a", 1m, "", "line.a"), new Expression.Constant("a", 1m, "", "line.b"));

        static Expression.Sum Tree(decimal value) => new("sum", "kg", Of(1m), Of(value));
    }

    private static Expression.Constant Of(decimal value) => new("a value", value, string.Empty, "line.quantity");
}
