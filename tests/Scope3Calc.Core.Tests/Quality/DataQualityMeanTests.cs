using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Tests.Uncertainty;

namespace Scope3Calc.Core.Tests.Quality;

public sealed class DataQualityMeanTests
{
    private static readonly DataQualityRating Good =
        DataQualityRating.Of(DqiScheme.Ghgp4, new DataQualityScores(2, 1, 1, 2, 1));

    private static readonly DataQualityRating Poor =
        DataQualityRating.Of(DqiScheme.Ghgp4, new DataQualityScores(3, 2, 4, 3, 4));

    private static readonly Gen<List<(DataQualityRating Rating, long Weight)>> AnyRatings =
        from scheme in Gen.Elements(Enum.GetValues<DqiScheme>().Where(scheme => scheme != DqiScheme.None).ToArray())
        from ratings in AnyLine.UpTo(
            12, AnyUncertainty.RatingBy(scheme).Zip(AnyUncertainty.Mass.Select(mass => Math.Abs(mass.Milligrams))))
        select ratings;

    [Fact]
    public void Mean_OfTwo_IsWeighted()
    {
        var mean = DataQualityMean.Empty.With(Good, 131_054).With(Poor, 20_000);

        // (2 * 131,054 + 3 * 20,000) / 151,054 = 322,108 / 151,054; (131,054 + 4 * 20,000) / 151,054.
        Assert.Equal(DqiScheme.Ghgp4, mean.Scheme);
        Assert.Equal(151_054, mean.Weight);
        Assert.Equal(322_108m / 151_054m, mean[DqiIndicator.Reliability]!.Value, 20);
        Assert.Equal(211_054m / 151_054m, mean[DqiIndicator.Technological]!.Value, 20);
    }

    [Fact]
    public void Mean_OfNothing_IsNull() => Assert.All(Enum.GetValues<DqiIndicator>(), indicator =>
    {
        Assert.Null(DataQualityMean.Empty[indicator]);
        Assert.Null(DataQualityMean.Empty.With(Good, 0)[indicator]);
    });

    [Fact]
    public void Mean_OfAnIndicatorTheSchemeLacks_IsNull()
    {
        var mean = DataQualityMean.Empty.With(DataQualityRules.Rate(DqiScheme.PactV3, default), 7);

        Assert.Null(mean[DqiIndicator.Reliability]);
        Assert.Null(mean[DqiIndicator.Completeness]);
        Assert.Equal(5m, mean[DqiIndicator.Technological]);
    }

    [Fact]
    public void Mean_OfAPurchaseAndItsReturn_IsAsIfNeitherHadBeen()
    {
        var mean = DataQualityMean.Empty.With(Good, 500);

        Assert.Equal(mean, mean.With(Poor, 12).With(Poor, -12));
        Assert.Equal(mean[DqiIndicator.Temporal], mean.With(Good, -12)[DqiIndicator.Temporal]);
    }

    [Fact]
    public void Mean_ReturnScoredOtherwiseThanItsPurchase_IsNullWhereItLeavesTheScale()
    {
        // 1 * 10 - 4 * 5 = -10 over 5; and 4 * 10 - 1 * 5 = 35 over 5 is 7 of 4.
        Assert.Null(DataQualityMean.Empty.With(Good, 10).With(Poor, -5)[DqiIndicator.Technological]);
        Assert.Null(DataQualityMean.Empty.With(Poor, 10).With(Good, -5)[DqiIndicator.Technological]);

        // More returned than bought.
        Assert.Null(DataQualityMean.Empty.With(Good, 10).With(Good, -11)[DqiIndicator.Technological]);
    }

    [Fact]
    public void Mean_OfSchemesMixed_Throws()
    {
        var pact = DataQualityRules.Rate(DqiScheme.PactV2, default);
        var mean = DataQualityMean.Empty.With(Good, 1);

        Assert.Throws<ArgumentException>(() => mean.With(pact, 1));
        Assert.Throws<ArgumentException>(() => mean + DataQualityMean.Empty.With(pact, 0));
        Assert.Throws<ArgumentException>(() => mean.With(default, 1));
    }

    [Fact]
    public void Mean_BeyondTheRange_ThrowsRatherThanWraps()
    {
        Assert.Throws<OverflowException>(() => DataQualityMean.Empty.With(Good, Int128.MaxValue));
        Assert.Throws<OverflowException>(
            () => DataQualityMean.Empty.With(Good, Int128.MaxValue / 2).With(Good, Int128.MaxValue / 2));
    }

    [Fact]
    public void Mean_OfWeightsLongerThanADecimal_IsStillTheMean()
    {
        // 10^36 each: (2 + 3) / 2.
        var weight = (Int128)1e18m * (Int128)1e18m;
        var mean = DataQualityMean.Empty.With(Good, weight).With(Poor, weight);

        Assert.Equal(2.5m, mean[DqiIndicator.Reliability]!.Value, 20);
    }

    [Fact]
    public void Mean_OfAnyRatings_IsTheSameInAnyOrderAndGrouping() => AnyLine.Holds(
        AnyRatings.Zip(Gen.Choose(0, 12)),
        given =>
        {
            var (ratings, cut) = given;
            var forwards = Of(ratings);
            var split = Math.Min(cut, ratings.Count);
            Assert.Equal(forwards, Of(Enumerable.Reverse(ratings)));
            Assert.Equal(forwards, Of(ratings.Take(split)) + Of(ratings.Skip(split)));
            Assert.Equal(forwards, DataQualityMean.Add(forwards, DataQualityMean.Empty));
        });

    [Fact]
    public void Mean_OfAnyRatings_LiesBetweenTheirBestAndWorst() => AnyLine.Holds(AnyRatings, ratings =>
    {
        var mean = Of(ratings);
        Assert.All(Enum.GetValues<DqiIndicator>(), indicator =>
        {
            var scores = ratings.Where(rating => rating.Weight > 0).Select(rating => rating.Rating[indicator]).ToList();
            if (scores.Count == 0 || scores[0] is null)
            {
                Assert.Null(mean[indicator]);
                return;
            }

            Assert.InRange(mean[indicator]!.Value, scores.Min()!.Value, scores.Max()!.Value);
        });
    });

    private static DataQualityMean Of(IEnumerable<(DataQualityRating Rating, long Weight)> ratings) =>
        ratings.Aggregate(DataQualityMean.Empty, (mean, rating) => mean.With(rating.Rating, rating.Weight));
}
