using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>The engine against the naive calculation, to the milligram, on 10,000 lines under as many policies.</summary>
/// <remarks>A failure names its seed; <c>Compare(seed)</c> tries it again.</remarks>
public sealed class IndependentCalculationTests
{
    private const int Lines = 10_000;

    private static readonly LineRules Rules = new(Some.Today, NaiveWorld.Snapshot.Currencies);

    [Fact]
    [Trait("Behaviour", "1")]
    [Trait("Behaviour", "6")]
    [Trait("Behaviour", "10")]
    [Trait("Behaviour", "12")]
    [Trait("Behaviour", "14")]
    [Trait("Behaviour", "15")]
    [Trait("Behaviour", "17")]
    [Trait("Behaviour", "21")]
    [Trait("Behaviour", "22")]
    [Trait("Behaviour", "24")]
    [Trait("Behaviour", "25")]
    [Trait("Behaviour", "33")]
    [Trait("Behaviour", "36")]
    public void Calculate_AnyLine_AgreesWithTheNaiveCalculationToTheMilligram() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Lines),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Compare));

    // What is never drawn is never compared: each of these occurs in the first 10,000 seeds.
    [Fact]
    public void AnyNaiveLine_TenThousandSeeds_CoverEveryOutcome()
    {
        var results = Enumerable.Range(0, Lines).Select(seed =>
        {
            var (line, policy) = Given(seed);
            return NaiveCalculation.Calculate(in line, policy);
        }).ToArray();

        Assert.Equal(Enum.GetValues<LineStatus>(), results.Select(result => result.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<CalculationMethod>(), results.Select(result => result.Method).Distinct().Order());
        Assert.Equal(Enum.GetValues<DataQualityTier>(), results.Select(result => result.Tier).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<Scope3Category>().Where(category => category != Scope3Category.UpstreamTransportAndDistribution),
            results.Select(result => result.Category).Distinct().Order());
        Assert.Equal(
            [
                BoundaryAlignment.Unknown, BoundaryAlignment.AlignedA1A3, BoundaryAlignment.AlignedToPointOfSale,
                BoundaryAlignment.SpendWider,
            ],
            results.Select(result => result.Alignment).Distinct().Order());
        Assert.Contains(results, result => result.BookedDelivery is not null);
        Assert.Contains(results, result => result is { Product: not null, Bookable: false });
        Assert.Contains(results, result => result.Booked < 0);
        Assert.Contains(results, result => result.Booked is not null && result.Booked == result.Calibrated);
    }

    private static void Compare(int seed)
    {
        var (line, policy) = Given(seed);
        List<Problem>? problems = null;
        Rules.Check(in line, ref problems);
        Assert.Null(problems);
        var expected = NaiveCalculation.Calculate(in line, policy);
        var actual = NaiveResult.Of(new Calculator(NaiveWorld.Snapshot, policy).Calculate(in line));
        Assert.True(expected == actual, $"Seed {seed}: expected {expected}, but was {actual}. {line} {policy}");
    }

    private static (PurchaseLine Line, Policy Policy) Given(int seed)
    {
        var draw = new Draw(seed);
        return (AnyNaiveLine.Line(draw), AnyNaiveLine.Policy(draw));
    }
}
