using System.Numerics;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>A rate per unit of money as a binary fixed-point number, for money with up to four decimals.</summary>
/// <remarks>
/// Gives the millionth (the milligram, of kilograms) that exact arithmetic gives, or nothing: wherever the product is too
/// close to the middle between two millionths to be sure, the caller goes the decimal way. That is one amount in some 10^9, and a decimal
/// multiplication by a rate of 28 digits, with its rounding, costs ten times as much.
/// </remarks>
internal readonly struct FixedRate
{
    private const int MoneyScale = 4;

    // Far more than the decimal way's own rounding to 28 digits, so that both ways always agree.
    private const ulong Margin = 1UL << 34;
    private const ulong Half = 1UL << 63;

    // Millionths per ten-thousandth of the money, times 2^64, rounded down; zero where it does not fit.
    private readonly UInt128 _rate;

    private FixedRate(UInt128 rate) => _rate = rate;

    /// <param name="perUnit">The rate; negative or absent gives one that multiplies nothing.</param>
    /// <param name="divisor">What the money is divided by first: 1, or 1 plus the VAT rate.</param>
    public static FixedRate Of(decimal? perUnit, decimal divisor)
    {
        if (perUnit is not > 0m)
        {
            return default;
        }

        // 10^6 millionths a unit of the product, 10^4 ten-thousandths a unit of the money: 100.
        var (numerator, scale) = Digits(perUnit.Value);
        var (divisorDigits, divisorScale) = Digits(divisor);
        var rate = (numerator * 100 * BigInteger.Pow(10, divisorScale) << 64)
            / (divisorDigits * BigInteger.Pow(10, scale));
        return rate.GetBitLength() > 120 ? default : new FixedRate((UInt128)rate);
    }

    /// <summary>The product with an amount of money, in millionths; null where this way cannot tell.</summary>
    public long? Multiply(decimal amount)
    {
        var digits = DecimalDigits.Of(amount);
        if (digits.High != 0 || digits.Low >= LargestMoney || digits.Scale > MoneyScale || _rate == UInt128.Zero)
        {
            return null;
        }

        var money = digits.Low * PowersOfTen[MoneyScale - digits.Scale];
        var carry = Math.BigMul(money, (ulong)_rate, out var fraction);
        var overflow = Math.BigMul(money, (ulong)(_rate >> 64), out var whole);
        whole += carry;
        if (overflow != 0 || whole < carry || whole > Co2e.LineLimitMilligrams)
        {
            return null;
        }

        // The true fraction is up to `money` units of 2^-64 larger.
        var uncertainty = money + Margin;
        if (fraction - (Half - uncertainty) <= 2 * uncertainty || fraction > ulong.MaxValue - uncertainty)
        {
            return null;
        }

        var millionths = (long)(fraction > Half ? whole + 1 : whole);
        return digits.IsNegative ? -millionths : millionths;
    }

    // Times 10^4 it stays below 2^60, and its uncertainty far below a half.
    private const ulong LargestMoney = 1UL << 46;

    private static ReadOnlySpan<ulong> PowersOfTen => [1, 10, 100, 1_000, 10_000];

    private static (BigInteger Digits, int Scale) Digits(decimal value)
    {
        var digits = DecimalDigits.Of(value);
        return (((BigInteger)digits.High << 64) | digits.Low, digits.Scale);
    }
}
