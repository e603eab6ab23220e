using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Devices on an operating lease: their making in category 8, or told and not booked.</summary>
public sealed class LeaseTests
{
    private static readonly Policy NotBooked = Some.Policy with { OperatingLease = OperatingLeaseTreatment.NotBooked };

    private static readonly PurchaseLine Leased =
        Some.Line(Some.Epd()) with { AccountingTreatment = AccountingTreatment.OperatingLease };

    [Fact]
    [Trait("Behaviour", "6")]
    public void Calculate_OperatingLease_BooksTheMakingInCategory8()
    {
        var outcome = Some.Calculate(Leased);

        Assert.Equal(Scope3Category.UpstreamLeasedAssets, outcome.Category);
        Assert.Equal((Some.Kg(131_054m), Some.Kg(7_084m)), (outcome.Booked, outcome.BookedDelivery));
    }

    [Fact]
    [Trait("Behaviour", "6")]
    public void Calculate_OperatingLeaseNotBookedByPolicy_TellsTheFigureAndWhy()
    {
        var outcome = Some.Calculate(Leased, NotBooked);

        Assert.Equal((LineStatus.Ok, Scope3Category.None), (outcome.Status, outcome.Category));
        Assert.Null(outcome.Booked);
        Assert.Null(outcome.BookedDelivery);
        Assert.Equal(Some.Kg(131_054m), outcome.Product.CradleToGate);
        Assert.Contains(ReasonCode.LeaseNotBooked, outcome.Reasons);
        Assert.Equal(0m, Some.PortfolioOf([Leased], NotBooked).Booked.Kilograms);
    }

    [Theory]
    [InlineData(AccountingTreatment.FinanceLease, Scope3Category.CapitalGoods)]
    [InlineData(AccountingTreatment.Capitalised, Scope3Category.CapitalGoods)]
    [InlineData(AccountingTreatment.Expensed, Scope3Category.PurchasedGoodsAndServices)]
    [Trait("Behaviour", "6")]
    public void Calculate_EverythingElse_IsBookedUnderThatPolicyToo(AccountingTreatment treatment, Scope3Category category)
    {
        var outcome = Some.Calculate(Leased with { AccountingTreatment = treatment }, NotBooked);

        Assert.Equal((category, Some.Kg(131_054m)), (outcome.Category, outcome.Booked));
        Assert.DoesNotContain(ReasonCode.LeaseNotBooked, outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "28")]
    public void Calculate_OperatingLeaseWithoutProductData_RestsOnTheAverageAndNeverOnInstalments()
    {
        var line = Leased with { Declaration = null };

        // 500 x 236 kg. Without averages there is nothing.
        var byAverage = Some.Calculate(line, snapshot: Typical.Snapshot);
        Assert.Equal((Scope3Category.UpstreamLeasedAssets, Some.Kg(118_000m)), (byAverage.Category, byAverage.Booked));

        var outcome = Some.Calculate(line);
        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Null(outcome.Spend.Emissions);
        Assert.Contains(ReasonCode.SpendNotAcquisitionCost, outcome.Reasons);
    }
}
