using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>Do the draws look like independent standard normals?</summary>
/// <remarks>
/// A mean of n terms with standard deviation s errs by s / sqrt(n). Every limit is five times that, which the truth passes all
/// but once in two million times; the seeds are fixed, so a pass stays a pass.
/// </remarks>
public sealed class SeededNormalStatisticsTests
{
    private const int Count = 1_000_000;
    private const double Errors = 5.0;

    private static readonly double[] Sample = Draws(seed: 1, key: 2, Count);

    // Moments of a standard normal: E z^k is 0, 1, 0, 3, 0, 15; the variance of z^k is E z^2k less its square.
    [Theory]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(2, 1.0, 2.0)] // 3 - 1
    [InlineData(3, 0.0, 15.0)]
    [InlineData(4, 3.0, 96.0)] // 105 - 9
    public void Draws_Moments_AreTheNormals(int power, double expected, double variance) => Assert.Equal(
        expected, Sample.Average(z => Math.Pow(z, power)), Errors * Math.Sqrt(variance / Count));

    // Shares of the standard normal above a bound, from tables.
    [Theory]
    [InlineData(-1.959964, 0.975)]
    [InlineData(-0.674490, 0.75)]
    [InlineData(0.0, 0.5)]
    [InlineData(0.674490, 0.25)]
    [InlineData(1.281552, 0.1)]
    [InlineData(1.959964, 0.025)]
    [InlineData(2.575829, 0.005)]
    [InlineData(3.0, 0.0013499)]
    [InlineData(4.0, 0.000031671)]
    public void Draws_ShareAboveABound_IsTheNormals(double bound, double share) => Assert.Equal(
        share, Sample.Average(z => z > bound ? 1.0 : 0.0), Errors * Math.Sqrt(share * (1.0 - share) / Count));

    // Draws of a group come from four counters, one cosine and one sine of each.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(512)]
    public void Draws_SomePlacesApart_AreIndependent(int distance) =>
        Unrelated(Sample[distance..], Sample[..^distance]);

    [Theory]
    [InlineData(1UL, 3UL)]
    [InlineData(1UL, 0UL)]
    [InlineData(1UL, 2 + (1UL << 63))]
    [InlineData(2UL, 2UL)]
    [InlineData(0UL, 2UL)]
    [InlineData(2UL, 1UL)]
    [InlineData(1 + (1UL << 63), 2UL)]
    public void Draws_OfANeighbouringSeedOrKey_AreIndependent(ulong seed, ulong key) =>
        Unrelated(Sample, Draws(seed, key, Count));

    [Fact]
    public void Draws_OfManyKeys_AddUpAsIndependentOnes()
    {
        const int Keys = 500;
        const int Each = 4_000;
        var sums = new double[Each];
        for (var key = 0; key < Keys; key++)
        {
            foreach (var (draw, z) in Draws(seed: 7, Cause.KeyOf($"declaration EPD-{key:D4}"), Each).Index())
            {
                sums[draw] += z;
            }
        }

        // A sum of 500 independent normals, over the root of 500, is standard normal.
        Assert.Equal(1.0, sums.Average(sum => sum * sum / Keys), Errors * Math.Sqrt(2.0 / Each));
    }

    [Fact]
    public void Draws_OfTwoKeys_FillTheQuadrantsEvenly()
    {
        var other = Draws(seed: 1, key: 3, Count);
        var quadrants = Sample.Zip(other, (x, y) => (x > 0.0 ? 1 : 0) + (y > 0.0 ? 2 : 0)).CountBy(place => place);

        Assert.All(quadrants, quadrant => Assert.Equal(
            0.25, (double)quadrant.Value / Count, Errors * Math.Sqrt(0.25 * 0.75 / Count)));
    }

    // Neither values nor sizes go together: products of independent standard normals have variance 1, products of
    // their squares less 1 have variance 2 x 2.
    private static void Unrelated(double[] left, double[] right)
    {
        Assert.Equal(0.0, left.Zip(right, (x, y) => x * y).Average(), Errors / Math.Sqrt(left.Length));
        Assert.Equal(
            0.0,
            left.Zip(right, (x, y) => ((x * x) - 1.0) * ((y * y) - 1.0)).Average(),
            Errors * Math.Sqrt(4.0 / left.Length));
    }

    private static double[] Draws(ulong seed, ulong key, int count)
    {
        var draws = new double[count];
        for (var first = 0; first < count; first += SeededNormal.GroupSize)
        {
            var (cosines, sines) = SeededNormal.Group(seed, key, first / SeededNormal.GroupSize);
            for (var lane = 0; lane < 4; lane++)
            {
                draws[first + lane] = cosines[lane];
                draws[first + 4 + lane] = sines[lane];
            }
        }

        return draws;
    }
}
