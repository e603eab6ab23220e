using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Product;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Gap;

/// <summary>From lines to the uncertainty, the causes and the calibration of their gap.</summary>
public sealed class GapTotalsTests
{
    private static readonly Snapshot Snapshot = Typical.WithReferencePrice();

    // 100 equal lines of sigma s that err together have sigma s. Independent ones have, with v = e^(s^2) - 1,
    // root(ln(1 + v / 100)): 0.020200 for s = 0.20 (v = 0.040811).
    [Theory]
    [Trait("Behaviour", "42")]
    [InlineData(true, 0.20)]
    [InlineData(false, 0.020200)]
    public void Causes_HundredLinesOfOneOrOfManyDeclarations_ShareTheirErrorOrNot(bool isOne, double sigma)
    {
        var totals = Of(Enumerable.Range(0, 100).Select(i => Some.Line(Epd(isOne ? "one" : $"EPD-{i}", 100m))));

        Assert.Equal(sigma, Sigma(totals, cell => cell.Booked), 5);
    }

    // Factor 0.50 and classification 0.30 are one cause, 0.583095; dollars of the factor's year need nothing else. Two lines of
    // 1,000 kg: in one sector they err together; in two with v = e^0.34 - 1 = 0.404948 the total has
    // root(ln(1 + v / 2)) = 0.429396.
    [Theory]
    [Trait("Behaviour", "42")]
    [InlineData("334111", 0.583095)]
    [InlineData("334118", 0.429396)]
    public void Causes_SpendInOneSectorOrTwo_SharesTheFactorsErrorOrNot(string otherSector, double sigma)
    {
        var factors = Some.Epa();
        PurchaseLine first = SpendOf("334111"), second = SpendOf(otherSector);

        var totals = Of([first, second]);

        Assert.Equal(sigma, Sigma(totals, cell => cell.Booked), 5);

        // The same mass in either sector.
        PurchaseLine SpendOf(string sector) =>
            Some.Spend(decimal.Round(1_000m / factors.Find(sector)!.WithMargins!.Value, 4)) with { SectorCode = sector };
    }

    // Euros of 2023: prices of the Netherlands 0.12 and the euro's rate 0.06 join the factor's 0.583095 in both lines.
    // Another currency shares the factor only.
    [Fact]
    [Trait("Behaviour", "42")]
    public void Causes_SpendOfOneCountryAndYear_SharesPricesAndRate()
    {
        var euros = Some.Line() with { Product = null, Quantity = null };

        var totals = Of([euros, euros with { LineId = "2", PurchaseDate = new DateOnly(2023, 9, 1) }]);

        Assert.Equal(Math.Sqrt(0.34 + 0.0144 + 0.0036), Sigma(totals, cell => cell.Booked), 9);
        Assert.Equal(1, totals.Causes.Count);
    }

    // Dollars of 2021, and as many at 2021 prices paid in 2023: the sector's factor is one cause of both, the price index of
    // the second alone. With means e^0.17 = 1.185305 and e^0.1772 = 1.193870 and e^0.34 - 1 = 0.404948, e^0.3544 - 1 =
    // 0.425325, the variance is 1.404948 x 0.404948 + 1.425325 x 0.425325 + 2 x 1.415100 x 0.404948 = 2.321239, and
    // root(ln(1 + 2.321239 / 2.379175^2)) = 0.586213.
    [Fact]
    [Trait("Behaviour", "42")]
    public void Causes_SpendOfTwoYearsInOneSector_SharesTheFactorOnly()
    {
        var later = Some.Spend(1_124.4856m) with { LineId = "2", PurchaseDate = new DateOnly(2023, 3, 1) };

        var totals = Of([Some.Spend(1_000m), later]);

        Assert.Equal(2, totals.Causes.Count);
        Assert.Equal(0.586213, Sigma(totals, cell => cell.Booked), 5);
    }

