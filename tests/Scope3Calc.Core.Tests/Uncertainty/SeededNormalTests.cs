using System.Runtime.Intrinsics;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>The draws are the published generator's, the same on every processor, and exact to the last digits.</summary>
public sealed class SeededNormalTests
{
    // Published with the generator (Random123, kat_vectors, threefry2x64 with 20 rounds): counter, key, bits.
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0UL, 0xC2B6E3A8C2C69865, 0x6F81ED42F350084D)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0xE02CB7C4D95D277A, 0xD06633D0893B8B68)]
    [InlineData(
        0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89,
        0x263C7D30BB0F0AF1, 0x56BE8361D3311526)]
    public void Threefry_PublishedCounters_GivesThePublishedBits(
        ulong counter0, ulong counter1, ulong key0, ulong key1, ulong first, ulong second)
    {
        var bits = Threefry.Bits(key0, key1, Vector256.Create(counter0), Vector256.Create(counter1));

        Assert.Equal((Vector256.Create(first), Vector256.Create(second)), bits);
    }

    [Fact]
    public void Group_AnySeedKeyAndNumber_IsWhatPlainArithmeticGives()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var (seed, key) = ((ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1);
            var group = random.NextInt64(1L << 40);

            var (first, second) = SeededNormal.Group(seed, key, group);

            for (var lane = 0; lane < 4; lane++)
            {
                var (cosine, sine) = PlainNormal.Pair(seed, key, ((ulong)group * 4) + (ulong)lane);
                Assert.Equal(Bits(cosine), Bits(first[lane]));
                Assert.Equal(Bits(sine), Bits(second[lane]));
                Assert.Equal(Bits(PlainNormal.Exp(5.0 * sine)), Bits(PortableMath.Exp(second * 5.0)[lane]));
            }
        }
    }

    [Fact]
    public void Draw_AnyNumber_IsItsPlaceInItsGroup()
    {
        for (var draw = 0; draw < 64; draw++)
        {
            var (first, second) = SeededNormal.Group(3, 4, draw / 8);

            Assert.Equal((draw % 8) < 4 ? first[draw % 4] : second[draw % 4], SeededNormal.Draw(3, 4, draw));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => SeededNormal.Draw(3, 4, -1));
    }

    [Fact]
    public void Exp_WithinItsRange_IsExactToTheLastDigits()
    {
        for (var x = -700.0; x <= 700.0; x += 0.0107)
        {
            Near(Math.Exp(x), PortableMath.Exp(Vector256.Create(x))[1], 4e-16);
        }

        Assert.Equal(1.0, PortableMath.Exp(Vector256<double>.Zero)[3]);
    }

    [Fact]
    public void Log_WithinItsRange_IsExactToTheLastDigits()
    {
        for (var power = -52.0; power <= 20.0; power += 0.000_97)
        {
            var x = Math.Pow(2.0, power);
            Near(Math.Log(x), PortableMath.Log(Vector256.Create(x))[2], 4e-16);
        }

        Assert.Equal(0.0, PortableMath.Log(Vector256<double>.One)[0]);
    }

    [Fact]
    public void SinCosOfQuarterTurns_WithinItsRange_IsExactToTheLastDigits()
    {
        for (var quarters = -0.5; quarters <= 0.5; quarters += 0.000_013)
        {
            var (sin, cos) = PortableMath.SinCosOfQuarterTurns(Vector256.Create(quarters));

            // Sine and cosine move less than the angle, which its product with pi / 2 rounds by 2^-54 at most.
            Assert.Equal(double.SinPi(quarters / 2.0), sin[0], 2.3e-16);
            Assert.Equal(double.CosPi(quarters / 2.0), cos[0], 2.3e-16);
        }
    }

    private static ulong Bits(double number) => BitConverter.DoubleToUInt64Bits(number);

    private static void Near(double expected, double actual, double share) =>
        Assert.Equal(expected, actual, share * Math.Max(Math.Abs(expected), double.Epsilon));
}
