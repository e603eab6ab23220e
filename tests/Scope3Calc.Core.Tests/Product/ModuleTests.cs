using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quality;
using static Scope3Calc.Core.Declarations.LifeCycleModule;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Modules: not declared is not zero, nothing is counted twice, and use and benefits are in no
/// total.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void Footprint_PartsOnly_AreAdded()
    {
        var footprint = Footprint(Some.Module(A1, 200m), Some.Module(A2, 2.108m), Some.Module(A3, 60m));

        Assert.Equal(262.108m, footprint.CradleToGate);
        Assert.True(footprint.Reasons.IsEmpty);
    }

    [Fact]
    [Trait("Behaviour", "9")]
    public void Footprint_AggregateAndPartsAgree_AreCountedOnce()
    {
        var footprint = Footprint(
            Some.Module(A1ToA3, 262.108m), Some.Module(A1, 200m), Some.Module(A2, 2m), Some.Module(A3, 60m));

        // 262 against 262.108: 0.04 % apart, within 0.5 %.
        Assert.Equal(262.108m, footprint.CradleToGate);
        Assert.True(footprint.Reasons.IsEmpty);
    }

    [Theory]
    [InlineData(201.31, true)] // 263.31 against 262.000: exactly 0.5 %, 1.31
    [InlineData(201.32, false)]
    [InlineData(198.69, true)]
    [InlineData(198.68, false)]
    [Trait("Behaviour", "9")]
    public void Footprint_AggregateAndParts_MustAgreeWithinHalfAPercent(decimal a1, bool agree)
    {
        var footprint = Footprint(
            Some.Module(A1ToA3, 262.000m), Some.Module(A1, a1), Some.Module(A2, 2m), Some.Module(A3, 60m));

        Assert.Equal(!agree, footprint.Reasons.Contains(ReasonCode.EpdModulesInconsistent));
    }

    [Fact]
    [Trait("Behaviour", "9")]
    public void Calculate_AggregateAndPartsDisagree_GivesNoFigureAndSaysWhy()
    {
        var epd = Some.Epd(modules: [
            Some.Module(A1ToA3, 262m), Some.Module(A1, 100m), Some.Module(A2, 2m), Some.Module(A3, 60m)]);

        var outcome = Some.Calculate(Some.Line(epd));

        Assert.Equal(DataQualityTier.SpendBased, outcome.Tier);
        Assert.Null(outcome.Product.CradleToGate);
        Assert.True(outcome.PassedOver.Tier1.Contains(ReasonCode.EpdModulesInconsistent));
    }

    [Fact]
    public void Footprint_AggregateWithSomeParts_TakesTheAggregate()
    {
        var footprint = Footprint(Some.Module(A1ToA3, 262m), Some.Module(A1, 200m));

        Assert.Equal(262m, footprint.CradleToGate);
        Assert.True(footprint.Reasons.IsEmpty);
    }

    [Fact]
    [Trait("Behaviour", "9")]
    public void Footprint_PartsInsideTheAggregate_AgreeWithItByDefinition()
    {
        var footprint = Footprint(
            Some.Module(A1ToA3, 262m),
            Some.Module(A1, ModuleState.AggregatedInto, A1ToA3),
            Some.Module(A2, ModuleState.AggregatedInto, A1ToA3),
            Some.Module(A3, ModuleState.AggregatedInto, A1ToA3));

        Assert.Equal(262m, footprint.CradleToGate);
        Assert.True(footprint.Reasons.IsEmpty);
    }

    [Fact]
    public void Footprint_PartInsideAnother_CountsThere()
    {
        var footprint = Footprint(
            Some.Module(A1, 200m), Some.Module(A2, ModuleState.AggregatedInto, A1), Some.Module(A3, 60m));

        Assert.Equal(260m, footprint.CradleToGate);
    }

    [Fact]
    [Trait("Behaviour", "8")]
    public void Footprint_PartInsideAModuleThatIsNotDeclared_IsNotDeclaredEither()
    {
        var footprint = Footprint(
            Some.Module(A1, 200m), Some.Module(A2, ModuleState.AggregatedInto, A1ToA3), Some.Module(A3, 60m));

        Assert.Null(footprint.CradleToGate);
        Assert.Equal(Some.Reasons(ReasonCode.EpdModulesIncomplete), footprint.Reasons);
    }

    [Fact]
    public void Footprint_PartNotRelevant_CountsAsZero()
    {
        var footprint = Footprint(
            Some.Module(A1, 200m), Some.Module(A2, ModuleState.NotRelevant), Some.Module(A3, 60m));

        Assert.Equal(260m, footprint.CradleToGate);
    }

    public static TheoryData<string, ModuleGwp[]> Incomplete => new()
    {
        { "nothing", [Some.Module(A4, 1m)] },
        { "A2 absent", [Some.Module(A1, 200m), Some.Module(A3, 60m)] },
        { "A2 MND", [Some.Module(A1, 200m), Some.Module(A2, ModuleState.NotDeclared), Some.Module(A3, 60m)] },
        { "aggregate MND", [Some.Module(A1ToA3, ModuleState.NotDeclared)] },
        { "declared without a figure", [new ModuleGwp { Module = A1ToA3 }] },
        { "only biogenic", [new ModuleGwp { Module = A1ToA3, Biogenic = -2m }] },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    [Trait("Behaviour", "8")]
    public void Footprint_CradleToGateIncomplete_IsNullAndNotALowerNumber(string what, ModuleGwp[] modules)
    {
        var footprint = Footprint(modules);

        Assert.True(footprint.CradleToGate is null, what);
        Assert.Equal(Some.Reasons(ReasonCode.EpdModulesIncomplete), footprint.Reasons);
    }

    // EN 15804 leaves A1 to A3 out of no declaration, so these say nothing, and nothing is not zero.
    public static TheoryData<string, ModuleGwp[]> WithoutAnyFigure => new()
    {
        { "aggregate not relevant", [Some.Module(A1ToA3, ModuleState.NotRelevant)] },
        {
            "every part not relevant",
            [
                Some.Module(A1, ModuleState.NotRelevant),
                Some.Module(A2, ModuleState.NotRelevant),
                Some.Module(A3, ModuleState.NotRelevant),
            ]
        },
        {
            "inside the use phase",
            [Some.Module(A1ToA3, ModuleState.AggregatedInto, B6), Some.Module(B6, 44.758m)]
        },
    };

    [Theory]
    [MemberData(nameof(WithoutAnyFigure))]
    [Trait("Behaviour", "8")]
    public void Footprint_NoFigureFromCradleToGate_IsIncompleteAndNotZero(string what, ModuleGwp[] modules) =>
        Assert.True(Footprint(modules).CradleToGate is null, what);

    [Fact]
    public void Footprint_EndOfLifeContradictsItself_LeavesCradleToGateUsable()
    {
        // C1-C4 is a memo: what is wrong with it does not touch the figure that is booked.
        var epd = Some.Epd(modules: [
            Some.Module(A1ToA3, 100m), Some.Module(C1ToC4, 5m), Some.Module(C1, 50m), Some.Module(C2, 0m),
            Some.Module(C3, 0m), Some.Module(C4, 0m)]);

        Assert.Equal(Some.Kg(50_000m), Some.Calculate(Some.Line(epd)).Booked);
    }

    [Fact]
    [Trait("Behaviour", "57")]
    public void Calculate_DeliveryBeyondALine_IsNotDroppedInSilence()
    {
        var epd = Some.Epd(modules: [Some.Module(A1ToA3, 100m), Some.Module(A4, 1_000_000_000_000m)]);

        // 500 x 10^12 kg is more than a line may come to.
        Assert.True(Some.Calculate(Some.Line(epd)).Reasons.Contains(ReasonCode.ValueOutOfRange));
    }

    [Fact]
    public void Memo_AmortisedBeyondAnyLine_IsNullAndNotAnException()
    {
        // 500 x 2 x 10^9 kg is a line's largest mass; over a thousandth of a year it is 10^15 kg a year.
        var epd = Some.Epd(years: 0.001m, modules: Some.Module(A1ToA3, 2_000_000_000m));

        Assert.Null(Some.Calculate(Some.Line(epd)).Product.Memo.AmortisedPerYear);
    }

    [Fact]
    [Trait("Behaviour", "8")]
    public void Footprint_ZeroDeclared_IsZeroAndAbsentIsNull()
    {
        Assert.Equal(0m, Footprint(Some.Module(A1ToA3, 1m), Some.Module(A4, 0m)).Distribution);
        Assert.Equal(
            0m, Footprint(Some.Module(A1ToA3, 1m), Some.Module(A4, ModuleState.NotRelevant)).Distribution);
        Assert.Null(Footprint(Some.Module(A1ToA3, 1m)).Distribution);
    }

    [Fact]
    public void Footprint_EndOfLifeInParts_IsAddedOnlyWhenComplete()
    {
        var four = Footprint(
            Some.Module(A1ToA3, 1m), Some.Module(C1, 0.1m), Some.Module(C2, 0.2m), Some.Module(C3, 0.3m),
            Some.Module(C4, 0.4m));
        var three = Footprint(
            Some.Module(A1ToA3, 1m), Some.Module(C1, 0.1m), Some.Module(C2, 0.2m), Some.Module(C3, 0.3m));

        Assert.Equal(1.0m, four.EndOfLife);
        Assert.Null(three.EndOfLife);
    }

    [Fact]
    [Trait("Behaviour", "2")]
    [Trait("Behaviour", "4")]
    public void Calculate_UseAndBenefitsDeclared_AreInNoTotal()
    {
        var plain = Some.Epd(modules: Some.Module(A1ToA3, 100m));
        var withUse = Some.Epd(modules: [
            Some.Module(A1ToA3, 100m),
            Some.Module(A5, 3m),
            Some.Module(B6, 4_000m),
            Some.Module(C1ToC4, 5m),
            Some.Module(D, -40m)]);

        var outcome = Some.Calculate(Some.Line(withUse));
        var portfolio = Some.PortfolioOf([Some.Line(withUse)]);

        // 500 x 100 kg; the rest is a memo with its sign: B6 500 x 4,000, D 500 x -40.
        Assert.Equal(Some.Kg(50_000m), outcome.Booked);
        Assert.Equal(Some.Calculate(Some.Line(plain)).Gap, outcome.Gap);
        Assert.Equal(50_000m, portfolio.Booked.Kilograms);
        Assert.Equal(Some.Kg(2_000_000m), outcome.Product.Memo.EnergyInUse);
        Assert.Equal(Some.Kg(-20_000m), outcome.Product.Memo.Benefits);
        Assert.Equal(Some.Kg(1_500m), outcome.Product.Memo.Installation);
    }

    private static DeclaredFootprint Footprint(params ModuleGwp[] modules) => Some.Epd(modules: modules).Footprint;
}
