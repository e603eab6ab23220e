using FsCheck.Fluent;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Whole-life totals brought down to their stages by their own shares.</summary>
public sealed class WholeLifeTests
{
    // Dell XPS 13 9310, sheet of 2021: 322 kg, of which 81.4 %, 4.4 %, 13.9 % and 0.3 %.
    private static readonly StageShares Xps13 = new(0.814m, 0.044m, 0.139m, 0.003m);

    [Fact]
    public void Of_DellXps13_GivesItsStagesExactly()
    {
        var stages = WholeLife.Of(322m, 0.2149, Xps13).Stages!;

        // 322 x 0.814, 322 x 0.044, 322 x 0.139, 322 x 0.003; together 322.000.
        Assert.Equal(262.108m, stages.CradleToGate.Kg);
        Assert.Equal(14.168m, stages.Distribution!.Value.Kg);
        Assert.Equal(44.758m, stages.EnergyInUse!.Value.Kg);
        Assert.Equal(0.966m, stages.EndOfLife!.Value.Kg);
    }

    [Fact]
    public void Of_DellXps13_AddsTheRoundingOfEachShareToTheTotalsUncertainty()
    {
        var stages = WholeLife.Of(322m, 0.2149, Xps13).Stages!;

        // 81.4 % is 81.35 to 81.45: 0.0005 / 0.814 / sqrt 3 = 0.000354637; sqrt(0.2149^2 + that^2) = 0.2149002926.
        // 0.3 % is 0.25 to 0.35: 0.0005 / 0.003 / sqrt 3 = 0.096225045; sqrt(0.2149^2 + that^2) = 0.2354597.
        Assert.Equal(0.2149002926, stages.CradleToGate.SigmaLn!.Value, 1e-10);
        Assert.Equal(0.2354597, stages.EndOfLife!.Value.SigmaLn!.Value, 1e-6);
    }

    [Fact]
    public void Of_ShareInWholePerCents_IsRoundedToAPerCent()
    {
        // 80 % is 79.5 to 80.5, however many zeros a sender left away: 0.005 / 0.8 / sqrt 3 = 0.003608439.
        Assert.Equal(0.003608439, Sigma(0.80m), 1e-9);
        Assert.Equal(0.003608439, Sigma(0.8m), 1e-9);

        // 80.0 % is 79.95 to 80.05.
        Assert.Equal(0.0003608439, Sigma(0.800m), 1e-10);
        Assert.Equal(0, Sigma(0.8000000000000000000000000000m), 1e-15);

        static double Sigma(decimal share) =>
            WholeLife.Of(100m, 0, new StageShares(share, null, null, null)).Stages!.CradleToGate.SigmaLn!.Value;
    }

    [Fact]
    [Trait("Behaviour", "8")]
    public void Of_ShareNotStated_LeavesTheStageUnknown()
    {
        var stages = WholeLife.Of(322m, 0.2, new StageShares(0.814m, null, 0.139m, null)).Stages!;

        Assert.Equal(262.108m, stages.CradleToGate.Kg);
        Assert.Null(stages.Distribution);
        Assert.Null(stages.EndOfLife);
    }

    [Fact]
    [Trait("Behaviour", "8")]
    public void Of_ZeroBesideAMissingShare_IsNotKnown()
    {
        var stages = WholeLife.Of(322m, 0.2, new StageShares(0.814m, 0m, 0.139m, null)).Stages!;

        Assert.Null(stages.Distribution);
    }

    [Fact]
    public void Of_ZeroWhereAllSharesAddUp_IsZero()
    {
        var stages = WholeLife.Of(100m, 0.2, new StageShares(0.85m, 0.05m, 0.10m, 0m)).Stages!;

        Assert.Equal(new StageFigure(0m, null), stages.EndOfLife);
    }

