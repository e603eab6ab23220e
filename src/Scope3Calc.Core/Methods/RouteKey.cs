using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>What, besides the sector, a route depends on.</summary>
internal readonly struct RouteKey : IEquatable<RouteKey>
{
    // Any odd number of mixed bits spreads neighbouring years and countries over the upper ones.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    // Currency, country, year, and whether the price type is another: few bits each, so one number holds them.
    private readonly ulong _place;
    private readonly DecimalDigits _vat;

    public RouteKey(CurrencyCode currency, CountryCode country, int year, DecimalDigits vat, bool isOtherPriceType)
    {
        _place = (uint)currency.Index | ((ulong)country.Index << 16) | ((ulong)year << 32) | (isOtherPriceType ? 1UL << 63 : 0);
        _vat = vat;
    }

    public bool Equals(RouteKey other) => _place == other._place && _vat.Value == other._vat.Value;

    /// <summary>Whether the VAT rate is also written alike: 0.21 and 0.210 are equal, but telling that takes longer.</summary>
    public bool IsTheVery(in RouteKey other) => _place == other._place && _vat == other._vat;

    public override bool Equals(object? obj) => obj is RouteKey other && Equals(other);

    // Country and year mostly settle the VAT rate, and rates that are equal must have equal hashes.
    public override int GetHashCode() => (int)((_place * Spread) >> 32);

    /// <summary>A place in a table of 2^<paramref name="bits"/>.</summary>
    public int PlaceIn(int bits) => (int)(((_place + _vat.Low) * Spread) >> (64 - bits));
}
