using System.Collections.Concurrent;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Data-quality scores as messages. There are few combinations of facts and many lines.</summary>
/// <remarks>The messages are written out and never changed, so any number of answers may hold them at once.</remarks>
internal static class KnownRatings
{
    private const int MaxRemembered = 4_096;

    private static readonly ConcurrentDictionary<(DqiScheme Scheme, DataFacts Facts), V1.DataQualityRating> Known = new();

    public static V1.DataQualityRating Of(DqiScheme scheme, in DataFacts facts)
    {
        if (Known.TryGetValue((scheme, facts), out var known))
        {
            return known;
        }

        var made = ToMessage(DataQualityRules.Rate(scheme, facts));
        return Known.Count < MaxRemembered ? Known.GetOrAdd((scheme, facts), made) : made;
    }

    private static V1.DataQualityRating ToMessage(in DataQualityRating rating)
    {
        var message = new V1.DataQualityRating { Scheme = Enumerations.ToMessage(rating.Scheme) };
        foreach (var indicator in Enum.GetValues<DqiIndicator>())
        {
            if (rating[indicator] is { } score)
            {
                message.Scores.Add(new V1.IndicatorScore { Indicator = Enumerations.ToMessage(indicator), Score = score });
            }
        }

        message.Worst = rating.WorstIndicator is { } worst ? Enumerations.ToMessage(worst) : V1.DqiIndicator.Unspecified;
        return message;
    }
}
