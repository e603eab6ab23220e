using System.Collections.Frozen;

namespace Scope3Calc.Core.Prices;

/// <summary>Price indices of a country's industries, such as computers, whose prices fall while others rise.</summary>
public sealed class SectorPrices
{
    private readonly FrozenDictionary<(string Sector, int Year), decimal> _index;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="indices">Sector code and year to an index level above 0.</param>
    /// <exception cref="ArgumentException">An entry occurs twice.</exception>
    public SectorPrices(string contentId, IEnumerable<KeyValuePair<(string Sector, int Year), decimal>> indices)
    {
        ContentId = contentId;
        _index = new Dictionary<(string Sector, int Year), decimal>(indices).ToFrozenDictionary();
    }

    public string ContentId { get; }

    /// <summary>The industry's index level of a year; null where that is not known.</summary>
    public decimal? Index(string sector, int year) => _index.TryGetValue((sector, year), out var index) ? index : null;

    /// <summary>Index of `to` over index of `from`; exactly 1 for the same year; null where either is missing.</summary>
    public decimal? Ratio(string sector, int from, int to) =>
        from == to ? 1m
        : _index.TryGetValue((sector, from), out var start) && _index.TryGetValue((sector, to), out var end) ? end / start
        : null;
}
