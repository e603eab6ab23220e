using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>What a simulation finds where the answer is known.</summary>
public sealed class MonteCarloTests
{
    private static readonly MonteCarloOptions Many = new() { Seed = 42, Draws = 200_000 };

    [Fact]
    [Trait("Behaviour", "42")]
    public void Run_ThreeIndependentFigures_IsW13()
    {
        var total = MonteCarlo.Run(Ledger.OfThree, Many).BookedKilograms;
        var formula = FentonWilkinson.Of(Ledger.OfThree, cell => cell.Booked)!;

        Assert.Equal(211_054.0, total.Value);
        Within(0.003, 221_770.0, total.Mean);
        Within(0.003, 218_006.0, total.Median);
        Within(0.01, 153_511.0, total.Low);
        Within(0.01, 311_490.0, total.High);
        Within(0.003, formula.MeanKilograms, total.Mean);
        Within(0.01, formula.StandardDeviationKilograms, total.StandardDeviation);
        Within(0.01, formula.LowKilograms, total.Low);
        Within(0.01, formula.HighKilograms, total.High);
    }

    [Fact]
    public void Run_OneFigure_HasTheQuantilesOfItsLognormal()
    {
        var total = MonteCarlo.Run(Ledger.Booked((1_000, 1, 0.5)), Many).BookedKilograms;

        // Median 1,000; ends 1,000 e^(-+1.96 x 0.5); mean 1,000 e^0.125; five standard errors each.
        Assert.Equal(1_000.0, total.Median, 5.0 * 0.5 * 1_000.0 / 0.798 / Math.Sqrt(200_000.0));
        Assert.Equal(375.31, total.Low, 5.0 * total.LowStandardError);
        Assert.Equal(2_664.5, total.High, 5.0 * total.HighStandardError);
        Assert.Equal(1_133.15, total.Mean, 5.0 * total.MeanStandardError);
    }

    [Fact]
    public void Run_OneFigure_StatesHowExactItIs()
    {
        var total = MonteCarlo.Run(Ledger.Booked((1_000, 1, 0.5)), Many).BookedKilograms;

        // Mean: 1,133.15 sqrt(e^0.25 - 1) / sqrt(200,000) = 1.350. Quantiles: sqrt(p (1 - p) / n) over the density, which
        // at x is phi(1.96) / (0.5 x) = 0.05845 / (0.5 x): 0.00034911 x 0.5 x / 0.05845 = 0.0029866 x.
        Within(0.05, 1.350, total.MeanStandardError);
        Within(0.25, 0.0029866 * 375.31, total.LowStandardError);
        Within(0.25, 0.0029866 * 2_664.5, total.HighStandardError);
        Within(1e-12, total.MeanStandardError / total.Mean, total.RelativeStandardErrorOfMean!.Value);
    }

    [Theory]
    [InlineData(false, 1.110)]
    [InlineData(true, 2.664)]
    [Trait("Behaviour", "42")]
    public void Run_HundredEqualLines_DependsOnWhetherTheyShareTheirCause(bool oneCause, double factor)
    {
        var total = MonteCarlo.Run(Ledger.OfHundred(oneCause), Many with { Draws = 50_000 }).BookedKilograms;

        // The half width as a factor: the root of the ratio of both ends.
        Within(0.01, factor, Math.Sqrt(total.High / total.Low));
    }

    [Fact]
    public void Run_FiguresThatShareSomeOfTheirCauses_HasMeanAndDeviationOfTheFormula()
    {
        var totals = new CauseTotals();
        for (var line = 0; line < 100; line++)
        {
            totals.Add(
                new CauseSet(
                    new Cause(10 + ((ulong)line % 5), line < 50 ? 0.4 : 0.5), new Cause(20 + ((ulong)line % 4), 0.1)),
                Ledger.Kg(line - 10), Co2e.Zero, Co2e.Zero);
        }

        var total = MonteCarlo.Run(totals, Many).BookedKilograms;

        // The formula's two moments are exact, so they meet but for chance.
        var formula = FentonWilkinson.Of(totals, cell => cell.Booked)!;
        Assert.Equal(formula.MeanKilograms, total.Mean, 5.0 * total.MeanStandardError);
        Within(0.01, formula.StandardDeviationKilograms, total.StandardDeviation);
    }

