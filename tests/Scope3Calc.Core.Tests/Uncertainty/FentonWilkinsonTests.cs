using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

/// <summary>Totals by formula: Fenton-Wilkinson and first order.</summary>
public sealed class FentonWilkinsonTests
{
    [Fact]
    [Trait("Behaviour", "42")]
    public void Of_ThreeIndependentFigures_IsW13()
    {
        var total = FentonWilkinson.Of(Ledger.OfThree, cell => cell.Booked)!;

        Assert.Equal(211_054.0, total.ValueKilograms);
        Assert.Equal(221_849.6, total.MeanKilograms, 0.05);
        Assert.Equal(40_359.4, total.StandardDeviationKilograms, 0.05);
        Assert.Equal(0.18044, total.SigmaOfTotal, 0.000005);
        Assert.Equal(218_267.0, total.MedianKilograms, 0.5);
        Assert.Equal(153_247.0, total.LowKilograms, 0.5);

        // 218,267.147 x e^(1.96 x 0.180443571) = 310,874.46; the source's 310,875 is of rounded figures.
        Assert.Equal(310_875.0, total.HighKilograms, 1.0);
        Assert.Equal(new ReportedInterval(total.LowKilograms, total.HighKilograms, Widened: false), total.Interval);
    }

    [Fact]
    [Trait("Behaviour", "42")]
    public void Taylor_ThreeIndependentFigures_IsW13()
    {
        var total = Taylor.Of(Ledger.OfThree, cell => cell.Booked)!;

        Assert.Equal(211_054.0, total.ValueKilograms);
        Assert.Equal(0.1759, total.SigmaOfTotal, 0.00005);
        Assert.Equal(149_509.0, total.Interval.Low, 0.5);
        Assert.Equal(297_934.0, total.Interval.High, 0.5);
    }

    [Theory]
    [InlineData(false, 0.0533, 1.110)]
    [InlineData(true, 0.5, 2.664)]
    [Trait("Behaviour", "42")]
    public void Of_HundredEqualLines_DependsOnWhetherTheyShareTheirCause(bool oneCause, double sigma, double factor)
    {
        var total = FentonWilkinson.Of(Ledger.OfHundred(oneCause), cell => cell.Booked)!;

        Assert.Equal(sigma, total.SigmaOfTotal, 0.00005);
        Assert.Equal(factor, total.HighKilograms / total.MedianKilograms, 0.0006);
        Assert.Equal(factor, total.MedianKilograms / total.LowKilograms, 0.0006);
    }

    [Theory]
    [InlineData(false, 0.05)]
    [InlineData(true, 0.5)]
    public void Taylor_HundredEqualLines_DependsOnWhetherTheyShareTheirCause(bool oneCause, double sigma)
    {
        // Independent: 100 shares of 1/100, so 0.5 / sqrt(100); one cause: 0.5 x 100 / 100.
        Assert.Equal(sigma, Taylor.Of(Ledger.OfHundred(oneCause), cell => cell.Booked)!.SigmaOfTotal, 1e-15);
    }

    [Fact]
    public void Of_FiguresThatShareSomeOfTheirCauses_IsTheSumOverAllPairs()
    {
        // Sectors, countries and years as a ledger has them; the factor is older in some years, hence spread further.
        var random = new Random(5);
        var totals = new CauseTotals();
        for (var i = 0; i < 120; i++)
        {
            var (sector, country, year) = (i % 6, i / 6 % 4, i / 24);
            totals.Add(
                new CauseSet(
                    new Cause(100 + (ulong)sector, year < 2 ? 0.4 : 0.5),
                    new Cause(200 + (ulong)sector, 0.3),
                    new Cause(300 + (ulong)((10 * country) + year), 0.05),
                    new Cause(400 + (ulong)country, 0.1)),
                Ledger.Kg(random.Next(-200, 1_000)), Co2e.Zero, Co2e.Zero);
        }

        var total = FentonWilkinson.Of(totals, cell => cell.Booked)!;

        var (mean, variance) = ByPairs(totals);
        Assert.Equal(mean, total.MeanKilograms, 1e-12 * mean);
        Assert.Equal(variance, Math.Pow(total.StandardDeviationKilograms, 2.0), 1e-11 * variance);
        Assert.Equal(Math.Sqrt(Math.Log(1.0 + (variance / mean / mean))), total.SigmaOfTotal, 1e-12);
    }

