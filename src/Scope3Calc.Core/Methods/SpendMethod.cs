using System.Collections.Concurrent;
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
    // Thirty currencies, countries and years; whoever sends more combinations waits longer and takes no memory.
    private const int MaxRoutesPerSector = 30_000;

    private readonly Snapshot _snapshot;
    private readonly Policy _policy;
    private readonly FactorPack _pack;
    private readonly FrozenDictionary<string, Sector> _bySector;
    private readonly FrozenDictionary<string, Sector> _byCategory;

    public SpendMethod(Snapshot snapshot, Policy policy, FactorPack pack)
    {
        _snapshot = snapshot;
        _policy = policy;
        _pack = pack;

        // A factor of zero is a gap in its table, not a sector without emissions: never a silent zero.
        _bySector = pack.Factors
            .Where(factor => factor.KgPerUnitOfMoney(pack.DefaultScope) is not (null or 0m))
            .ToFrozenDictionary(factor => factor.SectorCode, factor => new Sector(factor), StringComparer.Ordinal);
        _byCategory = snapshot.Categories.Names
            .Select(name => (name, code: snapshot.Categories.SectorFor(name, pack.Classification)))
            .Where(row => row.code is not null && _bySector.ContainsKey(row.code))
            .ToFrozenDictionary(row => row.name, row => _bySector[row.code!], StringComparer.Ordinal);
    }

    public SpendEstimate Apply(in PurchaseLine line)
    {
        var reasons = CheckSpend(in line);
        if (SectorOf(in line) is not { } sector)
        {
            return new SpendEstimate(reasons.With(ReasonCode.FactorNotFound));
        }

        // A purchaser's price without VAT is a purchaser's price; every other difference needs the ratio.
        var isOtherPriceType = WithoutVat(line.PriceType) != WithoutVat(_pack.PriceType);
        if (isOtherPriceType && line.PriceTypeRatio is null)
        {
            reasons = reasons.With(ReasonCode.FactorPriceTypeMismatch);
        }

        if (line.Currency.IsNone)
        {
            return new SpendEstimate(reasons.With(ReasonCode.PriceMissing));
        }

        var amount = line.SpendAmount.GetValueOrDefault();
        var vat = line.PriceType == PriceType.PurchaserInclVat ? line.VatRate.GetValueOrDefault() : 0m;
        if (isOtherPriceType)
        {
            amount *= line.PriceTypeRatio ?? 1m;
        }

        var route = RouteFor(in line, sector, vat);
        reasons |= route.Restatement.Reasons;
        return !reasons.IsEmpty ? new SpendEstimate(reasons)
            : route.Emissions(amount, _pack.DefaultScope) is { } emissions ? new SpendEstimate(route, amount, emissions)
            : new SpendEstimate(ReasonSet.Of(ReasonCode.ValueOutOfRange));
    }

    /// <summary>The line's own sector code decides; otherwise its type of device does.</summary>
    private Sector? SectorOf(in PurchaseLine line) =>
        line.SectorCode is { } code ? _bySector.GetValueOrDefault(code)
        : line.ProductCategory is { } category ? _byCategory.GetValueOrDefault(category)
        : null;

    // Factors are per money without VAT. Whether it is inside must be known: it is taken off exactly once.
    private static ReasonSet CheckSpend(in PurchaseLine line)
    {
        if (line.AccountingTreatment == AccountingTreatment.OperatingLease)
        {
            return ReasonSet.Of(ReasonCode.LeaseInstalmentNotAcquisition);
        }

        if (line.SpendAmount is not { } amount || (decimal.Sign(amount) == 0 && !line.FreeOfCharge))
        {
            return ReasonSet.Of(ReasonCode.PriceMissing);
        }

        return line.PriceType == PriceType.Unknown || (line.PriceType == PriceType.PurchaserInclVat && line.VatRate is null)
            ? ReasonSet.Of(ReasonCode.VatStatusUnknown)
            : ReasonSet.None;
    }

    private static PriceType WithoutVat(PriceType type) =>
        type is PriceType.PurchaserInclVat or PriceType.Unknown ? PriceType.PurchaserExclVat : type;

    private SpendRoute RouteFor(in PurchaseLine line, Sector sector, decimal vat)
    {
        var key = new RouteKey(line.Currency, line.Country, line.PurchaseDate.Year, vat);
        if (sector.Routes.TryGetValue(key, out var known))
        {
            return known;
        }

        var spend = new PriceBasis(key.Currency, key.Year);
        var found = new SpendRoute(
            sector.Factor,
            _pack.DefaultScope,
            Restatement.Find(spend, key.Country, sector.Factor, _pack, _snapshot, _policy),
            1m + vat);
        if (sector.Routes.Count < MaxRoutesPerSector)
        {
            sector.Routes[key] = found;
        }

        return found;
    }

    /// <summary>A factor with the routes to it found so far.</summary>
    private sealed record Sector(SpendFactor Factor)
    {
        public ConcurrentDictionary<RouteKey, SpendRoute> Routes { get; } = new();
    }

    private readonly record struct RouteKey(CurrencyCode Currency, CountryCode Country, int Year, decimal Vat)
    {
        // Country and year mostly settle currency and VAT rate, so a general hash of all four would buy nothing.
        public override int GetHashCode() => (Currency.Index * 4_099) + (Country.Index * 131) + Year;
    }
}
