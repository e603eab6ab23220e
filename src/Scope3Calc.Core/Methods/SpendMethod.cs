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
        _bySector = pack.Factors.ToFrozenDictionary(
            factor => factor.SectorCode, factor => new Sector(factor), StringComparer.Ordinal);
        _byCategory = snapshot.Categories.Names
            .Select(name => (name, code: snapshot.Categories.SectorFor(name, pack.Classification)))
            .Where(row => row.code is not null && _bySector.ContainsKey(row.code))
            .ToFrozenDictionary(row => row.name, row => _bySector[row.code!], StringComparer.Ordinal);
    }

    public SpendEstimate Apply(in PurchaseLine line)
    {
        var reasons = NetSpend(in line, out var net);

        // A factor of zero is a gap in its table, not a sector without emissions: never a silent zero.
        if (SectorOf(in line) is not { } sector || sector.Factor.KgPerUnitOfMoney(_pack.DefaultScope) is null or 0m)
        {
            return new SpendEstimate(reasons.With(ReasonCode.FactorNotFound));
        }

        var priceTypeRatio = PriceTypeRatio(in line);
        if (priceTypeRatio is null)
        {
            reasons = reasons.With(ReasonCode.FactorPriceTypeMismatch);
        }

        if (line.Currency.IsNone)
        {
            return new SpendEstimate(reasons.With(ReasonCode.PriceMissing));
        }

        var route = RouteFor(in line, sector);
        reasons |= route.Restatement.Reasons;
        if (!reasons.IsEmpty)
        {
            return new SpendEstimate(reasons);
        }

        try
        {
            net = priceTypeRatio == 1m ? net : net * priceTypeRatio!.Value;
            if (Co2e.FromLineKilograms(net * route.KgPerUnitOfSpend(_pack.DefaultScope)!.Value) is { } emissions)
            {
                return new SpendEstimate(route, net, emissions);
            }
        }
        catch (OverflowException)
        {
            // Numbers within the contract's limits can still be too large for each other.
        }

        return new SpendEstimate(ReasonSet.Of(ReasonCode.ValueOutOfRange));
    }

    /// <summary>The line's own sector code decides; otherwise its type of device does.</summary>
    private Sector? SectorOf(in PurchaseLine line) =>
        line.SectorCode is { } code ? _bySector.GetValueOrDefault(code)
        : line.ProductCategory is { } category ? _byCategory.GetValueOrDefault(category)
        : null;

    // Factors are per money without VAT. VAT is taken off exactly once, and only where it is known to be inside.
    private static ReasonSet NetSpend(in PurchaseLine line, out decimal net)
    {
        net = 0m;
        if (line.AccountingTreatment == AccountingTreatment.OperatingLease)
        {
            return ReasonSet.Of(ReasonCode.LeaseInstalmentNotAcquisition);
        }

        if (line.SpendAmount is not { } amount || (amount == 0m && !line.FreeOfCharge))
        {
            return ReasonSet.Of(ReasonCode.PriceMissing);
        }

        switch (line.PriceType)
        {
            case PriceType.Unknown:
            case PriceType.PurchaserInclVat when line.VatRate is null:
                return ReasonSet.Of(ReasonCode.VatStatusUnknown);

            case PriceType.PurchaserInclVat:
                net = amount / (1m + line.VatRate.Value);
                return ReasonSet.None;

            default:
                net = amount;
                return ReasonSet.None;
        }
    }

    // A purchaser's price without VAT is a purchaser's price; every other difference needs the ratio.
    private decimal? PriceTypeRatio(in PurchaseLine line) =>
        WithoutVat(line.PriceType) == WithoutVat(_pack.PriceType) ? 1m : line.PriceTypeRatio;

    private static PriceType WithoutVat(PriceType type) =>
        type is PriceType.PurchaserInclVat or PriceType.Unknown ? PriceType.PurchaserExclVat : type;

    private SpendRoute RouteFor(in PurchaseLine line, Sector sector)
    {
        var spend = new PriceBasis(line.Currency, line.PurchaseDate.Year);
        var key = Sector.Key(spend, line.Country);
        if (sector.Routes.TryGetValue(key, out var known))
        {
            return known;
        }

        var found = new SpendRoute(
            sector.Factor,
            _pack.DefaultScope,
            Restatement.Find(spend, line.Country, sector.Factor, _pack, _snapshot, _policy));
        if (sector.Routes.Count < MaxRoutesPerSector)
        {
            sector.Routes[key] = found;
        }

        return found;
    }

    /// <summary>A factor with the routes to it found so far.</summary>
    private sealed record Sector(SpendFactor Factor)
    {
        public ConcurrentDictionary<ulong, SpendRoute> Routes { get; } = new();

        // 17,576 currencies, 676 countries and 9,999 years are 15, 10 and 14 bits.
        public static ulong Key(PriceBasis spend, CountryCode country) =>
            ((ulong)spend.Currency.Index << 24) | ((ulong)country.Index << 14) | (uint)spend.Year;
    }
}
