using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>The end of a device: C1 to C4 in category 5, only when it is discarded.</summary>
public sealed class DisposalTests
{
    /// <summary>500 of the laptops are discarded in 2027, when their declaration has long expired.</summary>
    private static PurchaseLine Discarded(Declaration? declaration = null) => Some.Line(declaration) with
    {
        Disposal = DisposalKind.Discarded,
        PurchaseDate = new DateOnly(2027, 3, 1),
        AccountingTreatment = AccountingTreatment.Unknown,
    };

    private static LineOutcome Calculate(PurchaseLine line, Policy? policy = null) =>
        Some.Calculate(line, policy, Typical.Snapshot);

    [Fact]
    [Trait("Behaviour", "3")]
    public void Calculate_Discarded_BooksEndOfLifeInCategory5()
    {
        var outcome = Calculate(Discarded(Some.Epd()));

        // W7: 500 x 0.966 = 483 kg.
        Assert.Equal(Scope3Category.WasteGeneratedInOperations, outcome.Category);
        Assert.Equal(Some.Kg(483m), outcome.Booked);
        Assert.Equal(
            (LineStatus.Ok, CalculationMethod.SupplierSpecific, DataQualityTier.VerifiedProductEpd),
            (outcome.Status, outcome.Method, outcome.Tier));
        Assert.Null(outcome.BookedDelivery);
    }

    [Fact]
    [Trait("Behaviour", "3")]
    public void Calculate_Discarded_TouchesNoOtherCategoryAndNoGap()
    {
        var portfolio = Some.PortfolioOf([Discarded(Some.Epd())], snapshot: Typical.Snapshot);

        Assert.Equal(483m, portfolio.Booked.Kilograms);
        Assert.Equal(483m, portfolio.ByCategory(Scope3Category.WasteGeneratedInOperations).Booked.Kilograms);
        Assert.Equal((0L, 0L), (portfolio.Matched.Lines, portfolio.MatchedAverages.Lines));
        Assert.Null(portfolio.CoverageByUnits);
        Assert.Null(portfolio.CoverageBySpend);
    }

    [Fact]
    [Trait("Behaviour", "2")]
    [Trait("Behaviour", "3")]
    [Trait("Behaviour", "4")]
    public void Calculate_PurchaseOfTheSame_TellsUseEndOfLifeAndBenefitsBesideTheTotals()
    {
        var line = Some.Line(Some.Epd(modules: [.. Some.Xps13Modules, Some.Module(LifeCycleModule.D, -5m)]));

        var outcome = Calculate(line);
        var portfolio = Some.PortfolioOf([line], snapshot: Typical.Snapshot);

        // W7: B6 22,379 kg, C 483 kg; D 500 x -5 = -2,500 kg with its sign. Booked are A1-A3 131,054 and A4 7,084.
        Assert.Equal(Some.Kg(22_379m), outcome.Product.Memo.EnergyInUse);
        Assert.Equal(Some.Kg(483m), outcome.Product.Memo.EndOfLife);
        Assert.Equal(Some.Kg(-2_500m), outcome.Product.Memo.Benefits);
        Assert.Equal(138_138m, portfolio.Booked.Kilograms);
        Assert.Equal(0m, portfolio.ByCategory(Scope3Category.WasteGeneratedInOperations).Booked.Kilograms);
    }

    [Theory]
    [InlineData(DisposalKind.Resold)]
    [InlineData(DisposalKind.Donated)]
    [Trait("Behaviour", "3")]
    public void Calculate_ResoldOrDonated_BooksNothing(DisposalKind disposal)
    {
        var outcome = Calculate(Discarded(Some.Epd()) with { Disposal = disposal });

        Assert.Equal((LineStatus.Ok, Scope3Category.None), (outcome.Status, outcome.Category));
        Assert.Null(outcome.Booked);
        Assert.Equal(Some.Reasons(ReasonCode.DisposedWithoutWaste), outcome.Reasons);
    }

    // The parts C1 to C4: 0.1 + 0.2 + 0.3 + 0.4 = 1 kg.
    [Fact]
    [Trait("Behaviour", "3")]
    public void Calculate_PartsOfTheEndOfLife_AreAddedUp()
    {
        var outcome = Calculate(Discarded(Some.Epd(modules:
        [
            Some.Module(LifeCycleModule.C1, 0.1m), Some.Module(LifeCycleModule.C2, 0.2m),
            Some.Module(LifeCycleModule.C3, 0.3m), Some.Module(LifeCycleModule.C4, 0.4m),
        ])));

        Assert.Equal(Some.Kg(500m), outcome.Booked);
    }

