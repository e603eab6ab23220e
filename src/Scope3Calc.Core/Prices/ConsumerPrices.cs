using System.Collections.Frozen;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Prices;

/// <summary>Consumer price inflation by country, as yearly change in per cent.</summary>
public sealed class ConsumerPrices
{
    // Prices that rose more than this between two years say that the money was reformed, not that it lost value.
    private const decimal LargestRatio = 1_000_000_000_000m;

    private readonly FrozenDictionary<(CountryCode Country, int Year), decimal> _changePct;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="changes">Country and year to the change against the year before, in per cent, above -100.</param>
    /// <exception cref="ArgumentException">An entry occurs twice.</exception>
    public ConsumerPrices(
        string contentId, IEnumerable<KeyValuePair<(CountryCode Country, int Year), decimal>> changes)
    {
        ContentId = contentId;
        _changePct = new Dictionary<(CountryCode Country, int Year), decimal>(changes).ToFrozenDictionary();
    }

    public string ContentId { get; }

    /// <summary>The change of a country's prices against the year before, in per cent; null where that is not known.</summary>
    public decimal? ChangePct(CountryCode country, int year) =>
        _changePct.TryGetValue((country, year), out var change) ? change : null;

    /// <summary>How many times the prices of one year those of another are: index of `to` over index of `from`.</summary>
    /// <returns>Exactly 1 for the same year; null where a year between them is missing, for nothing is
    /// interpolated, or where the currency was reformed between them.</returns>
    public decimal? Ratio(CountryCode country, int from, int to)
    {
        var chain = 1m;
        for (var year = Math.Min(from, to) + 1; year <= Math.Max(from, to); year++)
        {
            if (!_changePct.TryGetValue((country, year), out var change))
            {
                return null;
            }

            chain *= 1m + (change / 100m);
            if (chain is > LargestRatio or < 1m / LargestRatio)
            {
                return null;
            }
        }

        return to >= from ? chain : 1m / chain;
    }
}
