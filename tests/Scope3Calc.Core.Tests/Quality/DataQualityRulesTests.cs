using FsCheck;
using FsCheck.Fluent;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Tests.Laws;

namespace Scope3Calc.Core.Tests.Quality;

public sealed class DataQualityRulesTests
{
    private static readonly DqiScheme[] Schemes =
        [.. Enum.GetValues<DqiScheme>().Where(scheme => scheme != DqiScheme.None)];

    private static readonly Gen<DataFacts> AnyFacts =
        from technology in Gen.Elements(Enum.GetValues<TechnologyMatch>())
        from geography in Gen.Elements(Enum.GetValues<GeographyMatch>())
        from completeness in Gen.Elements(Enum.GetValues<DataCompleteness>())
        from reliability in Gen.Elements(Enum.GetValues<DataReliability>())
        from years in Gen.Choose(-1, 20)
        select new DataFacts
        {
            Technology = technology,
            Geography = geography,
            Completeness = completeness,
            Reliability = reliability,
            YearsApart = years < 0 ? null : years,
        };

    // Data of 2021, bought in 2024: 3 years are no longer below 3 for the GHG Protocol and still within 3 for USEEIO.
    [Theory]
    [Trait("Behaviour", "41")]
    [InlineData(DqiScheme.Ghgp4, 2021, 2)]
    [InlineData(DqiScheme.Useeio5, 2021, 1)]
    [InlineData(DqiScheme.Ghgp4, 2014, 4)]
    [InlineData(DqiScheme.Useeio5, 2014, 3)]
    [InlineData(DqiScheme.Ghgp4, 2027, 2)]
    public void Rate_YearOfPurchase_IsWhatTheDataAreComparedWith(DqiScheme scheme, int dataYear, int score) =>
        Assert.Equal(score, Temporal(scheme, DataFacts.YearsBetween(dataYear, purchaseYear: 2024)));

    // The scores at 2 | 3, 5 | 6, 9 | 10 years, and far off.
    [Theory]
    [Trait("Behaviour", "41")]
    [InlineData(DqiScheme.Ghgp4, 1, 2, 2, 3, 3, 4, 4)]
    [InlineData(DqiScheme.EcoinventV3, 1, 2, 2, 3, 3, 4, 5)]
    [InlineData(DqiScheme.CirothGsd, 1, 2, 2, 3, 3, 4, 5)]
    [InlineData(DqiScheme.CirothGsd2, 1, 2, 2, 3, 3, 4, 5)]
    [InlineData(DqiScheme.PactV2, 2, 2, 3, 3, 3, 3, 3)]
    [InlineData(DqiScheme.PactV3, 1, 2, 2, 3, 3, 4, 5)]
    [InlineData(DqiScheme.Useeio5, 1, 1, 2, 2, 3, 3, 5)]
    [InlineData(DqiScheme.Pef5, 2, 3, 4, 4, 5, 5, 5)]
    public void Rate_BoundaryYears_DifferByScheme(
        DqiScheme scheme, int at2, int at3, int at5, int at6, int at9, int at10, int at40) => Assert.Equal(
        [at2, at3, at5, at6, at9, at10, at40],
        new int?[] { 2, 3, 5, 6, 9, 10, 40 }.Select(years => Temporal(scheme, years)));

    // The other ends: PACT 2 scores the year itself and less than five, ecoinvent less than 15, USEEIO up to 15.
    [Theory]
    [Trait("Behaviour", "41")]
    [InlineData(DqiScheme.PactV2, 0, 1)]
    [InlineData(DqiScheme.PactV2, 1, 2)]
    [InlineData(DqiScheme.PactV2, 4, 2)]
    [InlineData(DqiScheme.EcoinventV3, 14, 4)]
    [InlineData(DqiScheme.EcoinventV3, 15, 5)]
    [InlineData(DqiScheme.Useeio5, 11, 4)]
    [InlineData(DqiScheme.Useeio5, 15, 4)]
    [InlineData(DqiScheme.Useeio5, 16, 5)]
    [InlineData(DqiScheme.Pef5, 0, 1)]
    [InlineData(DqiScheme.Pef5, 7, 5)]
    [InlineData(DqiScheme.Ghgp4, int.MaxValue, 4)]
    public void Rate_OtherBoundaryYears_AreTheSchemes(DqiScheme scheme, int years, int score) =>
        Assert.Equal(score, Temporal(scheme, years));

