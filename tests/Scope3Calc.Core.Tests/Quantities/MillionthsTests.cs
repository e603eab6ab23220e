using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Quantities;

/// <summary>Rounding to millionths against whole-number arithmetic on the digits, of any size.</summary>
public sealed class MillionthsTests
{
    private static readonly Gen<int> AnyBits = Gen.OneOf(
        Gen.Choose(int.MinValue, int.MaxValue), Gen.Elements(0, 1, -1, int.MinValue, int.MaxValue, 5, 500_000));

    private static readonly Gen<decimal> AnyDecimal =
        from low in AnyBits
        from middle in AnyBits
        from high in AnyBits
        from negative in Gen.Elements(false, true)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, negative, (byte)scale);

    // A whole number of halves of the last place kept: every one is a tie.
    private static readonly Gen<decimal> AnyTie =
        from halves in Gen.Choose(-1_000_000, 1_000_000)
        from zeros in Gen.Choose(0, 15)
        select Widened((halves * 0.000001m) + 0.0000005m, zeros);

    [Fact]
    public void Of_AnyDecimal_IsTheNearestWholeNumber() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100_000), Prop.ForAll(AnyDecimal.ToArbitrary(), IsNearest));

    [Fact]
    public void Of_AnyTie_IsTheEvenOfTheTwo() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(AnyTie.ToArbitrary(), IsNearest));

    public static TheoryData<decimal, long> ByHand => new()
    {
        { 0m, 0 },
        { 1m, 1_000_000 },
        { -1.000m, -1_000_000 },
        { 0.0000005m, 0 },
        { 0.0000015m, 2 },
        { 0.0000025m, 2 },
        { -0.0000025m, -2 },
        { 0.00000250m, 2 },
        { 0.0000025000000000000000000001m, 3 }, // just above a tie, 28 decimals
        { 0.0000024999999999999999999999m, 2 },
        { 0.0000005000000000000000000001m, 1 },
        { 262.1080000000000000000000000m, 262_108_000 },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Of_FiguresByHand_AreRoundedHalfToEven(decimal value, long millionths) =>
        Assert.Equal(millionths, Millionths.Of(value));

    [Fact]
    public void Of_TheLargestDecimal_DoesNotOverflow() =>
        Assert.Equal((BigInteger)decimal.MaxValue * 1_000_000, (BigInteger)Millionths.Of(decimal.MaxValue));

    // value = digits / 10^scale; millionths = digits x 10^6 / 10^scale, rounded half to even.
    private static bool IsNearest(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        var unit = BigInteger.Pow(10, value.Scale);
        var expected = BigInteger.DivRem(digits * 1_000_000, unit, out var rest);
        expected += rest * 2 > unit || (rest * 2 == unit && !expected.IsEven) ? 1 : 0;
        return (BigInteger)Millionths.Of(value) == (value < 0m ? -expected : expected);
    }

    // The same number with more digits after the point.
    private static decimal Widened(decimal value, int zeros) =>
        value + new decimal(0, 0, 0, false, (byte)Math.Min(28, value.Scale + zeros));
}
