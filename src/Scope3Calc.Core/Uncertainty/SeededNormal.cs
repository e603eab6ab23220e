using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Standard normal numbers that are a function of seed, key and number of the draw.</summary>
/// <remarks>
/// Box and Muller (1958) on the bits of <see cref="Threefry"/>, with <see cref="PortableMath"/>: the same numbers to
/// the bit on every processor, with or without vector instructions, on any thread and in any order. Draws come in
/// groups of eight: a group has four counters; draws 0 to 3 of it are the cosines, 4 to 7 the sines. No draw is
/// beyond 8.5, which a normal is once in 10^16.
/// </remarks>
public static class SeededNormal
{
    /// <summary>Draws made together.</summary>
    public const int GroupSize = 8;

    private const int Lanes = 4;
    private const ulong One = 0x3FF0_0000_0000_0000;
    private const ulong SignBit = 0x8000_0000_0000_0000;

    /// <summary>One draw; whoever needs many makes groups.</summary>
    /// <param name="seed">What the whole simulation started from.</param>
    /// <param name="key">The cause.</param>
    /// <param name="draw">Number of the draw, from 0.</param>
    public static double Draw(ulong seed, ulong key, long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var (first, second) = Group(seed, key, draw / GroupSize);
        var place = (int)(draw % GroupSize);
        return place < Lanes ? first[place] : second[place - Lanes];
    }

    /// <summary>Draws 8 x <paramref name="group"/> and the seven after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> First, Vector256<double> Second) Group(ulong seed, ulong key, long group)
    {
        var counters = Vector256.Create((ulong)group * Lanes) + Vector256<ulong>.Indices;
        var (forRadius, forAngle) = Threefry.Bits(seed, key, counters, Vector256<ulong>.Zero);

        // 52 bits under the exponent of 1 are a number within 1 and 2; less that, 2 is within 0 (not reached) and 1.
        var uniform = Vector256.Create(2.0) - ((forRadius >>> 12) | Vector256.Create(One)).AsDouble();
        var radius = Vector256.Sqrt(PortableMath.Log(uniform) * -2.0);

        // 52 bits for the place within a quarter turn, two others for which of the four it is.
        var place = ((forAngle >>> 12) | Vector256.Create(One)).AsDouble() - Vector256.Create(1.5);
        var (sin, cos) = PortableMath.SinCosOfQuarterTurns(place);
        var odd = Vector256.Equals(forAngle & Vector256<ulong>.One, Vector256<ulong>.One).AsDouble();
        var upperBit = (forAngle << 62) & Vector256.Create(SignBit);
        var lowerBit = forAngle << 63;
        var x = Vector256.ConditionalSelect(odd, sin, cos).AsUInt64() ^ upperBit ^ lowerBit;
        var y = Vector256.ConditionalSelect(odd, cos, sin).AsUInt64() ^ upperBit;
        return (radius * x.AsDouble(), radius * y.AsDouble());
    }
}
