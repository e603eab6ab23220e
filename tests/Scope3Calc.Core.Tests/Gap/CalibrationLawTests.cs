using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>What holds for every calibration, tried on 1,000 each.</summary>
public sealed class CalibrationLawTests
{
    private static readonly Gen<(long Product, long Spend)> AnyPair =
        from product in Gen.Choose(1, 1_000_000_000)
        from spend in Gen.Choose(1, 1_000_000_000)
        from size in Gen.Elements(1L, 1_000_000_000L)
        select (product * size, (long)spend);

    private static readonly Gen<List<(long Product, long Spend)>> AnyLines =
        AnyLine.UpTo(12, AnyPair).Where(lines => lines.Count > 0);

    [Fact]
    public void Median_AnyLines_IsWithinHalfABinOfTheSortedLines() =>
        AnyLine.Holds(AnyLines, lines =>
        {
            var sorted = lines.Select(line => Math.Log((double)line.Product / line.Spend)).Order().ToArray();
            var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
            var deviations = sorted.Select(ln => Math.Abs(ln - median)).Order().ToArray();
            var deviation = (deviations[(sorted.Length - 1) / 2] + deviations[sorted.Length / 2]) / 2;
            var sample = Sample(lines);

            Assert.Equal(median, sample.MedianLn!.Value, 0.000501);

            // Each deviation is off by half a bin for the line and half a bin for the median.
            Assert.Equal(1.4826 * deviation, sample.SigmaLn!.Value, 0.0015 + (1e-5 * deviation));
        });

    [Fact]
    public void Add_LinesInAnyOrderAndHoweverShared_GivesTheSameCalibration() =>
        AnyLine.Holds(AnyLines.Zip(Gen.Choose(0, int.MaxValue)), given =>
        {
            var (lines, seed) = given;
            (long, long)[] shuffled = [.. lines];
            new Random(seed).Shuffle(shuffled);
            var joined = new CalibrationSample();
            joined.Add(Sample(shuffled.Skip(4)));
            joined.Add(Sample(shuffled.Take(4)));

            var whole = Calibrate(Sample(lines));
            Assert.Equal(whole, Calibrate(Sample(shuffled)));
            Assert.Equal(whole, Calibrate(joined));
            Assert.Equal(lines.Count, whole.Count);
        });

    [Fact]
    public void Of_AnyLines_LiesBetweenThePackAndTheMedianInsideItsInterval() =>
        AnyLine.Holds(AnyLines, lines =>
        {
            var factor = Calibrate(Sample(lines));

            // A decimal keeps fifteen digits of a ratio.
            Assert.InRange(
                factor.ShrunkRatio,
                Math.Min(1m, factor.MedianRatio) * (1m - 1e-13m),
                Math.Max(1m, factor.MedianRatio) * (1m + 1e-13m));
            Assert.InRange(factor.ShrunkRatio, factor.Lower, factor.Upper);
            Assert.True(factor.Lower > 0m);
        });

    [Fact]
    public void Of_SameLinesMoreOften_ComesCloserToTheirMedianAndIsSurer() =>
        AnyLine.Holds(AnyLines, lines =>
        {
            var few = Calibrate(Sample(lines));
            var many = Calibrate(Sample(Enumerable.Repeat(lines, 3).SelectMany(line => line)));

            Assert.Equal(few.MedianRatio, many.MedianRatio);
            Assert.True(
                Math.Abs(Ln(many.ShrunkRatio) - Ln(many.MedianRatio))
                <= Math.Abs(Ln(few.ShrunkRatio) - Ln(few.MedianRatio)) + 1e-9);

            // Where the lines scatter no more than was expected, more of them can only narrow it down.
            if (few.LineSigmaLn <= CalibrationPrior.Default.SigmaLn)
            {
                Assert.True(Ln(many.Upper) - Ln(many.Lower) <= Ln(few.Upper) - Ln(few.Lower) + 1e-9);
            }
        });

    [Fact]
    public void Of_SidesSwapped_GivesTheReciprocals() =>
        AnyLine.Holds(AnyLines, lines =>
        {
            var factor = Calibrate(Sample(lines));
            var swapped = Calibrate(Sample(lines.Select(line => (line.Spend, line.Product))));

            // A ratio on the edge of two bins goes to the upper one either way.
            Assert.Equal(-Ln(factor.ShrunkRatio), Ln(swapped.ShrunkRatio), 0.001001);
        });

    private static double Ln(decimal ratio) => Math.Log((double)ratio);

    private static CalibratedFactor Calibrate(CalibrationSample sample) =>
        Calibration.Of("laptop", sample, CalibrationPrior.Default)!;

    private static CalibrationSample Sample(IEnumerable<(long Product, long Spend)> lines)
    {
        var sample = new CalibrationSample();
        foreach (var (product, spend) in lines)
        {
            Assert.True(sample.Add(Co2e.FromMilligrams(product), Co2e.FromMilligrams(spend)));
        }

        return sample;
    }
}