    [Fact]
    [Trait("Behaviour", "8")]
    public void Calculate_OnePartNotDeclared_IsNotALowerNumber()
    {
        var outcome = Some.Calculate(Discarded(Some.Epd(modules:
            [Some.Module(LifeCycleModule.C1, 0.1m), Some.Module(LifeCycleModule.C2, 0.2m)])));

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.EndOfLifeNotDeclared), outcome.Reasons);
    }

    // Own declaration, maker's sheet, average of laptops (1.204 kg), in this order.
    [Theory]
    [InlineData(true, true, true, 483, DataQualityTier.VerifiedProductEpd)]
    [InlineData(false, true, true, 1_000, DataQualityTier.SelfDeclaredProductPcf)]
    [InlineData(false, false, true, 602, DataQualityTier.CategoryAverage)]
    [InlineData(false, true, false, 602, DataQualityTier.CategoryAverage)]
    public void Calculate_SeveralSources_TheBestThatStatesItIsUsed(
        bool ownHasC, bool makerHasC, bool makersAllowed, int kilograms, DataQualityTier tier)
    {
        var own = Some.Epd(modules: ownHasC ? [] : [Some.Module(LifeCycleModule.A1ToA3, 262.108m)]);
        var maker = Some.Epd(
            kind: DeclarationKind.PcfManufacturer,
            verification: VerificationKind.SelfDeclared,
            product: Some.Xps13,
            modules: makerHasC ? Some.Module(LifeCycleModule.C1ToC4, 2m) : Some.Module(LifeCycleModule.A1ToA3, 250m));
        var snapshot = Typical.With(maker: new Factors.MakerFootprint(maker, ReasonSet.None));

        var outcome = Some.Calculate(
            Discarded(own), Some.Policy with { UseMakerFootprints = makersAllowed }, snapshot);

        // 500 x 0.966, 500 x 2 or 500 x 1.204 kg.
        Assert.Equal((Some.Kg(kilograms), tier), (outcome.Booked, outcome.Tier));
        Assert.Equal(tier == DataQualityTier.CategoryAverage, outcome.Method == CalculationMethod.AverageData);
        Assert.Equal(
            tier == DataQualityTier.VerifiedProductEpd ? LineStatus.Ok : LineStatus.FallbackApplied, outcome.Status);
    }

    [Fact]
    public void Calculate_NobodyStatesIt_IsRefusedAndAsksForIt()
    {
        var outcome = Calculate(Discarded(), Some.Policy with { UseDeviceAverages = false });

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Equal(Some.Reasons(ReasonCode.EndOfLifeNotDeclared), outcome.Reasons);
    }

    [Theory]
    [InlineData(null, ReasonCode.QuantityMissing)]
    [InlineData(500.0, ReasonCode.EpdMassMissing)]
    public void Calculate_PiecesOrMassMissing_IsAReasonAndNoGuess(double? quantity, ReasonCode expected)
    {
        var perKilogram = Some.Epd(unit: DeclaredUnit.Kilogram, modules: Some.Module(LifeCycleModule.C1ToC4, 0.5m));

        var outcome = Some.Calculate(Discarded(perKilogram) with { Quantity = (decimal?)quantity });

        Assert.Equal(LineStatus.Rejected, outcome.Status);
        Assert.Contains(expected, outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "17")]
    public void Calculate_DeclarationOfAnotherModel_IsTier3HereToo()
    {
        var outcome = Calculate(Discarded(Some.Epd(product: Some.OtherModel)));

        Assert.Equal(
            (LineStatus.OkWithWarnings, DataQualityTier.SelfDeclaredProductPcf), (outcome.Status, outcome.Tier));
        Assert.Contains(ReasonCode.EpdModelMismatch, outcome.Reasons);
    }

    // A template describes no product at all.
    [Fact]
    public void Calculate_Template_IsNotBookedHereEither() =>
        Assert.Equal(LineStatus.Rejected, Some.Calculate(Discarded(Some.Epd(subtype: DatasetSubtype.Template))).Status);

    [Fact]
    public void Check_DisposalWithoutAccountingTreatment_IsTaken()
    {
        var line = Discarded(Some.Epd()) with { PurchaseDate = Some.OrderDay };

        Assert.Empty(Some.Problems(line));
        Assert.Equal(
            ReasonCode.AccountingTreatmentUnknown, Assert.Single(Some.Problems(line with { Disposal = DisposalKind.None })).Code);
    }

    [Fact]
    [Trait("Behaviour", "3")]
    public void Calculate_DisposalTakenBack_ReversesItExactly() => Assert.Equal(
        Some.Kg(-483m), Calculate(Discarded(Some.Epd()) with { Quantity = -500m, OriginalLineId = "line-0" }).Booked);
}
