namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>The seeded normal pair and the exponential once more, one number at a time and without vectors.</summary>
/// <remarks>
/// Plain double arithmetic is the same on every processor. That the vectors give the same bits as this shows that no lane
/// is fused, reordered or mixed with another on the processor at hand.
/// </remarks>
internal static class PlainNormal
{
    // ln 2 = 0.693147180559945309417...: its first 30 bits and the rest.
    private const double LogOf2High = 744_261_117.0 / 1_073_741_824.0;
    private const double LogOf2Low = 8.893134238886677e-10;

    private static readonly int[] Rotations = [16, 42, 12, 31, 16, 32, 24, 21];

    public static (double Cosine, double Sine) Pair(ulong seed, ulong key, ulong counter)
    {
        var (a, b) = Bits(seed, key, counter);
        var uniform = 2.0 - BitConverter.UInt64BitsToDouble((a >> 12) | 0x3FF0_0000_0000_0000);
        var radius = Math.Sqrt(Log(uniform) * -2.0);
        var place = BitConverter.UInt64BitsToDouble((b >> 12) | 0x3FF0_0000_0000_0000) - 1.5;
        var (sin, cos) = SinCos(place * (Math.PI / 2.0));

        // Turned on by as many quarters as the two lowest bits say.
        var (x, y) = (b & 3) switch
        {
            0 => (cos, sin),
            1 => (-sin, cos),
            2 => (-cos, -sin),
            _ => (sin, -cos),
        };
        return (radius * x, radius * y);
    }

    // x = n ln 2 + r; e^r by its Taylor series up to r^13 / 13!.
    public static double Exp(double x)
    {
        var n = Math.Round(x * 1.4426950408889634);
        var r = x - (n * LogOf2High) - (n * LogOf2Low);
        var sum = 0.0;
        for (var k = 13; k >= 0; k--)
        {
            sum = (sum * r) + (1.0 / Factorial(k));
        }

        return Math.ScaleB(sum, (int)n);
    }

    private static (ulong A, ulong B) Bits(ulong seed, ulong key, ulong counter)
    {
        ulong[] keys = [seed, key, 0x1BD1_1BDA_A9FC_1A22 ^ seed ^ key];
        var (a, b) = (counter + keys[0], keys[1]);
        for (var round = 0; round < 20; round++)
        {
            a += b;
            b = ulong.RotateLeft(b, Rotations[round % 8]) ^ a;
            if (round % 4 == 3)
            {
                var injection = (round / 4) + 1;
                a += keys[injection % 3];
                b += keys[(injection + 1) % 3] + (ulong)injection;
            }
        }

        return (a, b);
    }

    // x = m 2^n with m between the roots of 1/2 and of 2; ln m = 2 (s + s^3/3 + s^5/5 + ...).
    private static double Log(double x)
    {
        var n = Math.ILogB(x);
        var m = Math.ScaleB(x, -n);
        if (m >= Math.Sqrt(2.0))
        {
            (m, n) = (m / 2.0, n + 1);
        }

        var s = (m - 1.0) / (m - 1.0 + 2.0);
        var w = s * s;
        var sum = 1.0 / 21.0;
        for (var odd = 19; odd >= 3; odd -= 2)
        {
            sum = (sum * w) + (1.0 / odd);
        }

        var twice = s + s;
        return (n * LogOf2High) + (((n * LogOf2Low) + (twice * w * sum)) + twice);
    }

    // The Taylor series up to 1/17! and 1/18!.
    private static (double Sin, double Cos) SinCos(double angle)
    {
        var w = angle * angle;
        var (sin, cos) = (0.0, 0.0);
        for (var k = 17; k >= 3; k -= 2)
        {
            sin = (sin * w) + ((k % 4 == 1 ? 1.0 : -1.0) / Factorial(k));
            cos = (cos * w) + ((k % 4 == 1 ? -1.0 : 1.0) / Factorial(k + 1));
        }

        cos = (cos * w) - 0.5;
        return (angle + (angle * w * sin), (cos * w) + 1.0);
    }

    // Exact up to 18!, which is below 2^53.
    private static double Factorial(int k) => k < 2 ? 1.0 : k * Factorial(k - 1);
}
