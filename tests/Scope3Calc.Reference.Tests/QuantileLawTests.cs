using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Factors;
using Scope3Calc.Reference.Compilation;

namespace Scope3Calc.Reference.Tests;

/// <summary>What holds for the quantiles of any sample, and for the spread of any three factors.</summary>
public sealed class QuantileLawTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private static readonly Arbitrary<decimal[]> Samples = Arb.From(
        from count in Gen.Choose(1, 60)
        from digits in Gen.Choose(-1_000_000, 1_000_000).ArrayOf(count)
        select digits.Select(value => value / 1_000m).Order().ToArray());

    private static readonly Arbitrary<decimal[]> Factors = Arb.From(
        from digits in Gen.Choose(1, 1_000_000).ArrayOf(3)
        select digits.Select(value => value / 1_000_000m).ToArray());

    [Fact]
    public void Of_AnySample_LiesWithinItAndRisesWithP() => Prop.ForAll(Samples, sample =>
        sample[0] <= Of(sample, Quantiles.P5)
        && Of(sample, Quantiles.P5) <= Of(sample, Quantiles.Median)
        && Of(sample, Quantiles.Median) <= Of(sample, Quantiles.P95)
        && Of(sample, Quantiles.P95) <= sample[^1]
        && Of(sample, 0m) == sample[0]
        && Of(sample, 1m) == sample[^1]).Check(Config);

    // Half of the sheets are below the median whichever way they are counted.
    [Fact]
    public void Of_MirroredSample_IsTheMirroredQuantile() => Prop.ForAll(Samples, sample =>
    {
        var mirrored = sample.Reverse().Select(value => -value).ToArray();
        return Of(mirrored, Quantiles.P5) == -Of(sample, Quantiles.P95)
            && Of(mirrored, Quantiles.Median) == -Of(sample, Quantiles.Median);
    }).Check(Config);

    [Fact]
    public void Of_SampleInAnotherUnit_IsTheQuantileInThatUnit() => Prop.ForAll(Samples, sample =>
        Of([.. sample.Select(value => (value * 1_000m) + 7m)], Quantiles.P95)
        == (Of(sample, Quantiles.P95) * 1_000m) + 7m).Check(Config);

    [Fact]
    public void Spread_OfAnyThree_IsNotNegativeAndBlindToTheirOrder() => Prop.ForAll(Factors, sets =>
    {
        var spread = new GwpSetFactor(sets[0], sets[1], sets[2]).Spread;
        return spread >= 0m
            && spread == new GwpSetFactor(sets[2], sets[0], sets[1]).Spread
            && spread == new GwpSetFactor(sets[1], sets[0], sets[2]).Spread;
    }).Check(Config);

    private static decimal Of(decimal[] ascending, decimal p) => Quantiles.Of(ascending, p);
}
