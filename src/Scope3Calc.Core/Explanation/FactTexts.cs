using System.Diagnostics;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Explanation;

/// <summary>What is known about data, in the words a sentence gives for a score.</summary>
internal static class FactTexts
{
    /// <summary>The fact that an indicator scores; years are counted, not named.</summary>
    public static string Of(DqiIndicator indicator, in DataFacts facts) => indicator switch
    {
        DqiIndicator.Reliability => Of(facts.Reliability),
        DqiIndicator.Completeness => Of(facts.Completeness),
        DqiIndicator.Geographical => Of(facts.Geography),
        DqiIndicator.Technological => Of(facts.Technology),
        DqiIndicator.Temporal => "the year of the data is not known",
        _ => throw new UnreachableException(),
    };

    private static string Of(DataReliability reliability) => reliability switch
    {
        DataReliability.VerifiedMeasured => "measured throughout and verified",
        DataReliability.UnverifiedMeasured => "measured throughout, not verified",
        DataReliability.VerifiedPartlyAssumed => "verified, partly on assumptions",
        DataReliability.UnverifiedPartlyAssumed => "partly on assumptions, not verified",
        DataReliability.QualifiedEstimate => "an estimate by experts from statistics or averages",
        DataReliability.UnqualifiedEstimate => "a guess",
        _ => "how the data came about is not known",
    };

    private static string Of(DataCompleteness completeness) => completeness switch
    {
        DataCompleteness.AllSites => "all sites that matter",
        DataCompleteness.WholeSector => "a whole industry, from official statistics",
        DataCompleteness.AllStages => "every stage has a figure of its own",
        DataCompleteness.PartlyAveraged => "every stage has a figure, some of them averages",
        DataCompleteness.Sample => "some products of the kind, taken for all",
        _ => "how much the data cover is not known",
    };

    private static string Of(GeographyMatch geography) => geography switch
    {
        GeographyMatch.SameArea => "data of where the product is made",
        GeographyMatch.LargerArea => "an average of the region that holds where the product is made",
        GeographyMatch.World => "an average of the world",
        GeographyMatch.SimilarArea => "data of another area with similar production",
        GeographyMatch.OtherArea => "data of another area than where the product is made",
        _ => "where the product is made is not known",
    };

    private static string Of(TechnologyMatch technology) => technology switch
    {
        TechnologyMatch.SameProduct => "data of this very product",
        TechnologyMatch.ProductFamily => "data of a family that holds the product",
        TechnologyMatch.OtherModel => "data of another model",
        TechnologyMatch.DeviceAverage => "an average of such devices",
        TechnologyMatch.SectorAverage => "an average of all products of an industry",
        _ => "what the data describe is not known",
    };
}