    [Fact]
    public void Of_TinySpread_KeepsItsDigits()
    {
        var total = FentonWilkinson.Of(Ledger.Booked((1_000, 1, 1e-9)), cell => cell.Booked)!;

        // To first order a sigma of 1e-9 is a standard deviation of 1e-9 x 1,000 kg.
        Assert.Equal(1e-6, total.StandardDeviationKilograms, 1e-15);
        Assert.Equal(1e-9, total.SigmaOfTotal, 1e-18);
    }

    [Fact]
    public void Of_ReturnOfAnotherCause_WidensTheTotal()
    {
        var total = FentonWilkinson.Of(Ledger.Booked((100, 1, 0.1), (-10, 2, 0.1)), cell => cell.Booked)!;

        // Means 100 e^0.005 (1.00501252) and -10 e^0.005; variances add, (100^2 + 10^2) e^0.01 (e^0.01 - 1) = 102.5268.
        Assert.Equal(90.451127, total.MeanKilograms, 1e-6);
        Assert.Equal(Math.Sqrt(102.5268), total.StandardDeviationKilograms, 1e-4);
    }

    [Fact]
    public void Of_TotalThatIsNotPositive_IsNull()
    {
        Assert.Null(FentonWilkinson.Of(new CauseTotals(), cell => cell.Booked));
        Assert.Null(FentonWilkinson.Of(Ledger.Booked((-1, 1, 0.1)), cell => cell.Booked));
        Assert.Null(FentonWilkinson.Of(Ledger.OfThree, cell => cell.Product));
        Assert.Null(Taylor.Of(Ledger.Booked((5, 1, 0.1), (-5, 2, 0.1)), cell => cell.Booked));

        // Medians 100 - 99 > 0, means 100 - 99 e^0.5 < 0; and the other way round.
        Assert.Null(FentonWilkinson.Of(Ledger.Booked((100, 1, 0.0), (-99, 2, 1.0)), cell => cell.Booked));
        Assert.Null(FentonWilkinson.Of(Ledger.Booked((-100, 1, 0.0), (99, 2, 1.0)), cell => cell.Booked));
    }

    [Fact]
    [Trait("Behaviour", "43")]
    public void Interval_OfManyIndependentSkewedFigures_IsWidenedToTheReportedTotal()
    {
        var thousand = Ledger.Booked([.. Enumerable.Range(0, 1_000).Select(line => (1L, (ulong)line, 1.0))]);

        var total = FentonWilkinson.Of(thousand, cell => cell.Booked)!;

        // Mean 1,000 e^0.5 = 1,649, standard deviation sqrt(1,000 e (e - 1)) = 68: 1,000 is nine of them below.
        Assert.InRange(total.LowKilograms, 1_500.0, 1_550.0);
        Assert.Equal(new ReportedInterval(1_000.0, total.HighKilograms, Widened: true), total.Interval);
    }

    // The definition, pair by pair.
    private static (double Mean, double Variance) ByPairs(CauseTotals totals)
    {
        var cells = totals.Cells().Select(cell => (
            Mean: (double)cell.Booked.Kilograms * Math.Exp(cell.Causes.LogVariance / 2.0),
            Sigmas: Enumerable.Range(0, cell.Causes.Count)
                .ToDictionary(i => cell.Causes[i].Key, i => cell.Causes[i].Sigma))).ToArray();
        var pairs =
            from left in cells
            from right in cells
            let shared = left.Sigmas.Sum(cause => cause.Value * right.Sigmas.GetValueOrDefault(cause.Key))
            select left.Mean * right.Mean * (Math.Exp(shared) - 1.0);
        return (cells.Sum(cell => cell.Mean), pairs.Sum());
    }
}
