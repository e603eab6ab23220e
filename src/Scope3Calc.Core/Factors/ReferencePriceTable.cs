using System.Globalization;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Factors;

/// <summary>A policy's own reference prices: what the buyer knows such devices to cost. They go before the snapshot's.</summary>
/// <param name="prices">At most one per type of device.</param>
/// <exception cref="ArgumentException">A type occurs twice.</exception>
public sealed class ReferencePriceTable(IEnumerable<DevicePrice> prices) : DeviceTable<DevicePrice>(
    prices, entry => entry.Category, entry => string.Create(
        CultureInfo.InvariantCulture,
        $"{Text(entry.Price.PerPiece)}:{entry.Price.Basis.Currency}:{entry.Price.Basis.Year}"))
{
    public const decimal MaxPrice = 1_000_000_000m;

    /// <summary>The years a price can be of: a slip is caught, and no clock is needed.</summary>
    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    public static ReferencePriceTable None { get; } = new([]);

    /// <summary>The first value that cannot be used, or null.</summary>
    public Problem? Check() => First(Check);

    /// <summary>The first price that cannot be moved to a pack's money, or null.</summary>
    public Problem? CheckRates(ExchangeRates rates, PriceBasis pack) => First((entry, path) =>
        rates.Rate(entry.Price.Basis.Currency, pack.Currency, pack.Year) is not null
            ? null
            : new Problem(
                ReasonCode.FxMissing,
                $"{path}.currency_code",
                $"There is no exchange rate of {entry.Price.Basis.Currency} to {pack.Currency} in {pack.Year}, the factor pack's "
                + "year. Give the price in another currency."));

    private static Problem? Check(DevicePrice entry, string path) => entry switch
    {
        { Category: var category } when !IsSnakeCase(category) => new Problem(
            ReasonCode.ValueInvalid, $"{path}.product_category", "Give a type of device in lower_snake_case, such as laptop."),
        { Price.PerPiece: <= 0m or > MaxPrice } => new Problem(
            ReasonCode.ValueOutOfRange, $"{path}.price_per_piece", "Give a price above 0, at most 10^9."),
        { Price.Basis.Currency.IsNone: true } => new Problem(
            ReasonCode.CurrencyUnknown, $"{path}.currency_code", "Give the currency of the price, three capital letters such as EUR."),
        { Price.Basis.Year: < FirstYear or > LastYear } => new Problem(
            ReasonCode.ValueOutOfRange, $"{path}.year", $"Give the year the price is of, {FirstYear} to {LastYear}."),
        _ => null,
    };

    private static bool IsSnakeCase(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0])
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private Problem? First(Func<DevicePrice, string, Problem?> check) => Entries
        .Select((entry, index) => check(entry, $"policy.reference_prices[{index}]"))
        .FirstOrDefault(problem => problem is not null);
}

/// <summary>What one type of device costs by a policy.</summary>
/// <param name="Category">Type of device in lower_snake_case.</param>
/// <param name="Price">Above 0, at most <see cref="ReferencePriceTable.MaxPrice"/>.</param>
public readonly record struct DevicePrice(string Category, ReferencePrice Price);
