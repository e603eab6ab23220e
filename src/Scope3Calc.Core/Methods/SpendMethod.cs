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
        var reasons = Find(in line, type, out var route, out var amount);
        if (reasons.IsEmpty)
        {
            if (route!.Emissions(amount, _pack.DefaultScope) is { } emissions)
            {
                return new SpendEstimate(route, amount, emissions);
            }

            reasons = ReasonSet.Of(ReasonCode.ValueOutOfRange);
        }

        return new SpendEstimate(reasons);
    }

    /// <summary>What a line's money is multiplied with; null without a spend-based figure.</summary>
    /// <param name="line">The line.</param>
    /// <param name="type">Its type of device.</param>
    /// <param name="priceTypeRatio">What its price is multiplied with before that to become one of the pack's type; null where it is one.</param>
    public SpendRoute? RouteOf(in PurchaseLine line, DeviceType? type, out decimal? priceTypeRatio)
    {
        priceTypeRatio = IsOtherPriceType(in line, _pack) ? line.PriceTypeRatio ?? _policy.PriceTypeRatio : null;
        return Find(in line, type, out var route, out _).IsEmpty ? route : null;
    }

    /// <summary>What of a line's money is multiplied, and with what; or why neither can be said.</summary>
    private ReasonSet Find(in PurchaseLine line, DeviceType? type, out SpendRoute? route, out decimal amount)
    {
        route = null;
        amount = line.SpendAmount.GetValueOrDefault();
        var reasons = CheckSpend(in line);
        if ((line.SectorCode is { } code ? Sector(code) : type?.Sector) is not { } sector)
        {
            return reasons.With(ReasonCode.FactorNotFound);
        }

        var isOtherPriceType = IsOtherPriceType(in line, _pack);
        var ratio = isOtherPriceType ? line.PriceTypeRatio ?? _policy.PriceTypeRatio : 1m;
        if (ratio is null)
        {
            reasons = reasons.With(ReasonCode.FactorPriceTypeMismatch);
        }

        if (line.Currency.IsNone)
        {
            return reasons.With(ReasonCode.PriceMissing);
        }

        if (line.ServiceAmount is { } services)
        {
            amount -= services;
        }

        if (isOtherPriceType)
        {
            amount *= ratio ?? 1m;
        }

        route = RouteFor(in line, sector, isOtherPriceType);
        return reasons | route.Reasons;
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

    private SpendRoute RouteFor(in PurchaseLine line, SpendSector sector, bool isOtherPriceType)
    {
        var vat = line.PriceType == PriceType.PurchaserInclVat ? DecimalDigits.Of(line.VatRate.GetValueOrDefault()) : default;
        var key = new RouteKey(line.Currency, line.Country, line.PurchaseDate.Year, vat, isOtherPriceType);
        return sector.Find(in key) ?? NewRoute(in key, in line, sector, 1m + vat.Value, isOtherPriceType);
    }

    private SpendRoute NewRoute(
        in RouteKey key, in PurchaseLine line, SpendSector sector, decimal vatDivisor, bool isOtherPriceType)
    {
        var spend = new PriceBasis(line.Currency, line.PurchaseDate.Year);
        var sigma = SpendSigma.Of(spend, _pack.Basis, isOtherPriceType, _policy);
        var found = new SpendRoute(
            in key,
            sector.Factor,
            _pack.DefaultScope,
            Restatement.Find(spend, line.Country, sector.Factor, _pack, _snapshot, _policy),
            vatDivisor,
            sigma,
            sigma.Causes(sector.Factor, spend, line.Country))
        {
            NominalRate = _snapshot.ExchangeRates.Rate(spend.Currency, _pack.Basis.Currency, spend.Year)
                ?? _snapshot.ExchangeRates.Rate(spend.Currency, _pack.Basis.Currency, _pack.Basis.Year),
        };
        sector.Remember(found);
        return found;
    }
}
