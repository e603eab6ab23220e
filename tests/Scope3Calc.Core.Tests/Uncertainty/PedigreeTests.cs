using FsCheck.Fluent;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Tests.Laws;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Uncertainty;

public sealed class PedigreeTests
{
    // Basic variance 0.0006 and Weidema et al. 2013, table 10.5. The second: 0.0006 + 0.0006 + 0.0001 + 0 + 0.000025 +
    // 0.0006 = 0.001925, root 0.0439. The fourth, of a spend factor: 0.0006 + 0.008 + 0.0001 + 0.002 + 0.0006 + 0.12 =
    // 0.1313, root 0.3624.
    [Theory]
    [Trait("Behaviour", "40")]
    [InlineData(1, 1, 1, 1, 1, 0.0245, 1.0502)]
    [InlineData(2, 2, 1, 2, 2, 0.0439, 1.0917)]
    [InlineData(3, 3, 2, 3, 3, 0.1072, 1.2392)]
    [InlineData(4, 2, 3, 4, 5, 0.3624, 2.0641)]
    [InlineData(5, 5, 5, 5, 5, 0.4589, 2.5038)]
    public void Sigma_Ecoinvent_IsThePublishedTables(
        int reliability, int completeness, int temporal, int geographical, int technological, double sigma, double gsd2)
    {
        var value = Of(DqiScheme.EcoinventV3, reliability, completeness, temporal, geographical, technological);

        Assert.Equal(sigma, value.Sigma, 4);
        Assert.Equal(gsd2, value.Gsd2, 4);
    }

    [Fact]
    [Trait("Behaviour", "40")]
    public void Sigma_EcoinventSpend_SpansTwofoldEachWay() =>
        Assert.Equal(2.034, Of(DqiScheme.EcoinventV3, 4, 2, 3, 4, 5).Interval95.Upper, 3);

    [Fact]
    [Trait("Behaviour", "40")]
    public void Sigma_GhgProtocol_IsTheSquaredGsdFormula()
    {
        // Factors 1.10, 1.05, 1.20, 1.10, 2.00 and the basic 1.05: exp(root(0.009084 + 0.002380 + 0.033241 + 0.009084 +
        // 0.480453 + 0.002380)) = exp(0.732546) = 2.0804.
        Assert.Equal(2.0804, Of(DqiScheme.Ghgp4, 2, 2, 3, 4, 4).Gsd2, 4);

        // Perfect data keep the basic factor alone.
        Assert.Equal(1.05, Of(DqiScheme.Ghgp4, 1, 1, 1, 1, 1).Gsd2, 12);
    }

    // One table, two readings: an EPD and a spend factor.
    [Theory]
    [Trait("Behaviour", "40")]
    [InlineData(DqiScheme.CirothGsd, 2, 2, 1, 2, 2, 0.466)]
    [InlineData(DqiScheme.CirothGsd2, 2, 2, 1, 2, 2, 0.234)]
    [InlineData(DqiScheme.CirothGsd, 4, 2, 3, 4, 5, 1.165)]
    [InlineData(DqiScheme.CirothGsd2, 4, 2, 3, 4, 5, 0.583)]
    public void Sigma_Ciroth_DependsOnHowTheFactorsAreRead(
        DqiScheme scheme,
        int reliability,
        int completeness,
        int temporal,
        int geographical,
        int technological,
        double sigma) =>
        Assert.Equal(sigma, Of(scheme, reliability, completeness, temporal, geographical, technological).Sigma, 3);

    [Fact]
    public void Sigma_TransportOnPerfectData_HasTheBasicUncertaintyOfTransport()
    {
        // ln 2 = 0.693147 is the logarithm of the squared GSD; half of it 0.346574, squared 0.1201: the 0.12 of
        // ecoinvent, whose root is 0.346410.
        Assert.Equal(0.346574, Pedigree.Sigma(Best(DqiScheme.Ghgp4), BasicUncertainty.Transport)!.Value, 6);
        Assert.Equal(0.346410, Pedigree.Sigma(Best(DqiScheme.EcoinventV3), BasicUncertainty.Transport)!.Value, 6);
        Assert.Equal(0.346410, Pedigree.Sigma(Best(DqiScheme.CirothGsd2), BasicUncertainty.Transport)!.Value, 6);
    }