    [Fact]
    public void Causes_OfEverySide_AddUpToThePortfolio()
    {
        PurchaseLine[] lines =
        [
            Some.Line(Epd("a", 262m)) with { LineId = "a" },
            Some.Line(Epd("b", 300m)) with { LineId = "b", Quantity = 10m, SpendAmount = 20_000m },
            Some.Line() with { LineId = "c", Product = null, Quantity = null },
        ];

        var (totals, portfolio) = (Of(lines), Some.PortfolioOf(lines, Some.Policy, Snapshot));

        Assert.Equal(portfolio.Booked, totals.Causes.Booked);
        Assert.Equal(portfolio.Matched.Product, totals.Causes.Product);
        Assert.Equal(portfolio.Matched.Spend, totals.Causes.Spend);
        Assert.Equal(portfolio.Matched.Gap!.Value, totals.Effects.Sum);
        Assert.Equal(2, totals.Effects.Lines);
    }

    // A laptop of 300 kg against an average of 236 kg emits more than its type: L(S, P) x ln(236 / 300) is below zero. With
    // the average's own 236 kg the device makes no difference.
    [Theory]
    [InlineData(300, -1)]
    [InlineData(236, 0)]
    [InlineData(200, 1)]
    public void Effects_DeviceAgainstItsType_HaveTheSignOfWhatItSaves(int kilograms, int sign) => Assert.Equal(
        sign, Int128.Sign(Of([Some.Line(Epd("a", kilograms))]).Effects.Product.Milligrams));

    [Fact]
    public void Add_LinesSharedAmongTotals_GivesTheSame()
    {
        PurchaseLine[] lines = [.. Enumerable.Range(1, 30).Select(i => Some.Line(Epd($"EPD-{i % 4}", 200m + i)) with
        {
            LineId = $"{i}",
            SpendAmount = 500_000m + (i * 1_000m),
        })];
        var joined = Of(lines[..7]);
        joined.Add(Of(lines[7..]));
        var whole = Of(lines.Reverse());

        Assert.Equal(whole.Causes.Cells().ToArray(), joined.Causes.Cells().ToArray());
        Assert.Equal(whole.Effects, joined.Effects);
        Assert.Equal(whole.DataQuality, joined.DataQuality);
        Assert.Equal(whole.Calibrations, joined.Calibrations);
    }

    // A declaration that may not be booked calibrates nothing, though its gap is told.
    [Fact]
    public void Calibrations_ExpiredDeclaration_SaysNothing()
    {
        var expired = Some.Line(Some.Epd(validity: Validity.OfEpd(new DateOnly(2015, 1, 1), new DateOnly(2020, 1, 1))));

        var totals = Of([expired], Some.Policy with { UseDeviceAverages = false });

        Assert.Equal(1, totals.Effects.Lines);
        Assert.Empty(totals.Calibrations);
    }

    // A booked calibrated figure errs as its calibration does, and with every other line of its type.
    [Fact]
    public void Causes_CalibratedSpendThatIsBooked_HasTheCalibrationsError()
    {
        var policy = Some.Policy with
        {
            UseDeviceAverages = false,
            Calibrations = new CalibrationTable([new FactorCalibration("laptop", 2m, 0.25m)]),
            BookCalibratedSpend = true,
        };
        var dollars = Some.Spend(1_000m);

        var totals = Of([dollars, Some.Line() with { LineId = "2", Product = null, Quantity = null }], policy);

        Assert.Equal(0.25, Sigma(totals, cell => cell.Booked), 9);
    }

    private static Declaration Epd(string id, decimal kilograms) =>
        Some.Epd(id: id, modules: [Some.Module(LifeCycleModule.A1ToA3, kilograms)]);

    private static double Sigma(GapTotals totals, Func<CauseCell, Co2eTotal> side) =>
        FentonWilkinson.Of(totals.Causes, side)!.SigmaOfTotal;

    private static GapTotals Of(IEnumerable<PurchaseLine> lines, Policy? policy = null)
    {
        var calculator = new Calculator(Snapshot, policy ?? Some.Policy);
        var totals = new GapTotals();
        foreach (var line in lines)
        {
            totals.Add(in line, calculator.Calculate(in line), calculator);
        }

        return totals;
    }
}
