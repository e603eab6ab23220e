using System.Collections.Concurrent;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>A factor with the routes to it found so far.</summary>
internal sealed record SpendSector(SpendFactor Factor)
{
    // Thirty currencies, countries and years; whoever sends more combinations waits longer and takes no memory.
    private const int MaxRoutes = 30_000;

    private readonly ConcurrentDictionary<RouteKey, SpendRoute> _routes = new();

    public bool TryFind(RouteKey key, out SpendRoute route) => _routes.TryGetValue(key, out route!);

    public void Remember(RouteKey key, SpendRoute route)
    {
        if (_routes.Count < MaxRoutes)
        {
            _routes[key] = route;
        }
    }

    /// <summary>What, besides the sector, a route depends on.</summary>
    public readonly record struct RouteKey(
        CurrencyCode Currency, CountryCode Country, int Year, decimal Vat, bool IsOtherPriceType)
    {
        // Country and year mostly settle currency and VAT rate, so a general hash of all would buy nothing.
        public override int GetHashCode() => (Currency.Index * 4_099) + (Country.Index * 131) + Year;
    }
}
