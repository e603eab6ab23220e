using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>The average of a type of device: tier 4, below whatever is known of the product and above spend.</summary>
public sealed class DeviceAverageTests
{
    private static readonly PurchaseLine Laptops = Some.Line() with { Product = null, Quantity = 10m, SpendAmount = 15_000m };

    private static LineOutcome Calculate(PurchaseLine line, Policy? policy = null) =>
        Some.Calculate(line, policy, Typical.Snapshot);

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_TypeAndPiecesKnown_BooksTheAverageBeforeSpend()
    {
        var outcome = Calculate(Laptops);

        // 10 x 236 = 2,360 kg in category 2; 10 x 12.36 = 123.6 kg in category 4.
        Assert.Equal(
            (LineStatus.OkWithWarnings, CalculationMethod.AverageData, DataQualityTier.CategoryAverage),
            (outcome.Status, outcome.Method, outcome.Tier));
        Assert.Equal(Scope3Category.CapitalGoods, outcome.Category);
        Assert.Equal((Some.Kg(2_360m), Some.Kg(123.6m)), (outcome.Booked, outcome.BookedDelivery));

        // 15,000 EUR is what ten of the laptops of W8 cost: 10 x 143.761665 kg beside it.
        Assert.Equal(1_437.617m, decimal.Round(outcome.Spend.Emissions!.Value.Kilograms, 3));
        Assert.Equal(Some.Kg(2_483.6m), outcome.Gap.Product);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    public void Calculate_AverageBooked_HasAReasonForEachTierAbove()
    {
        var passedOver = Calculate(Laptops).PassedOver;

        Assert.Equal(Some.Reasons(ReasonCode.DeclarationMissing), passedOver.Tier1);
        Assert.Equal(Some.Reasons(ReasonCode.DeclarationMissing), passedOver.Tier2);
        Assert.Equal(
            Some.Reasons(ReasonCode.DeclarationMissing, ReasonCode.MakerFootprintNotFound), passedOver.Tier3);
        Assert.True(passedOver.Tier4.IsEmpty);
    }

    [Fact]
    public void Calculate_MakersSheetAtHand_GoesBeforeTheAverage()
    {
        var outcome = Some.Calculate(Some.Line(), snapshot: Typical.With(maker: Some.MakerSheet()));

        // 500 x 250 kg.
        Assert.Equal(DataQualityTier.SelfDeclaredProductPcf, outcome.Tier);
        Assert.Equal(Some.Kg(125_000m), outcome.Booked);
    }

    [Fact]
    public void Calculate_IndustryAverageWithTheLine_GoesBeforeTheShippedOne()
    {
        var outcome = Calculate(Laptops with { Declaration = Some.Epd(kind: DeclarationKind.IndustryAverageEpd) });

        // 10 x 262.108 kg.
        Assert.Equal(
            (DataQualityTier.CategoryAverage, CalculationMethod.AverageData, LineStatus.OkWithWarnings),
            (outcome.Tier, outcome.Method, outcome.Status));
        Assert.Equal(Some.Kg(2_621.08m), outcome.Booked);
    }

    [Fact]
    public void Calculate_OwnDeclarationExpired_FallsBackToTheAverageAndSaysWhy()
    {
        var outcome = Calculate(Laptops with
        {
            Declaration = Some.Epd(validity: Validity.OfEpd(new DateOnly(2018, 1, 1), new DateOnly(2022, 12, 31))),
        });

        Assert.Equal(
            (LineStatus.FallbackApplied, DataQualityTier.CategoryAverage), (outcome.Status, outcome.Tier));
        Assert.Equal(Some.Kg(2_360m), outcome.Booked);
        Assert.True(outcome.PassedOver.Tier1.Contains(ReasonCode.EpdExpired));
    }

    [Fact]
    public void Calculate_PolicyWithoutAverages_BooksSpendAndSaysSo()
    {
        var outcome = Calculate(Laptops, Some.Policy with { UseDeviceAverages = false });

        Assert.Equal((CalculationMethod.SpendBased, DataQualityTier.SpendBased), (outcome.Method, outcome.Tier));
        Assert.Null(outcome.Product.CradleToGate);
        Assert.Equal(Some.Reasons(ReasonCode.CategoryAverageMissing), outcome.PassedOver.Tier4);
    }

    [Theory]
    [InlineData("monitor")]
    [InlineData("drone")]
    [InlineData(null)]
    public void Calculate_TypeWithoutAverage_BooksSpendAndSaysSo(string? category)
    {
        var outcome = Calculate(Laptops with { ProductCategory = category, SectorCode = "334118" });

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.CategoryAverageMissing), outcome.PassedOver.Tier4);
    }

    // Of hard drives, for one, whole lives are published and no manufacturing.
    [Fact]
    public void Calculate_AverageWithoutManufacturing_IsNoFigureAndNotZero()
    {
        var outcome = Some.Calculate(Laptops, snapshot: Typical.With(Typical.Laptop(manufacturing: null)));

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.CategoryAverageMissing), outcome.PassedOver.Tier4);
    }

    [Fact]
    public void Calculate_PiecesNotKnown_BooksSpendAndAsksForThem()
    {
        var outcome = Calculate(Laptops with { Quantity = null });

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.QuantityMissing), outcome.PassedOver.Tier4);
    }

    [Fact]
    public void Calculate_CountedInAnotherUnit_IsNotTakenForPieces()
    {
        var outcome = Calculate(Laptops with { QuantityUnit = QuantityUnit.Kilogram });

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Equal(Some.Reasons(ReasonCode.EpdUnitUnsupported), outcome.PassedOver.Tier4);
    }

    [Theory]
    [InlineData(RefurbishedTreatment.RequireDeclaration)]
    [InlineData(RefurbishedTreatment.CutOff)]
    [Trait("Behaviour", "19")]
    public void Calculate_Refurbished_NeverGetsTheAverageOfNewOnes(RefurbishedTreatment treatment)
    {
        var outcome = Calculate(
            Laptops with { Condition = DeviceCondition.Refurbished }, Some.Policy with { Refurbished = treatment });

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Null(outcome.Product.CradleToGate);
        Assert.Equal(Some.Reasons(ReasonCode.RefurbishedNeedsPolicy), outcome.PassedOver.Tier4);
    }

    [Fact]
    public void Calculate_Return_TakesTheAverageBackOut()
    {
        var outcome = Calculate(Laptops with { Quantity = -10m, SpendAmount = -15_000m, OriginalLineId = "line-0" });

        Assert.Equal((Some.Kg(-2_360m), Some.Kg(-123.6m)), (outcome.Booked, outcome.BookedDelivery));
    }

    // ln(359 / 116) / 3.29 = 1.12973 / 3.29 = 0.3434, less than the 0.50 an average is taken to have at least.
    // ln(500 / 50) / 3.29 = 2.302585 / 3.29 = 0.69987, which is more.
    [Theory]
    [InlineData(116, 359, 0.50)]
    [InlineData(50, 500, 0.69987)]
    public void Sigma_OfAnAverage_IsItsSpreadAndNeverBelowTheFloor(int p5, int p95, double expected)
    {
        var snapshot = Typical.With(Typical.Laptop(new StageAverage(181, p5, 236m, p95)));

        Assert.Equal(expected, Some.Calculate(Laptops, snapshot: snapshot).Product.Sigma, 5);
    }

    [Fact]
    public void Sigma_FloorOfThePolicy_IsItsOwnOfAverages()
    {
        var policy = Some.Policy with { Uncertainty = Some.Policy.Uncertainty with { CategoryAverage = 0.34m } };

        // ln(359 / 116) / 3.29 = 0.34338.
        Assert.Equal(0.34338, Calculate(Laptops, policy).Product.Sigma, 5);
    }

    // A verified EPD of the very product, and another laptop of which only the type is known.
    private static readonly PurchaseLine[] Both = [Some.Line(Some.Epd()), Laptops with { LineId = "line-2" }];

    [Fact]
    [Trait("Behaviour", "35")]
    public void Matched_AveragesAndProducts_AreNeverInOneSum()
    {
        var portfolio = Some.PortfolioOf(Both, snapshot: Typical.Snapshot);

        // A1-A4: 500 x 276.276 = 138,138 kg; 10 x 248.36 = 2,483.6 kg.
        Assert.Equal((1L, 1L), (portfolio.Matched.Lines, portfolio.MatchedAverages.Lines));
        Assert.Equal(138_138m, portfolio.Matched.Product.Kilograms);
        Assert.Equal(2_483.6m, portfolio.MatchedAverages.Product.Kilograms);

        // 510 pieces, 500 of them with a figure of the product.
        Assert.Equal(500m / 510m, portfolio.CoverageByUnits);
    }

    [Fact]
    [Trait("Behaviour", "35")]
    public void Matched_OnlyAverages_LeaveTheMatchedSetEmpty()
    {
        var portfolio = Some.PortfolioOf([Laptops], snapshot: Typical.Snapshot);

        Assert.Equal((0L, 1L), (portfolio.Matched.Lines, portfolio.MatchedAverages.Lines));
        Assert.Null(portfolio.Matched.Gap);
        Assert.Null(portfolio.Matched.Ratio);
        Assert.NotNull(portfolio.MatchedAverages.Ratio);
    }

    [Fact]
    [Trait("Behaviour", "35")]
    public void Matched_PortfoliosJoined_AreThoseOfAllLinesTogether()
    {
        var joined = Some.PortfolioOf([Both[0]], snapshot: Typical.Snapshot);
        joined.Add(Some.PortfolioOf([Both[1]], snapshot: Typical.Snapshot));
        var together = Some.PortfolioOf(Both, snapshot: Typical.Snapshot);

        Assert.Equal(together.Matched, joined.Matched);
        Assert.Equal(together.MatchedAverages, joined.MatchedAverages);
    }

    [Fact]
    [Trait("Behaviour", "44")]
    public void Shares_OfAnAverage_AreNoSuppliersData()
    {
        var portfolio = Some.PortfolioOf(Both, snapshot: Typical.Snapshot);

        // 131,054 + 7,084 = 138,138 kg of the supplier and 2,360 + 123.6 = 2,483.6 kg of averages: 140,621.6 kg.
        Assert.Equal(138_138m / 140_621.6m, portfolio.ShareSupplierData);
        Assert.Equal(2_483.6m / 140_621.6m, portfolio.ShareAverage);
        Assert.Equal(0m, portfolio.ShareSpend);
    }
}
