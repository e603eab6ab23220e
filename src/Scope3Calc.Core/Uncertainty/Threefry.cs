using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Threefry-2x64-20: 128 random bits as a function of a key and a counter, four counters at once.</summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11. It has no state, so any draw can be
/// made on any thread. Additions, rotations and exclusive ors alone: the same bits on every processor.
/// </remarks>
public static class Threefry
{
    private const ulong Parity = 0x1BD11BDAA9FC1A22;

    /// <param name="key0">First half of the key.</param>
    /// <param name="key1">Second half of the key.</param>
    /// <param name="counter0">First half of each lane's counter.</param>
    /// <param name="counter1">Second half of each lane's counter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<ulong> First, Vector256<ulong> Second) Bits(
        ulong key0, ulong key1, Vector256<ulong> counter0, Vector256<ulong> counter1)
    {
        var key2 = Parity ^ key0 ^ key1;
        var x = counter0 + Vector256.Create(key0);
        var y = counter1 + Vector256.Create(key1);
        EvenRounds(ref x, ref y, key1, key2 + 1);
        OddRounds(ref x, ref y, key2, key0 + 2);
        EvenRounds(ref x, ref y, key0, key1 + 3);
        OddRounds(ref x, ref y, key1, key2 + 4);
        EvenRounds(ref x, ref y, key2, key0 + 5);
        return (x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EvenRounds(ref Vector256<ulong> x, ref Vector256<ulong> y, ulong keyX, ulong keyY)
    {
        Round(ref x, ref y, 16);
        Round(ref x, ref y, 42);
        Round(ref x, ref y, 12);
        Round(ref x, ref y, 31);
        x += Vector256.Create(keyX);
        y += Vector256.Create(keyY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OddRounds(ref Vector256<ulong> x, ref Vector256<ulong> y, ulong keyX, ulong keyY)
    {
        Round(ref x, ref y, 16);
        Round(ref x, ref y, 32);
        Round(ref x, ref y, 24);
        Round(ref x, ref y, 21);
        x += Vector256.Create(keyX);
        y += Vector256.Create(keyY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector256<ulong> x, ref Vector256<ulong> y, int rotation)
    {
        x += y;
        y = ((y << rotation) | (y >>> (64 - rotation))) ^ x;
    }
}
