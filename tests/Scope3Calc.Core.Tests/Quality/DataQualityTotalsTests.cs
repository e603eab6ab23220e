using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Quality;

/// <summary>The data quality of many booked figures, by emissions, spend and pieces.</summary>
public sealed class DataQualityTotalsTests
{
    private static readonly Validity In2021 = Validity.OfEpd(new DateOnly(2020, 1, 1), new DateOnly(2022, 12, 31));

    private static GapTotals Of(params PurchaseLine[] lines)
    {
        var calculator = new Calculator(Some.Snapshot, Some.Policy);
        var totals = new GapTotals();
        foreach (var line in lines)
        {
            totals.Add(in line, calculator.Calculate(in line), calculator);
        }

        return totals;
    }

    // A verified EPD scores reliability 2 with the GHG Protocol, a self-declared sheet 3. One EPD of 300 kg for 100 USD and
    // two sheets of 50 kg each for 900 USD: (300 x 2 + 100 x 3) / 400, (100 x 2 + 900 x 3) / 1,000, (1 x 2 + 2 x 3) / 3.
    [Fact]
    [Trait("Behaviour", "44")]
    public void DataQuality_TwoFigures_IsWeightedInThreeWays()
    {
        var totals = Of(
            Line(Some.Epd(validity: In2021, modules: [Some.Module(LifeCycleModule.A1ToA3, 300m)]), 1m, 100m),
            Line(
                Some.Epd(
                    verification: VerificationKind.SelfDeclared,
                    validity: In2021,
                    modules: [Some.Module(LifeCycleModule.A1ToA3, 50m)]),
                2m,
                900m)).DataQuality;

        Assert.Equal(2.25m, totals.ByEmissions[DqiIndicator.Reliability]);
        Assert.Equal(2.9m, totals.BySpend[DqiIndicator.Reliability]);
        Assert.Equal(8m / 3m, totals.ByPieces[DqiIndicator.Reliability]!.Value, 12);
        Assert.Equal(DqiScheme.Ghgp4, totals.ByEmissions.Scheme);
    }

    [Fact]
    [Trait("Behaviour", "44")]
    public void DataQuality_OfNothing_IsNull() => Assert.Null(Of().DataQuality.ByEmissions[DqiIndicator.Reliability]);

    private static PurchaseLine Line(Declaration declaration, decimal pieces, decimal dollars) =>
        Some.Spend(dollars) with { Product = Some.Xps13, Quantity = pieces, Declaration = declaration };
}
