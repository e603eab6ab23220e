using System.Collections.Concurrent;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>The tiers passed over, as messages. Lines share them: there are few combinations and many lines.</summary>
/// <remarks>The messages are written out and never changed, so any number of answers may hold them at once.</remarks>
internal static class PassedOver
{
    // Far more than the ladder can produce; a bound all the same.
    private const int MaxRemembered = 1_024;

    private static readonly ConcurrentDictionary<TierReasons, V1.PassedOverTier[]> Known = new();

    public static V1.PassedOverTier[] Of(in TierReasons reasons)
    {
        if (Known.TryGetValue(reasons, out var known))
        {
            return known;
        }

        var made = Make(reasons);
        return Known.Count < MaxRemembered ? Known.GetOrAdd(reasons, made) : made;
    }

    private static V1.PassedOverTier[] Make(TierReasons reasons)
    {
        var tiers = new List<V1.PassedOverTier>();
        for (var tier = DataQualityTier.VerifiedProductEpd; tier <= DataQualityTier.CategoryAverage; tier++)
        {
            if (!reasons[tier].IsEmpty)
            {
                var passedOver = new V1.PassedOverTier { Tier = Enumerations.ToMessage(tier) };
                passedOver.Reasons.AddRange(KnownReasons.Of(reasons[tier]));
                tiers.Add(passedOver);
            }
        }

        return [.. tiers];
    }
}