    [Fact]
    public void Of_SheetWhoseZerosWereNotRead_IsRefused()
    {
        // The Dell sheet with transport and end of life read as 0: 81.4 % + 13.9 % = 95.3 %.
        Assert.Equal(
            WholeLifeRefusal.SharesDoNotAddUp,
            WholeLife.Of(322m, 0.2, Xps13 with { Transport = 0m, EndOfLife = 0m }).Refusal);
    }

    public static TheoryData<WholeLifeRefusal, decimal, StageShares> Cases => new()
    {
        { WholeLifeRefusal.None, 322m, new(0.98m, 0m, 0m, 0m) },
        { WholeLifeRefusal.SharesDoNotAddUp, 322m, new(0.9799m, 0m, 0m, 0m) },
        { WholeLifeRefusal.None, 322m, new(0.80m, 0.02m, 0.10m, 0.10m) },
        { WholeLifeRefusal.SharesDoNotAddUp, 322m, new(0.80m, 0.0201m, 0.10m, 0.10m) },
        { WholeLifeRefusal.None, 322m, new(0.80m, null, 0.22m, null) },
        { WholeLifeRefusal.SharesDoNotAddUp, 322m, new(0.80m, null, 0.2201m, null) },
        { WholeLifeRefusal.None, 322m, new(0.01m, null, null, null) },
        { WholeLifeRefusal.ManufacturingMissing, 322m, new(null, 0.5m, 0.4m, 0.1m) },
        { WholeLifeRefusal.ManufacturingMissing, 322m, new(0m, 0.5m, 0.4m, 0.1m) },
        { WholeLifeRefusal.ShareOutOfRange, 322m, new(81.4m, 4.4m, 13.9m, 0.3m) },
        { WholeLifeRefusal.ShareOutOfRange, 322m, new(0.9m, -0.1m, null, null) },
        { WholeLifeRefusal.ShareOutOfRange, 322m, new(null, null, null, 1.0001m) },
        { WholeLifeRefusal.TotalOutOfRange, 0m, Xps13 },
        { WholeLifeRefusal.TotalOutOfRange, -322m, Xps13 },
        { WholeLifeRefusal.TotalOutOfRange, 1_000_000_000_001m, Xps13 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_AnyStatement_IsUsedOrRefusedWithAReason(WholeLifeRefusal refusal, decimal totalKg, StageShares shares)
    {
        var wholeLife = WholeLife.Of(totalKg, 0.2, shares);

        Assert.Equal(refusal, wholeLife.Refusal);
        Assert.Equal(refusal == WholeLifeRefusal.None, wholeLife.Stages is not null);
    }

    [Fact]
    public void Of_NegativeUncertainty_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WholeLife.Of(322m, -0.1, Xps13));

    [Fact]
    public void Of_SharesThatAddUpToOne_GivesStagesThatAddUpToTheTotal() =>
        AnyLine.Holds(
            from total in AnyLine.Ordinary
            from first in Gen.Choose(1, 997)
            from second in Gen.Choose(0, 998 - first)
            from third in Gen.Choose(0, 999 - first - second)
            from sigma in Gen.Choose(0, 100)
            select (
                Total: total,
                Shares: new StageShares(
                    first / 1_000m, second / 1_000m, third / 1_000m, (1_000 - first - second - third) / 1_000m),
                Sigma: sigma / 100.0),
            given =>
            {
                var stages = WholeLife.Of(given.Total, given.Sigma, given.Shares).Stages!;

                Assert.Equal(
                    given.Total,
                    stages.CradleToGate.Kg + stages.Distribution!.Value.Kg + stages.EnergyInUse!.Value.Kg
                    + stages.EndOfLife!.Value.Kg);
                foreach (var stage in new[] { stages.CradleToGate, stages.Distribution.Value, stages.EnergyInUse.Value })
                {
                    Assert.InRange(stage.Kg, 0m, given.Total);
                    Assert.True(stage.SigmaLn is null ? stage.Kg == 0m : stage.SigmaLn > given.Sigma);
                }
            });
}