    [Fact]
    public void Run_SidesWithoutCommonCause_FindTheSignificanceOfW12()
    {
        var totals = Ledger.Matched(
            Ledger.Kg(131_054), new CauseSet(new Cause(1, 0.21490)),
            Co2e.FromKilograms(66_755.37m), new CauseSet(new Cause(2, 0.36235)));

        var result = MonteCarlo.Run(totals, Many);

        // R = 0.5094 [0.223, 1.163]; Pr(S > P) = 0.0547 within five times sqrt(p (1 - p) / n) = 0.0005.
        Within(1e-4, 0.5094, result.Ratio!.Value);
        Within(0.01, 0.5094, result.Ratio.Median);
        Within(0.01, 0.223, result.Ratio.Low);
        Within(0.01, 1.163, result.Ratio.High);
        Assert.Equal(0.0547, result.ProbabilityOfSpendAboveProduct!.Value, 0.0026);
        Assert.Equal(66_755.37 - 131_054.0, result.GapKilograms!.Value, 1e-9);
        Assert.True(result.GapKilograms.Low < 0.0 && result.GapKilograms.High > 0.0, "A gap inside the noise.");
    }

    [Fact]
    public void Run_SidesWithOneCommonCause_ErrTogether()
    {
        var causes = new CauseSet(new Cause(1, 0.4));

        var result = MonteCarlo.Run(Ledger.Matched(Ledger.Kg(100), causes, Ledger.Kg(60), causes), Many);

        // The ratio is 0.6 in every draw; the gap is -40 e^(0.4 Z): e^(1.96 x 0.4) = 2.1903.
        Assert.Equal(0.6, result.Ratio!.Low, 1e-15);
        Assert.Equal(0.6, result.Ratio.High, 1e-15);
        Within(0.01, 40.0 * 2.1903, -result.GapKilograms!.Low);
        Within(0.01, 40.0 / 2.1903, -result.GapKilograms.High);
        Assert.Equal(0.0, result.ProbabilityOfSpendAboveProduct);
    }

    [Fact]
    public void Run_BookedSideAndMatchedSideOfOneCell_AreTheSameDraws()
    {
        var totals = Ledger.Matched(
            Ledger.Kg(100), new CauseSet(new Cause(1, 0.4)), Ledger.Kg(60), new CauseSet(new Cause(2, 0.3)));

        var result = MonteCarlo.Run(totals, Many);

        Assert.Equal(result.BookedKilograms, result.ProductKilograms);
    }

    [Fact]
    public void Run_NothingMatched_HasNoGap()
    {
        var result = MonteCarlo.Run(Ledger.OfThree, new MonteCarloOptions());

        Assert.Null(result.ProductKilograms);
        Assert.Null(result.SpendKilograms);
        Assert.Null(result.GapKilograms);
        Assert.Null(result.Ratio);
        Assert.Null(result.ProbabilityOfSpendAboveProduct);
    }

    [Fact]
    public void Run_NothingOnTheProductSide_HasAGapButNoRatio()
    {
        var causes = new CauseSet(new Cause(1, 0.4));

        var result = MonteCarlo.Run(Ledger.Matched(Co2e.Zero, default, Ledger.Kg(60), causes), new MonteCarloOptions());

        Assert.Null(result.Ratio);
        Assert.Equal(result.SpendKilograms, result.GapKilograms);
        Assert.Equal(1.0, result.ProbabilityOfSpendAboveProduct);
    }

    [Fact]
    [Trait("Behaviour", "43")]
    public void Run_NothingAtAll_IsZero()
    {
        var total = MonteCarlo.Run(new CauseTotals(), new MonteCarloOptions()).BookedKilograms;

        Assert.Equal(new ReportedInterval(0.0, 0.0, Widened: false), total.Interval);
        Assert.Null(total.RelativeStandardErrorOfMean);
    }

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval_OfManyIndependentSkewedFigures_IsWidenedToTheReportedTotal()
    {
        var thousand = Ledger.Booked([.. Enumerable.Range(0, 1_000).Select(line => (1L, (ulong)line, 1.0))]);

        var total = MonteCarlo.Run(thousand, Many with { Draws = 2_000 }).BookedKilograms;

        // As by formula: mean 1,649, standard deviation 68; the sum of medians is nine of them below.
        Within(0.01, 1_648.7, total.Mean);
        Assert.InRange(total.Low, 1_500.0, 1_550.0);
        Assert.Equal(new ReportedInterval(1_000.0, total.High, Widened: true), total.Interval);
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1_000_001)]
    public void Options_DrawsOutOfRange_AreRefused(int draws) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonteCarloOptions { Draws = draws });

    private static void Within(double share, double expected, double actual) =>
        Assert.Equal(expected, actual, share * Math.Abs(expected));
}
