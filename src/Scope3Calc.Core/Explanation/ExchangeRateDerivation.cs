using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Explanation;

/// <summary>A rate between two currencies, through the euro, as <see cref="ExchangeRates"/> finds it.</summary>
internal static class ExchangeRateDerivation
{
    public static Derivation Of(ExchangeRates rates, CurrencyCode from, CurrencyCode to, int year)
    {
        var rate = new Expression.Quotient(
            $"exchange rate, {from} to {to}, average of {NumberText.Year(year)}",
            $"{to} per {from}",
            PerEuro(rates, to, year),
            PerEuro(rates, from, year));
        return new Derivation(
            rate, $"{NumberText.About(rate.Value)} {to} per {from} (average of {NumberText.Year(year)})");
    }

    private static Expression.Constant PerEuro(ExchangeRates rates, CurrencyCode currency, int year) => new(
        $"{currency} for 1 EUR, average of {NumberText.Year(year)}",
        rates.PerEuro(currency, year)!.Value,
        $"{currency} per EUR",
        currency == ExchangeRates.Euro
            ? Source.Definition
            : Source.Pack($"exchange-rates/{currency} {NumberText.Year(year)}", rates.ContentId));
}
