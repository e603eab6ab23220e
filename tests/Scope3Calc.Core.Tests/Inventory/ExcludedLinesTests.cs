using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>What is left out of an inventory, why, and how much that may be.</summary>
public sealed class ExcludedLinesTests
{
    private static readonly PurchaseLine Laptop = Some.Spend(300m) with { SectorCode = "1", Quantity = 1m };

    [Fact]
    [Trait("Behaviour", "46")]
    public void Excluded_NeitherMethod_CountsEveryReasonAndNoFigure()
    {
        var excluded = Ledger.Of(Ledger.Spend(1m) with { SpendAmount = null }).Excluded;

        Assert.Equal((1, 1), (excluded.Lines, excluded.LinesWithoutFigure));
        Assert.Equal(
            [
                ReasonCode.DeclarationMissing, ReasonCode.MakerFootprintNotFound, ReasonCode.CategoryAverageMissing,
                ReasonCode.PriceMissing,
            ],
            excluded.Reasons);
        Assert.Equal(new Exclusion(1, Co2eTotal.Zero), excluded.ByReason(ReasonCode.PriceMissing));
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void Excluded_ExpiredDeclarationAndNoPrice_WouldComeToItsFigure()
    {
        var expired = Ledger.Verified(40m) with { PurchaseDate = new DateOnly(2025, 1, 1) };

        var excluded = Ledger.Of(expired).Excluded;

        Assert.Equal((1, 0), (excluded.Lines, excluded.LinesWithoutFigure));
        Assert.Equal(40m, excluded.Estimated.Kilograms);
        Assert.Equal(40m, excluded.ByReason(ReasonCode.EpdExpired).Estimated.Kilograms);
    }

    [Fact]
    [Trait("Behaviour", "46")]
    public void Excluded_HeldDeclaration_WouldComeToTheSpendAndNeverToTheSlip()
    {
        // 250,000 kg for a laptop: grams taken for kilograms. By spend it is 300 kg.
        var held = Laptop with { Declaration = Ledger.Epd(Some.Module(LifeCycleModule.A1ToA3, 250_000m)) };

        var excluded = Ledger.Of(held).Excluded;

        Assert.Equal([ReasonCode.EpdImplausibleValue], excluded.Reasons);
        Assert.Equal(300m, excluded.Estimated.Kilograms);
    }

    [Fact]
    public void Excluded_BothFiguresImplausible_HasNoFigure()
    {
        var held = Laptop with
        {
            SpendAmount = 300_000m,
            Declaration = Ledger.Epd(Some.Module(LifeCycleModule.A1ToA3, 250_000m)),
        };

        var excluded = Ledger.Of(held).Excluded;

        Assert.Equal((1, 1), (excluded.Lines, excluded.LinesWithoutFigure));
        Assert.Equal([ReasonCode.EpdImplausibleValue, ReasonCode.SpendImplausibleValue], excluded.Reasons);
        Assert.Equal(Co2eTotal.Zero, excluded.Estimated);
    }

    [Fact]
    public void Excluded_ReleasedLine_IsBooked()
    {
        var released = Laptop with
        {
            Declaration = Ledger.Epd(Some.Module(LifeCycleModule.A1ToA3, 250_000m)),
            ReleasedBy = "A. User",
        };

        var inventory = Ledger.Of(released);

        Assert.Equal(0, inventory.Excluded.Lines);
        Assert.Equal(250_000m, inventory.Booked.Kilograms);
    }

    [Fact]
    public void Excluded_LeaseNotBooked_WouldComeToItsProductFigure()
    {
        var leased = Ledger.Verified(80m) with { AccountingTreatment = AccountingTreatment.OperatingLease };

        var excluded = Ledger.Of(
            Ledger.Calculator(Ledger.Policy with { OperatingLease = OperatingLeaseTreatment.NotBooked }), null, leased).Excluded;

        Assert.Equal([ReasonCode.LeaseNotBooked], excluded.Reasons);
        Assert.Equal(80m, excluded.Estimated.Kilograms);
    }

    [Theory]
    [InlineData(DisposalKind.Resold, ReasonCode.DisposedWithoutWaste, 0)]
    [InlineData(DisposalKind.Donated, ReasonCode.DisposedWithoutWaste, 0)]
    [InlineData(DisposalKind.Discarded, ReasonCode.EndOfLifeNotDeclared, 1)]
    public void Excluded_Disposal_IsZeroWithoutWasteAndUnknownWithoutAFigure(
        DisposalKind disposal, ReasonCode reason, long withoutFigure)
    {
        var excluded = Ledger.Of(Ledger.Verified(80m) with { Disposal = disposal }).Excluded;

        Assert.Equal([reason], excluded.Reasons);
        Assert.Equal(withoutFigure, excluded.LinesWithoutFigure);
        Assert.Equal(Co2eTotal.Zero, excluded.Estimated);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2021-05-01", true)]
    [InlineData("2022-05-01", false)]
    [Trait("Behaviour", "54")]
    public void AddRefused_DayKnownOrNot_CountsInTheYearUnlessItIsOfAnother(string? day, bool isOfYear)
    {
        var inventory = new InventoryTotals(Ledger.Calculator(), 2021);

        var result = inventory.AddRefused(
            day is null ? null : DateOnly.Parse(day, null), Some.Reasons(ReasonCode.ValueInvalid));

        Assert.Equal(isOfYear, result);
        Assert.Equal(isOfYear ? 1 : 0, inventory.Excluded.LinesWithoutFigure);
        Assert.Equal(isOfYear ? 1 : 0, inventory.Excluded.ByReason(ReasonCode.ValueInvalid).Lines);
        Assert.Equal(isOfYear ? 0 : 1, inventory.LinesOfOtherYears);
    }

    [Theory]
    [InlineData(95, 5, 0, true, "0.95")]
    [InlineData(94.999999, 5.000001, 0, false, "0.94999999")]
    [InlineData(100, 0, 0, true, "1")]
    [InlineData(100, 0, 1, false, "1")]
    [InlineData(105, -5, 0, true, "1.05")]
    [InlineData(105.000001, -5.000001, 0, false, "1.05000001")]
    [InlineData(0, 0, 0, false, null)]
    [InlineData(10, -20, 0, false, null)]
    [Trait("Behaviour", "47")]
    public void Coverage_BookedAndLeftOut_ReachesNinetyFivePercentOnlyWithAllEstimated(
        decimal booked, decimal excluded, long withoutFigure, bool expected, string? share)
    {
        var coverage = new Coverage(Total(booked), Total(excluded), withoutFigure);

        Assert.Equal(expected, coverage.ReachesNinetyFivePercent);
        Assert.Equal(share is null ? null : decimal.Parse(share, null), coverage.Share);
    }

    [Fact]
    [Trait("Behaviour", "47")]
    public void Coverage_OfAnInventory_IsBookedOverBookedAndEstimated()
    {
        // 960 booked; an expired declaration of 40 without a price is left out: 960 of 1,000.
        var expired = Ledger.Verified(40m) with { PurchaseDate = new DateOnly(2025, 1, 1) };

        var inventory = Ledger.Of(Ledger.Verified(900m), Ledger.Spend(60m), expired);

        Assert.Equal(0.96m, inventory.Coverage.Share);
        Assert.True(inventory.Coverage.ReachesNinetyFivePercent);
        Assert.False(Ledger.Of(
            Ledger.Verified(900m), expired, Ledger.Spend(60m) with { SpendAmount = null }).Coverage.ReachesNinetyFivePercent);
    }

    private static Co2eTotal Total(decimal kg) => Co2eTotal.Zero + Co2e.FromKilograms(kg);
}
