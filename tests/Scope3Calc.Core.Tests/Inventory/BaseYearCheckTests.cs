using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Inventory;

/// <summary>A base year of 5,000 t whose ICT goes from 612 t by spend to 880 t by declarations, and what
/// follows.</summary>
public sealed class BaseYearCheckTests
{
    private static readonly Co2eTotal Base = Tonnes(5_000m);

    private static readonly InventoryChange IctByDeclarations =
        new(InventoryChangeKind.MethodChange, Tonnes(612m), Tonnes(880m));

    [Fact]
    [Trait("Behaviour", "48")]
    public void Of_SpendReplacedByDeclarations_TriggersFivePerCentButNotTen()
    {
        var changes = InventoryChanges.None + IctByDeclarations;

        // 880 - 612 = 268 t; 268 / 5,000 = 5.36 %.
        Assert.Equal(0.0536m, BaseYearCheck.Of(Base, changes).NetShare);
        Assert.True(BaseYearCheck.Of(Base, changes).IsTriggered);
        Assert.True(BaseYearCheck.Of(Base, changes, 0.05m).IsTriggered);
        Assert.False(BaseYearCheck.Of(Base, changes, 0.10m).IsTriggered);
    }

    [Fact]
    [Trait("Behaviour", "48")]
    public void Of_SeveralSmallChanges_CountTogether()
    {
        var changes = Later();

        // 120 - 40 + 150 + 310 = 540 t: 540 / 5,000 = 10.8 %. Their sizes: 120 + 40 + 150 + 310 = 620 t, 12.4 %.
        // None of them reaches 10 % alone, nor do the first three together, 230 t or 4.6 %.
        var check = BaseYearCheck.Of(Base, changes, 0.10m);
        Assert.Equal(0.108m, check.NetShare);
        Assert.Equal(0.124m, check.GrossShare);
        Assert.True(check.IsTriggered);
        Assert.False(BaseYearCheck.Of(Base, InventoryChanges.None + Change(120) + Change(-40) + Change(150)).IsTriggered);
    }

    [Fact]
    [Trait("Behaviour", "48")]
    public void Of_ChangesNotYetRecalculated_AddToEarlierOnes()
    {
        // Where 268 t did not trigger 10 %, they still count: 268 + 540 = 808 t, 16.16 %; sizes 268 + 620 = 888 t,
        // 17.76 %.
        var check = BaseYearCheck.Of(Base, InventoryChanges.None + IctByDeclarations + Later(), 0.10m);

        Assert.Equal(0.1616m, check.NetShare);
        Assert.Equal(0.1776m, check.GrossShare);
        Assert.True(check.IsTriggered);
    }

    [Theory]
    [InlineData(250, true)]
    [InlineData(249.999999999, false)]
    [InlineData(-250, true)]
    [InlineData(-249.999999999, false)]
    [Trait("Behaviour", "48")]
    public void Of_ExactlyTheThreshold_TriggersEitherWay(double tonnes, bool isTriggered)
    {
        // 5 % of 5,000 t; 10^-9 t is a milligram.
        Assert.Equal(isTriggered, BaseYearCheck.Of(Base, InventoryChanges.None + Change((decimal)tonnes)).IsTriggered);
    }

    [Fact]
    public void Of_ThresholdThatAQuotientCannotTellApart_IsHeldExactly()
    {
        // The threshold is (1 - 10^-28) / 3. Of 3 x 10^28 mg that is 10^28 - 1 mg, and one less is below it.
        var baseYear = new Co2eTotal((Int128)30_000_000_000_000_000_000_000_000_000m);
        const decimal Third = 0.3333333333333333333333333333m;
        var third = (Int128)10_000_000_000_000_000_000_000_000_000m;

        Assert.True(Check(third - 1).IsTriggered);
        Assert.False(Check(third - 2).IsTriggered);

        BaseYearCheck Check(Int128 milligrams) => BaseYearCheck.Of(
            baseYear,
            InventoryChanges.None + new InventoryChange(
                InventoryChangeKind.BetterData, Co2eTotal.Zero, new Co2eTotal(milligrams)),
            Third);
    }

    [Theory]
    [InlineData(InventoryChangeKind.MethodChange, true)]
    [InlineData(InventoryChangeKind.BetterData, true)]
    [InlineData(InventoryChangeKind.ErrorCorrection, true)]
    [InlineData(InventoryChangeKind.StructuralChange, true)]
    [InlineData(InventoryChangeKind.OrganicGrowth, false)]
    [InlineData(InventoryChangeKind.RealChange, false)]
    [Trait("Behaviour", "48")]
    public void Of_Kind_CountsOrIsListedApart(InventoryChangeKind kind, bool counts)
    {
        var changes = InventoryChanges.None + new InventoryChange(kind, Tonnes(0m), Tonnes(1_000m));

        Assert.Equal(counts, BaseYearCheck.Of(Base, changes).IsTriggered);
        Assert.Equal(counts ? Tonnes(1_000m) : Co2eTotal.Zero, changes.Net);
        Assert.Equal(
            counts ? Co2eTotal.Zero : Tonnes(1_000m),
            kind == InventoryChangeKind.OrganicGrowth ? changes.OrganicGrowth : changes.RealChange);
    }

