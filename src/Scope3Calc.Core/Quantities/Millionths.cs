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
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var low = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        var high = (uint)bits[2];
        var excessDigits = ((bits[3] >> 16) & 0xFF) - Scale;
        var millionths =
            excessDigits <= 0 ? new UInt128(high, low) * PowersOfTen[-excessDigits]
            : high == 0 && excessDigits < PowersOfTen.Length ? Divide(low, PowersOfTen[excessDigits], isInexact: false)
            : excessDigits > TwoSteps ? DivideInSteps(high, low, excessDigits)
            : Divide(new UInt128(high, low), PowersOfTen[excessDigits]);
        return bits[3] < 0 ? -(Int128)millionths : (Int128)millionths;
    }

    /// <summary>The product of two decimals in millionths, where their digits are few enough to multiply as integers.</summary>
    /// <returns>Null for longer numbers, and where the product is beyond 2^63 millionths or not a whole number of them.</returns>
    public static long? OfProduct(decimal left, decimal right)
    {
        Span<int> leftBits = stackalloc int[4];
        Span<int> rightBits = stackalloc int[4];
        decimal.GetBits(left, leftBits);
        decimal.GetBits(right, rightBits);
        var missingDigits = Scale - ((leftBits[3] >> 16) & 0xFF) - ((rightBits[3] >> 16) & 0xFF);
        if ((leftBits[1] | leftBits[2] | rightBits[1] | rightBits[2]) != 0 || missingDigits < 0)
        {
            return null;
        }

        // 32 bits each, and at most six digits more.
        var high = Math.BigMul((ulong)(uint)leftBits[0] * (uint)rightBits[0], PowersOfTen[missingDigits], out var low);
        if (high != 0 || low > long.MaxValue)
        {
            return null;
        }

        return (leftBits[3] ^ rightBits[3]) < 0 ? -(long)low : (long)low;
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
