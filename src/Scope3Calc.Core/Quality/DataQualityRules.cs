using System.Diagnostics;

namespace Scope3Calc.Core.Quality;

/// <summary>Scores what is known about data by the rules of one scheme.</summary>
/// <remarks>
/// What is unknown gets the scheme's worst score, never a middle one. The published tables speak of processes and
/// sites; reading them for devices is this project's choice, and so are three things they leave open. PACT 3 is scored
/// in years as ecoinvent is. PEF counts from the end of a dataset's validity, here from its reference year, which is
/// never later. Ciroth et al. score as ecoinvent, and 4 where they publish nothing for 5.
/// </remarks>
public static class DataQualityRules
{
    /// <exception cref="ArgumentOutOfRangeException">No scheme is named.</exception>
    public static DataQualityRating Rate(DqiScheme scheme, in DataFacts facts)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)scheme, (int)DqiScheme.None, nameof(scheme));
        return DataQualityRating.Of(scheme, new DataQualityScores(
            Score(scheme, DqiIndicator.Reliability, Reliability(scheme)[(int)facts.Reliability]),
            Score(scheme, DqiIndicator.Completeness, Completeness(scheme)[(int)facts.Completeness]),
            Score(scheme, DqiIndicator.Temporal, Temporal(scheme, facts.YearsApart)),
            Score(scheme, DqiIndicator.Geographical, Geography(scheme)[(int)facts.Geography]),
            Score(scheme, DqiIndicator.Technological, Technology(scheme)[(int)facts.Technology])));
    }

    // Each table below has five levels at most; where an indicator ends earlier, its last score takes the rest.
    private static int? Score(DqiScheme scheme, DqiIndicator indicator, int score) =>
        DqiSchemes.WorstScore(scheme, indicator) is { } worst ? Math.Min(score, worst) : null;

    private static int Temporal(DqiScheme scheme, int? yearsApart)
    {
        var firstYears = FirstYearOfTheNextScore(scheme);
        if (yearsApart is not { } years)
        {
            return firstYears.Length + 1;
        }

        var score = 1;
        foreach (var firstYear in firstYears)
        {
            score += years >= firstYear ? 1 : 0;
        }

        return score;
    }

    // The GHG Protocol's table 7.6 leaves exactly ten years open: it is poor here. So is what Weidema et al. (fifteen)
    // and PACT 2 (five) leave open. USEEIO's scores reach up to and including 3, 6, 10 and 15 years.
    internal static ReadOnlySpan<byte> FirstYearOfTheNextScore(DqiScheme scheme) => scheme switch
    {
        DqiScheme.Ghgp4 => [3, 6, 10],
        DqiScheme.EcoinventV3 or DqiScheme.CirothGsd or DqiScheme.CirothGsd2 or DqiScheme.PactV3 => [3, 6, 10, 15],
        DqiScheme.Useeio5 => [4, 7, 11, 16],
        DqiScheme.PactV2 => [1, 5],
        DqiScheme.Pef5 => [1, 3, 5, 7],
        _ => throw new UnreachableException(),
    };

    // Unknown, verified measured, unverified measured, verified partly assumed, unverified partly assumed, qualified
    // estimate, unqualified estimate. Spend factors are qualified estimates: 3 with the GHG Protocol, 4 with ecoinvent.
    private static ReadOnlySpan<byte> Reliability(DqiScheme scheme) => scheme switch
    {
        DqiScheme.Ghgp4 => [4, 1, 2, 2, 3, 3, 4],
        DqiScheme.PactV2 => [3, 1, 1, 2, 2, 2, 3],
        _ => [5, 1, 2, 2, 3, 4, 5],
    };

    // Unknown, all sites, whole sector, all stages, partly averaged, sample. Best for USEEIO is more than 80 % of the
    // market, which a sector's statistics are.
    private static ReadOnlySpan<byte> Completeness(DqiScheme scheme) => scheme switch
    {
        DqiScheme.Ghgp4 => [4, 1, 2, 2, 3, 3],
        DqiScheme.PactV2 => [3, 1, 2, 2, 2, 3],
        DqiScheme.Useeio5 => [5, 1, 1, 2, 3, 4],
        _ => [5, 1, 2, 2, 3, 4],
    };

    // Unknown, same area, larger area, world, similar area, other area. An area distinctly different is as bad as an
    // unknown one in every scheme but the GHG Protocol's.
    private static ReadOnlySpan<byte> Geography(DqiScheme scheme) => scheme switch
    {
        DqiScheme.Ghgp4 => [4, 1, 2, 2, 2, 3],
        DqiScheme.PactV2 => [3, 1, 2, 3, 3, 3],
        DqiScheme.EcoinventV3 or DqiScheme.CirothGsd or DqiScheme.CirothGsd2 => [5, 1, 2, 2, 3, 5],
        _ => [5, 1, 2, 3, 4, 5],
    };

    // Unknown, same product, product family, other model, device average, sector average.
    private static ReadOnlySpan<byte> Technology(DqiScheme scheme) => scheme switch
    {
        DqiScheme.Ghgp4 => [4, 1, 2, 3, 3, 4],
        DqiScheme.PactV2 => [3, 1, 2, 2, 2, 3],
        _ => [5, 1, 2, 3, 4, 5],
    };
}
