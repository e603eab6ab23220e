using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>What holds for the uncertainty of every ledger, tried on 1,000 ledgers each.</summary>
public sealed class MonteCarloLawTests
{
    private static readonly MonteCarloOptions Few = new() { Draws = MonteCarloOptions.MinDraws };

    // Few keys, so that lines share causes, some of them with different spreads.
    private static readonly Gen<Cause> AnyCause =
        from key in Gen.Choose(0, 5)
        from sigma in Gen.Elements(0.0, 0.02, 0.2, 0.5, 1.0)
        select new Cause((ulong)key, sigma);

    private static readonly Gen<CauseSet> AnyCauses =
        from first in AnyCause
        from second in AnyCause
        from third in AnyCause
        from fourth in AnyCause
        from count in Gen.Choose(0, 4)
        select new CauseSet(
            count > 0 ? first : default, count > 1 ? second : default,
            count > 2 ? third : default, count > 3 ? fourth : default);

    private static readonly Gen<Line> Purchase =
        from causes in AnyCauses
        from digits in Gen.Choose(1, int.MaxValue)
        from shift in Gen.Choose(0, 20)
        from side in Gen.Choose(0, 2)
        select new Line(causes, (long)digits << shift, side);

    private static readonly Gen<Line> PurchaseOrReturn =
        from line in Purchase
        from isReturn in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select isReturn ? line with { Milligrams = -line.Milligrams } : line;

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval_AnyLedger_ContainsTheReportedFigure() =>
        AnyLine.Holds(AnyLine.UpTo(8, PurchaseOrReturn), lines => Assert.All(Reported(lines), figure =>
        {
            var (value, low, high, interval) = figure;
            Assert.InRange(value, interval.Low, interval.High);
            Assert.True(interval.Low <= low && high <= interval.High, "The quantiles lie within.");
            Assert.Equal(interval.Low < low || interval.High > high, interval.Widened);
        }));

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval_PurchasesOnly_IsPositive() =>
        AnyLine.Holds(AnyLine.UpTo(8, Purchase).Where(lines => lines.Count > 0), lines =>
        {
            var result = MonteCarlo.Run(Totals(lines), Few);
            DrawSummary?[] positive = [result.BookedKilograms, result.Ratio];
            Assert.All(positive.OfType<DrawSummary>(), figure => Assert.True(
                figure.Value == 0.0 || figure.Interval.Low > 0.0, $"{figure}"));
            if (FentonWilkinson.Of(Totals(lines), cell => cell.Booked) is { } formula)
            {
                Assert.True(formula.Interval.Low > 0.0, $"{formula}");
                Assert.True(Taylor.Of(Totals(lines), cell => cell.Booked)!.Interval.Low > 0.0);
            }
        });

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval_NoSpreadAnywhere_IsTheReportedFigure() =>
        AnyLine.Holds(AnyLine.UpTo(8, PurchaseOrReturn), lines =>
        {
            var certain = lines.Select(line => line with { Causes = default }).ToList();

            Assert.All(Reported(certain), figure => Assert.Equal(
                new ReportedInterval(figure.Value, figure.Value, Widened: false), figure.Interval));
            var booked = MonteCarlo.Run(Totals(certain), Few).BookedKilograms;
            Assert.Equal((booked.Value, booked.Value, 0.0), (booked.Mean, booked.Median, booked.StandardDeviation));
        });

    [Fact]
    public void Run_AllFiguresTimesANumber_GivesAllMassesTimesIt() =>
        AnyLine.Holds(AnyLine.UpTo(8, Purchase).Zip(Gen.Choose(2, 1_000)), given =>
        {
            var (lines, times) = given;
            var one = MonteCarlo.Run(Totals(lines), Few);

            var many = MonteCarlo.Run(
                Totals(lines.Select(line => line with { Milligrams = line.Milligrams * times })), Few);

            Same(one.BookedKilograms, many.BookedKilograms, times, many.BookedKilograms.High);
            Same(one.ProductKilograms, many.ProductKilograms, times, many.ProductKilograms?.High);
            Same(one.SpendKilograms, many.SpendKilograms, times, many.SpendKilograms?.High);
            Assert.Equal(one.ProbabilityOfSpendAboveProduct, many.ProbabilityOfSpendAboveProduct);

            // The sides may cancel out, so what their difference loses goes by their size: in no draw more than
            // 1,000 times the mean of as many draws.
            Same(
                one.GapKilograms, many.GapKilograms, times,
                10.0 * (many.ProductKilograms?.Mean + many.SpendKilograms?.Mean));
        });

    private static void Same(DrawSummary? one, DrawSummary? many, int times, double? size)
    {
        Assert.Equal(one is null, many is null);
        if (one is not null && many is not null)
        {
            var tolerance = 1e-12 * size!.Value;
            Assert.Equal(times * one.Value, many.Value, tolerance);
            Assert.Equal(times * one.Mean, many.Mean, 1e-12 * Math.Max(many.Mean, size.Value));
            Assert.Equal(times * one.Median, many.Median, tolerance);
            Assert.Equal(times * one.Low, many.Low, tolerance);
            Assert.Equal(times * one.High, many.High, tolerance);
        }
    }

    /// <summary>All figures that are shown with an interval.</summary>
    private static IEnumerable<(double Value, double Low, double High, ReportedInterval Interval)> Reported(
        List<Line> lines)
    {
        var totals = Totals(lines);
        var result = MonteCarlo.Run(totals, Few);
        DrawSummary?[] simulated =
        [
            result.BookedKilograms, result.ProductKilograms, result.SpendKilograms, result.GapKilograms, result.Ratio,
        ];
        foreach (var figure in simulated.OfType<DrawSummary>())
        {
            yield return (figure.Value, figure.Low, figure.High, figure.Interval);
        }

        if (FentonWilkinson.Of(totals, cell => cell.Booked) is { } formula)
        {
            yield return (formula.ValueKilograms, formula.LowKilograms, formula.HighKilograms, formula.Interval);
        }

        if (Taylor.Of(totals, cell => cell.Booked) is { } first)
        {
            yield return (first.ValueKilograms, first.Interval.Low, first.Interval.High, first.Interval);
        }
    }

    private static CauseTotals Totals(IEnumerable<Line> lines)
    {
        var totals = new CauseTotals();
        foreach (var line in lines)
        {
            var mass = Co2e.FromMilligrams(line.Milligrams);
            totals.Add(
                line.Causes,
                line.Side == 0 ? Co2e.Zero : mass,
                line.Side == 1 ? mass : Co2e.Zero,
                line.Side == 1 ? Co2e.Zero : mass);
        }

        return totals;
    }

    /// <summary>A spend side that is not booked (0), a product side that is (1), a spend side that is (2).</summary>
    private sealed record Line(CauseSet Causes, long Milligrams, int Side);
}
