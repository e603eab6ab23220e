using FsCheck.Fluent;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Tests.Uncertainty;

namespace Scope3Calc.Core.Tests.Quality;

public sealed class DataQualityRatingTests
{
    private static readonly DqiScheme[] Schemes =
        [.. Enum.GetValues<DqiScheme>().Where(scheme => scheme != DqiScheme.None)];

    // The last of these are the cells for which Ciroth et al. publish no factor.
    [Theory]
    [Trait("Behaviour", "40")]
    [InlineData(DqiScheme.Ghgp4, 5, 1, 1, 1, 1, "reliability", "GHGP_4")]
    [InlineData(DqiScheme.Ghgp4, 1, 0, 1, 1, 1, "completeness", "GHGP_4")]
    [InlineData(DqiScheme.EcoinventV3, 1, 1, 6, 1, 1, "temporal", "ECOINVENT_V3_5")]
    [InlineData(DqiScheme.Useeio5, 1, 1, 1, -1, 1, "geographical", "USEEIO_5")]
    [InlineData(DqiScheme.PactV2, 1, 1, 1, 1, 4, "technological", "PACT_V2_3")]
    [InlineData(DqiScheme.CirothGsd, 5, 1, 1, 1, 1, "reliability", "CIROTH_GSD")]
    [InlineData(DqiScheme.CirothGsd, 1, 5, 1, 1, 1, "completeness", "CIROTH_GSD")]
    [InlineData(DqiScheme.CirothGsd2, 1, 1, 1, 5, 1, "geographical", "CIROTH_GSD2")]
    public void Check_ScoreOutsideTheScheme_NamesIndicatorAndScheme(
        DqiScheme scheme,
        int reliability,
        int completeness,
        int temporal,
        int geographical,
        int technological,
        string indicator,
        string name)
    {
        var scores = new DataQualityScores(reliability, completeness, temporal, geographical, technological);

        var problem = DataQualityRating.Check(scheme, scores)!;

        Assert.Equal(ReasonCode.ValueOutOfRange, problem.Code);
        Assert.Equal("data_quality." + indicator, problem.Field);
        Assert.StartsWith(name + " scores this indicator 1 to ", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DataQualityRating.Of(scheme, scores));
    }

    [Fact]
    public void Check_ScoreTheSchemeLacks_IsRefused()
    {
        var problem = DataQualityRating.Check(DqiScheme.PactV3, new DataQualityScores(1, null, 1, 1, 1))!;

        Assert.Equal((ReasonCode.ValueInvalid, "data_quality.reliability"), (problem.Code, problem.Field));
    }

    [Fact]
    public void Check_ScoreLeftOut_IsRefused()
    {
        var problem = DataQualityRating.Check(DqiScheme.Pef5, new DataQualityScores(1, null, 1, null, 1))!;

        Assert.Equal((ReasonCode.ValueMissing, "data_quality.geographical"), (problem.Code, problem.Field));
        Assert.Equal("PEF_5 asks for this indicator. Give 5 where it is unknown.", problem.Message);
    }

    [Theory]
    [InlineData(DqiScheme.None)]
    [InlineData((DqiScheme)99)]
    public void Check_NoScheme_IsRefused(DqiScheme scheme) => Assert.Equal(
        "data_quality.scheme", DataQualityRating.Check(scheme, new DataQualityScores(1, 1, 1, 1, 1))!.Field);

    [Fact]
    [Trait("Behaviour", "40")]
    public void Name_OfEachScheme_TellsItApart()
    {
        Assert.Equal(
            [
                "GHGP_4", "ECOINVENT_V3_5", "CIROTH_GSD", "CIROTH_GSD2", "PACT_V2_3", "PACT_V3_5", "USEEIO_5", "PEF_5",
            ],
            Schemes.Select(DqiSchemes.Name));
        Assert.Equal("NONE", DqiSchemes.Name(default));
    }

    [Fact]
    public void Worst_OfSeveralEqual_IsTheFirst()
    {
        var rating = DataQualityRating.Of(DqiScheme.EcoinventV3, new DataQualityScores(2, 3, 1, 3, 2));

        Assert.Equal(DqiIndicator.Completeness, rating.WorstIndicator);
        Assert.Equal(3, rating.WorstScore);
    }

    [Fact]
    public void Mean_OfPef_IsThatOfItsFourIndicators()
    {
        // (2 + 1 + 3 + 5) / 4.
        Assert.Equal(2.75m, DataQualityRating.Of(DqiScheme.Pef5, new DataQualityScores(2, null, 1, 3, 5)).Mean);
        Assert.All(
            Schemes.Where(scheme => scheme != DqiScheme.Pef5),
            scheme => Assert.Null(DataQualityRules.Rate(scheme, default).Mean));
    }

    [Fact]
    public void Default_HasNoSchemeAndNoScores()
    {
        DataQualityRating rating = default;

        Assert.Equal(DqiScheme.None, rating.Scheme);
        Assert.Null(rating.WorstIndicator);
        Assert.Null(rating.WorstScore);
        Assert.Null(rating.Mean);
    }

    [Fact]
    public void Worst_OfAnyRating_IsNoBetterThanAnyOfItAndThanTheMean() => AnyLine.Holds(
        from scheme in Gen.Elements(Schemes)
        from rating in AnyUncertainty.RatingBy(scheme)
        select rating,
        rating =>
        {
            Assert.All(
                Enum.GetValues<DqiIndicator>(), indicator => Assert.False(rating[indicator] > rating.WorstScore));
            Assert.Equal(rating.WorstScore, rating[rating.WorstIndicator!.Value]);
            Assert.False(rating.Mean > rating.WorstScore);
            Assert.InRange(rating.WorstScore!.Value, 1, 5);
        });
}
