using System.Runtime.CompilerServices;

namespace Scope3Calc.Core.Quantities;

/// <summary>A decimal taken apart: a whole number of 96 bits over a power of ten, with a sign.</summary>
/// <remarks>
/// Two are equal where both are written alike: 0.21 and 0.210 are not. The same as <c>decimal.GetBits</c>, without a detour by an array: from flags, high, and low digits as a decimal has
/// them in memory, in the order of a machine that puts low bytes first.
/// </remarks>
internal readonly record struct DecimalDigits
{
    private readonly ulong _flagsAndHigh;

    private DecimalDigits(UInt128 bits)
    {
        _flagsAndHigh = (ulong)bits;
        Low = (ulong)(bits >> 64);
    }

    /// <summary>The lower 64 bits of the number.</summary>
    public ulong Low { get; }

    /// <summary>The 32 bits above them.</summary>
    public uint High => (uint)(_flagsAndHigh >> 32);

    /// <summary>How many of its decimal digits stand behind the point, 0 to 28.</summary>
    public int Scale => (byte)(_flagsAndHigh >> 16);

    public bool IsNegative => (int)_flagsAndHigh < 0;

    public decimal Value => Unsafe.BitCast<UInt128, decimal>(new UInt128(Low, _flagsAndHigh));

    public static DecimalDigits Of(decimal value) => new(Unsafe.BitCast<decimal, UInt128>(value));
}