    [Fact]
    public void Of_ChangesThatCancel_ShowInTheGrossOnly()
    {
        var check = BaseYearCheck.Of(Base, InventoryChanges.None + Change(400m) + Change(-400m));

        Assert.False(check.IsTriggered);
        Assert.Equal(0m, check.NetShare);
        Assert.Equal(0.16m, check.GrossShare);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Of_BaseYearOfNothing_SaysNeitherYesNorNo(int tonnes)
    {
        var check = BaseYearCheck.Of(Tonnes(tonnes), InventoryChanges.None + Change(1m));

        Assert.Null(check.IsTriggered);
        Assert.Null(check.NetShare);
        Assert.Null(check.GrossShare);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.05)]
    [InlineData(1.0001)]
    public void Of_ThresholdOutOfRange_IsRefused(double threshold) => Assert.Throws<ArgumentOutOfRangeException>(
        () => BaseYearCheck.Of(Base, InventoryChanges.None, (decimal)threshold));

    [Fact]
    [Trait("Behaviour", "49")]
    public void Candidate_SpendReplacedByADeclaration_NamesBothFiguresAndTheirDifference()
    {
        var candidate = RecalculationCandidate.Of(
            "line-1", CalculationMethod.SpendBased, Some.Kg(66_755.3715m),
            CalculationMethod.SupplierSpecific, Some.Kg(131_054m))!;

        // 131,054 - 66,755.3715 = 64,298.6285 kg.
        Assert.Equal(Some.Kg(66_755.3715m), candidate.Old);
        Assert.Equal(Some.Kg(131_054m), candidate.New);
        Assert.Equal(64_298.6285m, candidate.Change.Kilograms);
        Assert.Equal(candidate.Change, (InventoryChanges.None + candidate.ToInventoryChange()).Net);
    }

    [Theory]
    [InlineData(CalculationMethod.SpendBased, CalculationMethod.SpendBased)]
    [InlineData(CalculationMethod.SupplierSpecific, CalculationMethod.SpendBased)]
    [InlineData(CalculationMethod.AverageData, CalculationMethod.SupplierSpecific)]
    [InlineData(CalculationMethod.SpendBased, CalculationMethod.NotCalculable)]
    [Trait("Behaviour", "49")]
    public void Candidate_OtherChange_IsNone(CalculationMethod before, CalculationMethod after) =>
        Assert.Null(RecalculationCandidate.Of("line-1", before, Some.Kg(1m), after, Some.Kg(2m)));

    [Fact]
    public void Candidate_FigureMissing_IsNone()
    {
        Assert.Null(RecalculationCandidate.Of(
            "line-1", CalculationMethod.SpendBased, null, CalculationMethod.Hybrid, Some.Kg(2m)));
        Assert.Null(RecalculationCandidate.Of(
            "line-1", CalculationMethod.SpendBased, Some.Kg(1m), CalculationMethod.Hybrid, null));
    }

    [Fact]
    public void Changes_InAnyOrderAndHoweverShared_AreTheSame() =>
        AnyLine.Holds(AnyLine.UpTo(8, AnyChange).Zip(Gen.Choose(0, int.MaxValue)), given =>
        {
            var (changes, seed) = given;
            InventoryChange[] shuffled = [.. changes];
            new Random(seed).Shuffle(shuffled);
            var whole = Sum(changes);

            Assert.Equal(whole, Sum(shuffled));
            Assert.Equal(whole, Sum(shuffled.Skip(3)) + Sum(shuffled.Take(3)));

            // What is not in the net is listed apart: nothing gets lost.
            Assert.Equal(
                changes.Aggregate(Co2eTotal.Zero, (sum, change) => sum + change.Change),
                whole.Net + whole.OrganicGrowth + whole.RealChange);
            Assert.True(Int128.Abs(whole.Net.Milligrams) <= whole.Gross.Milligrams);
        });

    [Fact]
    public void IsTriggered_AnyChanges_IsTheSameUpwardsAndDownwards() =>
        AnyLine.Holds(AnyLine.UpTo(5, AnyChange).Zip(Gen.Choose(1, 100)), given =>
        {
            var (changes, percent) = given;
            var mirrored = changes.Select(change => change with { Before = change.After, After = change.Before });
            var check = BaseYearCheck.Of(Base, Sum(changes), percent / 100m);

            Assert.Equal(check.IsTriggered, BaseYearCheck.Of(Base, Sum(mirrored), percent / 100m).IsTriggered);
            Assert.Equal(check.IsTriggered, Math.Abs(check.NetShare!.Value) >= percent / 100m);
        });

    private static Gen<InventoryChange> AnyChange { get; } =
        from kind in Gen.Elements(Enum.GetValues<InventoryChangeKind>())
        from before in AnyLine.Ordinary
        from after in AnyLine.Ordinary
        select new InventoryChange(kind, Tonnes(before / 10m), Tonnes(after / 10m));

    private static InventoryChanges Sum(IEnumerable<InventoryChange> changes) =>
        changes.Aggregate(InventoryChanges.None, (sum, change) => sum + change);

    private static InventoryChanges Later() =>
        InventoryChanges.None + Change(120m) + Change(-40m) + Change(150m) + Change(310m);

    private static InventoryChange Change(decimal tonnes) =>
        new(InventoryChangeKind.BetterData, Tonnes(1_000m), Tonnes(1_000m + tonnes));

    private static Co2eTotal Tonnes(decimal tonnes) => Co2eTotal.Zero + Some.Kg(tonnes * 1_000m);
}