    [Fact]
    public void YearsBetween_UnknownYear_IsNull() => Assert.Null(DataFacts.YearsBetween(null, 2024));

    [Fact]
    public void YearsApart_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataFacts { YearsApart = -1 });

    [Fact]
    public void Rate_NothingKnown_IsTheWorstOfEachScheme() => Assert.All(Schemes, scheme =>
    {
        var rating = DataQualityRules.Rate(scheme, default);

        Assert.Equal(scheme, rating.Scheme);
        Assert.All(Enum.GetValues<DqiIndicator>(), indicator =>
            Assert.Equal(DqiSchemes.WorstScore(scheme, indicator), rating[indicator]));
    });

    [Fact]
    public void Rate_TheBestOfAll_IsOneThroughout() => Assert.All(Schemes, scheme =>
    {
        var rating = DataQualityRules.Rate(scheme, new DataFacts
        {
            Technology = TechnologyMatch.SameProduct,
            Geography = GeographyMatch.SameArea,
            Completeness = DataCompleteness.AllSites,
            Reliability = DataReliability.VerifiedMeasured,
            YearsApart = 0,
        });

        Assert.Equal(1, rating.WorstScore);
    });

    // GHG Protocol Scope 3 Standard, table 7.6 and its endnotes: an assessment assumes, so a verified EPD is good, and
    // very good only if measured throughout; an unverified footprint is fair; so is a qualified estimate.
    [Theory]
    [InlineData(DataReliability.VerifiedMeasured, 1)]
    [InlineData(DataReliability.UnverifiedMeasured, 2)]
    [InlineData(DataReliability.VerifiedPartlyAssumed, 2)]
    [InlineData(DataReliability.UnverifiedPartlyAssumed, 3)]
    [InlineData(DataReliability.QualifiedEstimate, 3)]
    [InlineData(DataReliability.UnqualifiedEstimate, 4)]
    [InlineData(DataReliability.Unknown, 4)]
    public void Rate_GhgProtocolReliability_IsTheTables(DataReliability reliability, int score)
    {
        var rating = DataQualityRules.Rate(DqiScheme.Ghgp4, new DataFacts { Reliability = reliability });

        Assert.Equal(score, rating[DqiIndicator.Reliability]);
    }

    // Two ordinary lines by every scheme, read off each published table.
    [Theory]
    [InlineData(DqiScheme.Ghgp4, "2 2 1 1 1", "3 2 3 3 4")]
    [InlineData(DqiScheme.EcoinventV3, "2 2 1 1 1", "4 2 3 5 5")]
    [InlineData(DqiScheme.CirothGsd, "2 2 1 1 1", "4 2 3 4 5")]
    [InlineData(DqiScheme.CirothGsd2, "2 2 1 1 1", "4 2 3 4 5")]
    [InlineData(DqiScheme.PactV2, "2 2 2 1 1", "2 2 3 3 3")]
    [InlineData(DqiScheme.PactV3, "- - 1 1 1", "- - 3 5 5")]
    [InlineData(DqiScheme.Useeio5, "2 2 1 1 1", "4 1 2 5 5")]
    [InlineData(DqiScheme.Pef5, "2 - 2 1 1", "4 - 4 5 5")]
    public void Rate_AnEpdAndASpendFactor_AreScoredByTheScheme(DqiScheme scheme, string epd, string spend)
    {
        var ofEpd = new DataFacts
        {
            Technology = TechnologyMatch.SameProduct,
            Geography = GeographyMatch.SameArea,
            Completeness = DataCompleteness.AllStages,
            Reliability = DataReliability.VerifiedPartlyAssumed,
            YearsApart = 2,
        };
        var ofSpend = new DataFacts
        {
            Technology = TechnologyMatch.SectorAverage,
            Geography = GeographyMatch.OtherArea,
            Completeness = DataCompleteness.WholeSector,
            Reliability = DataReliability.QualifiedEstimate,
            YearsApart = 6,
        };

        Assert.Equal(epd, Text(DataQualityRules.Rate(scheme, ofEpd)));
        Assert.Equal(spend, Text(DataQualityRules.Rate(scheme, ofSpend)));
    }

    [Theory]
    [InlineData(DqiScheme.Ghgp4, GeographyMatch.LargerArea, 2)]
    [InlineData(DqiScheme.Ghgp4, GeographyMatch.SimilarArea, 2)]
    [InlineData(DqiScheme.EcoinventV3, GeographyMatch.World, 2)]
    [InlineData(DqiScheme.EcoinventV3, GeographyMatch.SimilarArea, 3)]
    [InlineData(DqiScheme.PactV2, GeographyMatch.LargerArea, 2)]
    [InlineData(DqiScheme.PactV2, GeographyMatch.World, 3)]
    [InlineData(DqiScheme.Pef5, GeographyMatch.SimilarArea, 4)]
    public void Rate_AreasInBetween_AreTheTables(DqiScheme scheme, GeographyMatch geography, int score) => Assert.Equal(
        score, DataQualityRules.Rate(scheme, new DataFacts { Geography = geography })[DqiIndicator.Geographical]);

    [Fact]
    public void Rate_NoScheme_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DataQualityRules.Rate(DqiScheme.None, default));

    [Fact]
    public void Rate_AnyFacts_IsWithinTheSchemesRangeAndNeverBetterForKnowingLess() => AnyLine.Holds(
        AnyFacts.Zip(Gen.Elements(Schemes)),
        given =>
        {
            var (facts, scheme) = given;
            var rating = DataQualityRules.Rate(scheme, facts);
            Assert.Null(DataQualityRating.Check(scheme, rating.Scores));
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with { Technology = TechnologyMatch.Unknown }));
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with { Geography = GeographyMatch.Unknown }));
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with { Completeness = DataCompleteness.Unknown }));
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with { Reliability = DataReliability.Unknown }));
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with { YearsApart = null }));
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with { YearsApart = facts.YearsApart + 1 }));
        });

    [Fact]
    public void Rate_AnyFactsOneStepWorse_NeverScoreBetter() => AnyLine.Holds(
        AnyFacts.Zip(Gen.Elements(Schemes)),
        given =>
        {
            var (facts, scheme) = given;
            var rating = DataQualityRules.Rate(scheme, facts);
            NoBetter(rating, DataQualityRules.Rate(scheme, facts with
            {
                Technology = Worse(facts.Technology),
                Geography = Worse(facts.Geography),
                Completeness = Worse(facts.Completeness),
                Reliability = Worse(facts.Reliability),
            }));
        });

    private static void NoBetter(DataQualityRating rating, DataQualityRating worse) => Assert.All(
        Enum.GetValues<DqiIndicator>(), indicator => Assert.False(worse[indicator] < rating[indicator]));

    // The next in the order; after the last comes the unknown, and stays.
    private static T Worse<T>(T fact)
        where T : struct, Enum
    {
        var all = Enum.GetValues<T>();
        var at = Array.IndexOf(all, fact);
        return at == 0 ? fact : all[(at + 1) % all.Length];
    }

    private static int? Temporal(DqiScheme scheme, int? years) =>
        DataQualityRules.Rate(scheme, new DataFacts { YearsApart = years })[DqiIndicator.Temporal];

    private static string Text(DataQualityRating rating) => string.Join(
        ' ', Enum.GetValues<DqiIndicator>().Select(indicator => rating[indicator]?.ToString(
            System.Globalization.CultureInfo.InvariantCulture) ?? "-"));
}
