using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Portfolios;

/// <summary>How much it can matter that figures rest on different sets of global warming potentials.</summary>
public sealed class GwpMixingTests
{
    private static Portfolio Of(params IEnumerable<(GwpSet Set, decimal Kilograms)> purchases) => Some.PortfolioOf(
        purchases.Select(purchase => Some.Line(Some.Epd(
            gwpSet: purchase.Set, modules: [Some.Module(LifeCycleModule.A1ToA3, purchase.Kilograms)])) with { Quantity = 1m }),
        Some.Policy);

    // 300 kg by AR6 hold most; outside it are 100 kg by AR5 and 50 kg by EF 3.1: 150 x 0.02 = 3 kg.
    [Fact]
    [Trait("Behaviour", "32")]
    public void GwpMixing_ThreeSets_IsWhatLiesOutsideTheLargestTimesTheirDifference()
    {
        var portfolio = Of((GwpSet.Ar6, 300m), (GwpSet.Ar5, 100m), (GwpSet.Ef31, 50m));

        Assert.Equal([GwpSet.Ar5, GwpSet.Ar6, GwpSet.Ef31], portfolio.GwpSets);
        Assert.Equal(Co2eTotal.Zero + Some.Kg(3m), portfolio.GwpMixing(0.02m));
    }

    [Fact]
    [Trait("Behaviour", "32")]
    public void GwpMixing_OneSetOrNoKnownDifference_IsNull()
    {
        Assert.Null(Of((GwpSet.Ar6, 300m), (GwpSet.Ar6, 100m)).GwpMixing(0.02m));
        Assert.Null(Of((GwpSet.Ar6, 300m), (GwpSet.Ar5, 100m)).GwpMixing(null));
        Assert.Null(Of().GwpMixing(0.02m));
    }
}
