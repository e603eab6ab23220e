using System.Collections.Frozen;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Prices;

/// <summary>Annual average exchange rates, as units of a currency for 1 EUR.</summary>
public sealed class ExchangeRates
{
    internal static readonly CurrencyCode Euro = CurrencyCode.Parse("EUR");

    private readonly FrozenDictionary<PriceBasis, decimal> _perEuro;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="averages">Currency and year to units of the currency for 1 EUR; above 0.</param>
    /// <exception cref="ArgumentException">An entry occurs twice.</exception>
    public ExchangeRates(string contentId, IEnumerable<KeyValuePair<PriceBasis, decimal>> averages)
    {
        ContentId = contentId;
        _perEuro = new Dictionary<PriceBasis, decimal>(averages).ToFrozenDictionary();
    }

    public string ContentId { get; }

    /// <summary>Units of <paramref name="to"/> for one unit of <paramref name="from"/> in a year, through the euro.</summary>
    /// <returns>Exactly 1 for the same currency; null where a rate of that very year is missing.</returns>
    public decimal? Rate(CurrencyCode from, CurrencyCode to, int year) =>
        from == to ? 1m : PerEuro(to, year) / PerEuro(from, year);

    /// <summary>Units of the currency for 1 EUR, averaged over a year; null where that is not known.</summary>
    public decimal? PerEuro(CurrencyCode currency, int year) =>
        currency == Euro ? 1m
        : _perEuro.TryGetValue(new PriceBasis(currency, year), out var rate) ? rate
        : null;
}
