using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Prices;

/// <summary>How money of one currency and year becomes money of a factor pack: deflated and converted.</summary>
/// <param name="Deflation">Prices of the pack's year over prices of the spend's year; 1 in the same year.</param>
/// <param name="Conversion">Units of the pack's currency for one of the spend's; 1 in the same currency.</param>
/// <param name="Reasons">Which of the two is missing.</param>
public sealed record Restatement(decimal? Deflation, decimal? Conversion, ReasonSet Reasons)
{
    /// <summary>Both steps in one factor; null where either is missing.</summary>
    public decimal? Factor { get; } = Deflation * Conversion;

    /// <param name="spend">Currency and year of the spend.</param>
    /// <param name="country">The buyer's country.</param>
    /// <param name="factor">The factor whose industry may supply the price index.</param>
    /// <param name="pack">The pack whose currency and year are wanted.</param>
    /// <param name="snapshot">Rates and indices.</param>
    /// <param name="policy">Order and index.</param>
    public static Restatement Find(
        PriceBasis spend, CountryCode country, SpendFactor factor, FactorPack pack, Snapshot snapshot, Policy policy)
    {
        var (rateYear, pricesOf) = Choice(spend.Year, country, pack, policy);
        var conversion = snapshot.ExchangeRates.Rate(spend.Currency, pack.Basis.Currency, rateYear);
        var deflation = policy switch
        {
            { DeflationOrder: DeflationOrder.None } => 1m,
            _ when spend.Year == pack.Basis.Year => 1m,
            { Deflator: Deflator.SectorPrices } => factor.PriceSector is { } sector
                ? snapshot.SectorPrices.Ratio(sector, spend.Year, pack.Basis.Year)
                : null,
            _ => snapshot.ConsumerPrices.Ratio(pricesOf, spend.Year, pack.Basis.Year),
        };

        var reasons = ReasonSet.None;
        if (deflation is null)
        {
            reasons = reasons.With(ReasonCode.DeflatorMissing);
        }

        if (conversion is null)
        {
            reasons = reasons.With(ReasonCode.FxMissing);
        }

        return new Restatement(deflation, conversion, reasons);
    }

    /// <summary>The year whose exchange rate converts, and the country whose consumer prices deflate.</summary>
    internal static (int RateYear, CountryCode PricesOf) Choice(
        int spendYear, CountryCode country, FactorPack pack, Policy policy) => policy.DeflationOrder switch
        {
            DeflationOrder.DeflateThenConvert => (pack.Basis.Year, country),
            DeflationOrder.ConvertThenDeflate => (spendYear, pack.Country),
            _ => (spendYear, default),
        };
}
