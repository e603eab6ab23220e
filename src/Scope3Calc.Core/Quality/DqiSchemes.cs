using System.Diagnostics;

namespace Scope3Calc.Core.Quality;

/// <summary>What is fixed about each scheme: its name, its indicators and their ranges.</summary>
public static class DqiSchemes
{
    /// <summary>The name in results, such as <c>GHGP_4</c>.</summary>
    public static string Name(DqiScheme scheme) => scheme switch
    {
        DqiScheme.None => "NONE",
        DqiScheme.Ghgp4 => "GHGP_4",
        DqiScheme.EcoinventV3 => "ECOINVENT_V3_5",
        DqiScheme.CirothGsd => "CIROTH_GSD",
        DqiScheme.CirothGsd2 => "CIROTH_GSD2",
        DqiScheme.PactV2 => "PACT_V2_3",
        DqiScheme.PactV3 => "PACT_V3_5",
        DqiScheme.Useeio5 => "USEEIO_5",
        DqiScheme.Pef5 => "PEF_5",
        _ => throw new UnreachableException(),
    };

    /// <summary>The worst score of an indicator; the best is 1. Null where the scheme lacks it.</summary>
    public static int? WorstScore(DqiScheme scheme, DqiIndicator indicator) => (scheme, indicator) switch
    {
        (DqiScheme.None, _) => null,
        (DqiScheme.Ghgp4, _) => 4,
        (DqiScheme.PactV2, _) => 3,
        (DqiScheme.PactV3, DqiIndicator.Reliability or DqiIndicator.Completeness) => null,
        (DqiScheme.Pef5, DqiIndicator.Completeness) => null,
        (DqiScheme.CirothGsd or DqiScheme.CirothGsd2,
            DqiIndicator.Reliability or DqiIndicator.Completeness or DqiIndicator.Geographical) => 4,
        _ => 5,
    };
}