    // ecoinvent's variances are (ln U / 2)^2 of the factors U of its version 2, such as 2.00 for the worst technology.
    [Fact]
    public void Sigma_WorstTechnology_IsAlikeWhereTheFactorsAre()
    {
        // GHG Protocol 4 and ecoinvent 5: root(0.0006 + 0.1201) and root(0.0006 + 0.12).
        Assert.Equal(0.3474, Of(DqiScheme.Ghgp4, 1, 1, 1, 1, 4).Sigma, 4);
        Assert.Equal(0.3473, Of(DqiScheme.EcoinventV3, 1, 1, 1, 1, 5).Sigma, 4);
    }

    [Theory]
    [InlineData(DqiScheme.PactV2)]
    [InlineData(DqiScheme.PactV3)]
    [InlineData(DqiScheme.Useeio5)]
    [InlineData(DqiScheme.Pef5)]
    public void Sigma_SchemeWithoutUncertainties_IsNull(DqiScheme scheme) =>
        Assert.Null(Pedigree.Sigma(DataQualityRules.Rate(scheme, default)));

    [Fact]
    public void Sigma_OfNoRating_IsNull() => Assert.Null(Pedigree.Sigma(default));

    [Fact]
    [Trait("Behaviour", "40")]
    public void Sigma_AnyScoresOfAPedigreeScheme_RisesWithEachAndStaysWithinRange() => AnyLine.Holds(
        from scheme in AnyUncertainty.PedigreeScheme
        from rating in AnyUncertainty.RatingBy(scheme)
        select rating,
        rating =>
        {
            var sigma = Pedigree.Sigma(rating)!.Value;
            Assert.InRange(sigma, 0.02, Lognormal.MaxSigma);
            Assert.True(sigma <= Pedigree.Sigma(rating, BasicUncertainty.Transport));
            Assert.All(Enum.GetValues<DqiIndicator>(), indicator =>
                Assert.True(Worse(rating, indicator) is not { } worse || Pedigree.Sigma(worse) > sigma));
        });

    [Fact]
    public void Sigma_AnyScores_IsTwiceAsLargeByGsdAsByGsd2WithoutTheBasicVariance() => AnyLine.Holds(
        AnyUncertainty.RatingBy(DqiScheme.CirothGsd),
        rating =>
        {
            var byGsd = Pedigree.Sigma(rating)!.Value;
            var byGsd2 = Pedigree.Sigma(DataQualityRating.Of(DqiScheme.CirothGsd2, rating.Scores))!.Value;
            Assert.Equal((byGsd * byGsd) - 0.0006, 4 * ((byGsd2 * byGsd2) - 0.0006), 1e-12);
        });

    private static DataQualityRating? Worse(DataQualityRating rating, DqiIndicator indicator)
    {
        var score = rating[indicator] + 1;
        var scores = indicator switch
        {
            DqiIndicator.Reliability => rating.Scores with { Reliability = score },
            DqiIndicator.Completeness => rating.Scores with { Completeness = score },
            DqiIndicator.Temporal => rating.Scores with { Temporal = score },
            DqiIndicator.Geographical => rating.Scores with { Geographical = score },
            _ => rating.Scores with { Technological = score },
        };
        return DataQualityRating.Check(rating.Scheme, scores) is null
            ? DataQualityRating.Of(rating.Scheme, scores)
            : null;
    }

    private static DataQualityRating Best(DqiScheme scheme) =>
        DataQualityRating.Of(scheme, new DataQualityScores(1, 1, 1, 1, 1));

    private static Lognormal Of(
        DqiScheme scheme, int reliability, int completeness, int temporal, int geographical, int technological)
    {
        var scores = new DataQualityScores(reliability, completeness, temporal, geographical, technological);
        return new Lognormal(1, Pedigree.Sigma(DataQualityRating.Of(scheme, scores))!.Value);
    }
}
