using System.Collections.Concurrent;
using Scope3Calc.Core.Factors;

namespace Scope3Calc.Core.Methods;

/// <summary>A factor with the routes to it found so far.</summary>
internal sealed record SpendSector(SpendFactor Factor)
{
    // Thirty currencies, countries and years; whoever sends more combinations waits longer and takes no memory.
    private const int MaxRoutes = 30_000;
    private const int LatestBits = 10;

    private readonly ConcurrentDictionary<RouteKey, SpendRoute> _routes = new();

    // The latest route of every place in it, so that most lines need not ask the dictionary. No lock is needed: a
    // reference is written whole, what it leads to never changes, and a thread that misses another's asks the dictionary.
    private SpendRoute?[] _latest = [];

    public SpendRoute? Find(in RouteKey key)
    {
        var (latest, place) = (_latest, key.PlaceIn(LatestBits));
        if (place < latest.Length && latest[place] is { } route && route.Key.IsTheVery(in key))
        {
            return route;
        }

        return _routes.TryGetValue(key, out var known) ? Latest(known, in key) : null;
    }

    public void Remember(SpendRoute route)
    {
        if (_routes.Count < MaxRoutes)
        {
            _routes[route.Key] = route;
        }
    }

    private SpendRoute Latest(SpendRoute route, in RouteKey key)
    {
        if (_latest.Length == 0)
        {
            _latest = new SpendRoute?[1 << LatestBits];
        }

        return _latest[key.PlaceIn(LatestBits)] = route;
    }
}
