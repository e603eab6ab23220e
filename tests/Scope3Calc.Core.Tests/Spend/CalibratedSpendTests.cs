using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>A calibrated figure is offered beside the pack's own and booked only where the policy says so.</summary>
public sealed class CalibratedSpendTests
{
    private static readonly Policy Offered = Some.Policy with
    {
        Calibrations = new CalibrationTable([new FactorCalibration("laptop", 2.5m, 0.4m)]),
    };

    private static readonly Policy Booked = Offered with { BookCalibratedSpend = true };

    // 1,000 x 0.112 = 112 kg; x 2.5 = 280 kg.
    [Fact]
    public void Calculate_CalibrationOfTheType_IsOfferedBesideWhatIsBooked()
    {
        var outcome = Some.Calculate(Some.Spend(1_000m), Offered);

        Assert.Equal((Some.Kg(112m), Some.Kg(280m)), (outcome.Booked, outcome.CalibratedSpend));
        Assert.DoesNotContain(ReasonCode.SpendCalibrated, outcome.Reasons);
    }

    [Fact]
    public void Calculate_PolicyBooksIt_TheTierStaysSpendAndTheReasonSaysSo()
    {
        var outcome = Some.Calculate(Some.Spend(1_000m), Booked);

        Assert.Equal(Some.Kg(280m), outcome.Booked);
        Assert.Equal(
            (LineStatus.FallbackApplied, CalculationMethod.SpendBased, DataQualityTier.SpendBased),
            (outcome.Status, outcome.Method, outcome.Tier));
        Assert.Contains(ReasonCode.SpendCalibrated, outcome.Reasons);

        // The pack's own figure is still told.
        Assert.Equal(Some.Kg(112m), outcome.Spend.Emissions);
    }

    [Fact]
    public void Calculate_ProductDataAtHand_AreBookedAndComparedWithThePacksOwnFigure()
    {
        var (offered, plain) = (Some.Calculate(Some.Line(Some.Epd()), Booked), Some.Calculate(Some.Line(Some.Epd())));

        Assert.Equal(Some.Kg(131_054m), offered.Booked);
        Assert.Equal(plain.Gap, offered.Gap);
        Assert.DoesNotContain(ReasonCode.SpendCalibrated, offered.Reasons);
    }

    // 1,000 x 0.183 = 183 kg.
    [Fact]
    public void Calculate_TypeWithoutCalibration_IsBookedByThePack()
    {
        var outcome = Some.Calculate(Some.Spend(1_000m) with { ProductCategory = "monitor" }, Booked);

        Assert.Equal(Some.Kg(183m), outcome.Booked);
        Assert.Null(outcome.CalibratedSpend);
        Assert.DoesNotContain(ReasonCode.SpendCalibrated, outcome.Reasons);
    }

    [Fact]
    public void Calculate_NoSpendBasedFigure_HasNoCalibratedOne()
    {
        var outcome = Some.Calculate(Some.Spend(1_000m) with { SpendAmount = null }, Booked);

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Null(outcome.CalibratedSpend);
    }

    [Fact]
    public void Calculate_CreditNote_IsCalibratedAlike() => Assert.Equal(
        Some.Kg(-280m), Some.Calculate(Some.Spend(-1_000m) with { OriginalLineId = "line-0" }, Booked).Booked);

    // 8 x 10^12 x 0.112 = 8.96 x 10^11 kg is within a line's limit of 10^12; 2.5 times that is not.
    [Fact]
    public void Calculate_CalibratedBeyondALinesLimit_IsNotOffered() =>
        Assert.Null(Some.Calculate(Some.Spend(8_000_000_000_000m), Offered).CalibratedSpend);

    [Fact]
    public void Check_BookingWithoutCalibrations_IsRefused()
    {
        var problem = (Some.Policy with { BookCalibratedSpend = true }).Check();

        Assert.Equal((ReasonCode.ValueMissing, "policy.calibrations"), (problem!.Code, problem.Field));
    }

    [Fact]
    public void Table_SameEntriesInAnotherOrder_IsEqualAndGivesTheSamePolicyId()
    {
        var (laptop, monitor) = (new FactorCalibration("laptop", 2.5m, 0.4m), new FactorCalibration("monitor", 3m, 0.5m));
        var (one, other) = (new CalibrationTable([laptop, monitor]), new CalibrationTable([monitor, laptop]));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal((Some.Policy with { Calibrations = one }).Id, (Some.Policy with { Calibrations = other }).Id);
        Assert.NotEqual(one, new CalibrationTable([laptop, monitor with { Ratio = 3.1m }]));
        Assert.Equal(new CalibrationTable([laptop with { Ratio = 2.50m }]), new CalibrationTable([laptop]));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void Table_TypeTwice_IsRefused() => Assert.Throws<ArgumentException>(() => new CalibrationTable(
        [new FactorCalibration("laptop", 2.5m, 0.4m), new FactorCalibration("laptop", 2m, 0.4m)]));
}
