using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Spend;

/// <summary>Only what was paid for a good in the year it was acquired is a basis for a spend-based figure.</summary>
public sealed class SpendBasisTests
{
    [Theory]
    [InlineData(SpendBasis.Depreciation)]
    [InlineData(SpendBasis.BookValue)]
    [InlineData(SpendBasis.LeaseInstalment)]
    [Trait("Behaviour", "28")]
    public void Calculate_AmountThatIsNoCostOfAcquisition_GivesNoSpendBasedFigure(SpendBasis basis)
    {
        var outcome = Some.Calculate(Some.Spend(1_000m) with { SpendBasis = basis });

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Null(outcome.Booked);
        Assert.Equal(Some.Reasons(ReasonCode.SpendNotAcquisitionCost), outcome.Spend.Reasons);
        Assert.Equal(0m, outcome.Spend.RestatedSpend);
    }

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_DepreciationBesideAnEpd_LeavesTheProductBasedFigureAlone()
    {
        var outcome = Some.Calculate(Some.Line(Some.Epd()) with { SpendBasis = SpendBasis.Depreciation });

        Assert.Equal((LineStatus.Ok, Some.Kg(131_054m)), (outcome.Status, outcome.Booked));
        Assert.Null(outcome.Gap.Absolute);
        Assert.Contains(ReasonCode.GapSpendMissing, outcome.Reasons);
    }

    // 1,000 x 0.112 = 112 kg. What a lease instalment is not, a finance lease's cost of acquisition is.
    [Theory]
    [InlineData(AccountingTreatment.Expensed)]
    [InlineData(AccountingTreatment.Capitalised)]
    [InlineData(AccountingTreatment.FinanceLease)]
    [Trait("Behaviour", "28")]
    public void Calculate_CostOfAcquisition_IsTheBasis(AccountingTreatment treatment) => Assert.Equal(
        Some.Kg(112m), Some.Calculate(Some.Spend(1_000m) with { AccountingTreatment = treatment }).Booked);
}
