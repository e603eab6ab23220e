using System.Collections.Frozen;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>Estimates a line from what it cost and what its sector emits per unit of money.</summary>
/// <remarks>
/// S = net spend x price-type ratio x deflation x conversion x factor. What depends only on currency, year, country and
/// sector is found once and remembered: a line then costs one multiplication a figure.
/// </remarks>
internal sealed class SpendMethod
{
    private readonly Snapshot _snapshot;
    private readonly Policy _policy;
    private readonly FactorPack _pack;
    private readonly FrozenDictionary<string, SpendSector> _sectors;

    public SpendMethod(Snapshot snapshot, Policy policy, FactorPack pack)
    {
        _snapshot = snapshot;
        _policy = policy;
        _pack = pack;

        // A factor of zero is a gap in its table, not a sector without emissions: never a silent zero.
        _sectors = pack.Factors
            .Where(factor => factor.KgPerUnitOfMoney(pack.DefaultScope) is not (null or 0m))
            .ToFrozenDictionary(factor => factor.SectorCode, factor => new SpendSector(factor), StringComparer.Ordinal);
    }

    /// <summary>The sector with a usable factor, or null.</summary>
    public SpendSector? Sector(string code) => _sectors.GetValueOrDefault(code);

    /// <param name="line">The line. Its own sector code decides; otherwise its type of device does.</param>
    /// <param name="type">The line's type of device; null where it is not known.</param>
    public SpendEstimate Apply(in PurchaseLine line, DeviceType? type)
    {
        var reasons = CheckSpend(in line);
        if ((line.SectorCode is { } code ? Sector(code) : type?.Sector) is not { } sector)
        {
            return new SpendEstimate(reasons.With(ReasonCode.FactorNotFound));
        }

        var isOtherPriceType = IsOtherPriceType(in line, _pack);
        var ratio = isOtherPriceType ? line.PriceTypeRatio ?? _policy.PriceTypeRatio : 1m;
        if (ratio is null)
        {
            reasons = reasons.With(ReasonCode.FactorPriceTypeMismatch);
        }

        if (line.Currency.IsNone)
        {
            return new SpendEstimate(reasons.With(ReasonCode.PriceMissing));
        }

        var amount = line.SpendAmount.GetValueOrDefault();
        if (line.ServiceAmount is { } services)
        {
            amount -= services;
        }

        if (isOtherPriceType)
        {
            amount *= ratio ?? 1m;
        }

        var vat = line.PriceType == PriceType.PurchaserInclVat ? line.VatRate.GetValueOrDefault() : 0m;
        var route = RouteFor(in line, sector, vat, isOtherPriceType);
        reasons |= route.Reasons;
        return !reasons.IsEmpty ? new SpendEstimate(reasons)
            : route.Emissions(amount, _pack.DefaultScope) is { } emissions ? new SpendEstimate(route, amount, emissions)
            : new SpendEstimate(ReasonSet.Of(ReasonCode.ValueOutOfRange));
    }

    /// <summary>Whether the line's price must become one of the pack's type first.</summary>
    /// <remarks>A purchaser's price without VAT is a purchaser's price; every other difference needs the ratio.</remarks>
    internal static bool IsOtherPriceType(in PurchaseLine line, FactorPack pack) =>
        WithoutVat(line.PriceType) != WithoutVat(pack.PriceType);

    // Factors are per money without VAT. Whether it is inside must be known: it is taken off exactly once.
    private static ReasonSet CheckSpend(in PurchaseLine line)
    {
        if (line.AccountingTreatment == AccountingTreatment.OperatingLease || line.SpendBasis != SpendBasis.AcquisitionCost)
        {
            return ReasonSet.Of(ReasonCode.SpendNotAcquisitionCost);
        }

        // Where all of a price is services, nothing is known of what the hardware cost.
        if (line.SpendAmount is not { } amount || (amount == line.ServiceAmount.GetValueOrDefault() && !line.FreeOfCharge))
        {
            return ReasonSet.Of(ReasonCode.PriceMissing);
        }

        var reasons = line.PriceScope == PriceScope.HardwareAndServices && line.ServiceAmount is null
            ? ReasonSet.Of(ReasonCode.ServicesInPrice)
            : ReasonSet.None;
        return line.PriceType == PriceType.Unknown || (line.PriceType == PriceType.PurchaserInclVat && line.VatRate is null)
            ? reasons.With(ReasonCode.VatStatusUnknown)
            : reasons;
    }

    /// <summary>The price type as factors have it: they never contain VAT.</summary>
    public static PriceType WithoutVat(PriceType type) =>
        type is PriceType.PurchaserInclVat or PriceType.Unknown ? PriceType.PurchaserExclVat : type;

    private SpendRoute RouteFor(in PurchaseLine line, SpendSector sector, decimal vat, bool isOtherPriceType)
    {
        var (country, year) = (line.Country, line.PurchaseDate.Year);
        var key = new RouteKey(line.Currency, country, year, vat, isOtherPriceType);
        return sector.Find(in key) ?? FindRoute(in key, sector, new PriceBasis(line.Currency, year), country, vat, isOtherPriceType);
    }

    private SpendRoute FindRoute(
        in RouteKey key, SpendSector sector, PriceBasis spend, CountryCode country, decimal vat, bool isOtherPriceType)
    {
        var sigma = SpendSigma.Of(spend, _pack.Basis, isOtherPriceType, _policy);
        var found = new SpendRoute(
            in key,
            sector.Factor,
            _pack.DefaultScope,
            Restatement.Find(spend, country, sector.Factor, _pack, _snapshot, _policy),
            1m + vat,
            sigma,
            sigma.Causes(sector.Factor, spend, country))
        {
            NominalRate = _snapshot.ExchangeRates.Rate(spend.Currency, _pack.Basis.Currency, spend.Year)
                ?? _snapshot.ExchangeRates.Rate(spend.Currency, _pack.Basis.Currency, _pack.Basis.Year),
        };
        sector.Remember(found);
        return found;
    }
}
