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
