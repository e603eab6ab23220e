namespace Scope3Calc.Core.Quantities;

/// <summary>Exact decimals as whole millionths, rounded half to even: milligrams of kilograms, millionths of money.</summary>
/// <remarks>
/// The same as <c>decimal.Round(value * 10^6, 0, ToEven)</c>, for every decimal, on the digits themselves: a line does
/// this up to four times, and the decimal operations would be half of its cost.
/// </remarks>
public static class Millionths
{
    private const int Scale = 6;
    private const int TwoSteps = 18;

    /// <summary>The number of millionths nearest to the value; of two equally near the even one.</summary>
    public static Int128 Of(decimal value)
    {
        var digits = DecimalDigits.Of(value);
        var (high, low) = (digits.High, digits.Low);
        var excessDigits = digits.Scale - Scale;
        var millionths =
            excessDigits <= 0 ? new UInt128(high, low) * PowersOfTen[-excessDigits]
            : high == 0 && excessDigits < PowersOfTen.Length ? Divide(low, PowersOfTen[excessDigits], isInexact: false)
            : excessDigits > TwoSteps ? DivideInSteps(high, low, excessDigits)
            : Divide(new UInt128(high, low), PowersOfTen[excessDigits]);
        return digits.IsNegative ? -(Int128)millionths : (Int128)millionths;
    }

    /// <summary>The product of two decimals in millionths, where their digits are few enough to multiply as integers.</summary>
    /// <returns>Null for longer numbers, and where the product is beyond 2^63 millionths or not a whole number of them.</returns>
    public static long? OfProduct(decimal left, decimal right)
    {
        var (first, second) = (DecimalDigits.Of(left), DecimalDigits.Of(right));
        var missingDigits = Scale - first.Scale - second.Scale;
        if (first.High != 0 || second.High != 0 || (first.Low | second.Low) > uint.MaxValue || missingDigits < 0)
        {
            return null;
        }

        // 32 bits each, and at most six digits more.
        var high = Math.BigMul(first.Low * second.Low, PowersOfTen[missingDigits], out var low);
        if (high != 0 || low > long.MaxValue)
        {
            return null;
        }

        return first.IsNegative != second.IsNegative ? -(long)low : (long)low;
    }

    // Conversions multiply to 28 digits, so this is the usual case: 18 of the digits go by division by a constant,
    // which costs no division.
    private static ulong DivideInSteps(uint high, ulong low, int excessDigits)
    {
        const uint Billion = 1_000_000_000;
        ulong top = high / Billion;
        var carry = ((ulong)(high % Billion) << 32) | (low >> 32);
        var middle = carry / Billion;
        carry = ((carry % Billion) << 32) | (uint)low;
        var bottom = carry / Billion;
        var isInexact = carry % Billion != 0;

        // What is left is top * 2^64 + middle * 2^32 + bottom, and top is below 5.
        carry = (top << 32) | middle;
        top = carry / Billion;
        carry = ((carry % Billion) << 32) | bottom;
        isInexact |= carry % Billion != 0;
        return Divide((top << 32) + (carry / Billion), PowersOfTen[excessDigits - TwoSteps], isInexact);
    }

    // Half to even; what was cut off before breaks a tie upwards.
    private static ulong Divide(ulong value, ulong divisor, bool isInexact)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        var half = divisor / 2;
        return remainder > half || (remainder == half && (isInexact || (quotient & 1) != 0)) ? quotient + 1 : quotient;
    }

    private static UInt128 Divide(UInt128 value, ulong divisor)
    {
        var (quotient, remainder) = UInt128.DivRem(value, divisor);
        var half = divisor / 2;
        return remainder > half || (remainder == half && (quotient & 1) != 0) ? quotient + 1 : quotient;
    }

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];
}
