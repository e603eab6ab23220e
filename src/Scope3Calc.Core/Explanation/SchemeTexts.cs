using System.Diagnostics;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Explanation;

/// <summary>Data-quality schemes and their indicators as sentences and sources name them.</summary>
internal static class SchemeTexts
{
    /// <summary>Where ecoinvent's variances are from.</summary>
    public const string EcoinventVariances = "Weidema et al. 2013, table 10.5";

    private const string EcoinventScores = "Weidema et al. 2013, pedigree matrix of ecoinvent version 3";

    /// <summary>Where the rules of a scheme's scores are from.</summary>
    public static string ScoresOf(DqiScheme scheme) => Source.Published(scheme switch
    {
        DqiScheme.Ghgp4 => "GHG Protocol Scope 3 Standard, table 7.6",
        DqiScheme.EcoinventV3 or DqiScheme.CirothGsd or DqiScheme.CirothGsd2 => EcoinventScores,
        DqiScheme.PactV2 => "PACT Technical Specifications version 2, data-quality ratings",
        DqiScheme.PactV3 => "PACT Technical Specifications version 3, data-quality ratings, years as in ecoinvent",
        DqiScheme.Useeio5 => "USEEIO, data-quality scores",
        DqiScheme.Pef5 => "Product Environmental Footprint, data-quality requirements",
        _ => throw new UnreachableException(),
    });

    /// <summary>Where the uncertainty that goes with its scores is from.</summary>
    public static string UncertaintiesOf(DqiScheme scheme) => Source.Published(scheme switch
    {
        DqiScheme.Ghgp4 => "factors in common use with GHG Protocol, Quantitative Inventory Uncertainty",
        DqiScheme.EcoinventV3 => EcoinventVariances,
        DqiScheme.CirothGsd or DqiScheme.CirothGsd2 => "Ciroth et al. 2016, table 6",
        _ => throw new UnreachableException(),
    });

    public static string NameOf(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Reliability => "reliability",
        DqiIndicator.Completeness => "completeness",
        DqiIndicator.Temporal => "time",
        DqiIndicator.Geographical => "geography",
        DqiIndicator.Technological => "technology",
        _ => throw new UnreachableException(),
    };

    /// <summary>The indicator's name in the contract.</summary>
    public static string ContractNameOf(DqiIndicator indicator) => indicator switch
    {
        DqiIndicator.Reliability => "DQI_INDICATOR_RELIABILITY",
        DqiIndicator.Completeness => "DQI_INDICATOR_COMPLETENESS",
        DqiIndicator.Temporal => "DQI_INDICATOR_TIME",
        DqiIndicator.Geographical => "DQI_INDICATOR_GEOGRAPHY",
        DqiIndicator.Technological => "DQI_INDICATOR_TECHNOLOGY",
        _ => throw new UnreachableException(),
    };
}
