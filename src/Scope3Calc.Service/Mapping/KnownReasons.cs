using System.Collections.Concurrent;
using Google.Protobuf.Collections;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Sets of reasons as the contract lists them. There are few combinations and many lines.</summary>
internal static class KnownReasons
{
    private const int MaxRemembered = 4_096;

    private static readonly ConcurrentDictionary<ReasonSet, RepeatedField<V1.ReasonCode>> Known = new();

    /// <returns>A list to copy from, never to change.</returns>
    public static RepeatedField<V1.ReasonCode> Of(ReasonSet reasons)
    {
        if (Known.TryGetValue(reasons, out var known))
        {
            return known;
        }

        var made = new RepeatedField<V1.ReasonCode> { reasons.Select(Enumerations.ToMessage) };
        return Known.Count < MaxRemembered ? Known.GetOrAdd(reasons, made) : made;
    }
}
