using System.Numerics;

namespace Scope3Calc.Core.Inventory;

/// <summary>A decimal as the fraction of whole numbers it is, for arithmetic that must not round.</summary>
internal readonly record struct DecimalFraction(BigInteger Numerator, BigInteger Denominator)
{
    public static DecimalFraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new decimal(bits[0], bits[1], bits[2], value < 0m, 0);
        return new DecimalFraction(new BigInteger(digits), BigInteger.Pow(10, value.Scale));
    }
}
