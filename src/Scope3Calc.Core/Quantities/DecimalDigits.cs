using System.Runtime.CompilerServices;

namespace Scope3Calc.Core.Quantities;

/// <summary>A decimal taken apart: a whole number of 96 bits over a power of ten, with a sign.</summary>
/// <remarks>
/// The same as <c>decimal.GetBits</c>, without a detour by an array: the fields lie as those of a decimal do on a machine
/// that puts low bytes first. Two are equal where both are written alike: 0.21 and 0.210 are not.
/// </remarks>
/// <param name="Flags">Scale and sign.</param>
/// <param name="High">The upper 32 bits of the number.</param>
/// <param name="Low">The 64 bits below them.</param>
internal readonly record struct DecimalDigits(uint Flags, uint High, ulong Low)
{
    /// <summary>How many of its decimal digits stand behind the point, 0 to 28.</summary>
    public int Scale => (byte)(Flags >> 16);

    public bool IsNegative => (int)Flags < 0;

    public decimal Value => Unsafe.BitCast<DecimalDigits, decimal>(this);

    public static DecimalDigits Of(decimal value) => Unsafe.BitCast<decimal, DecimalDigits>(value);
}
