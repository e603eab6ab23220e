using System.Numerics;
using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Core.Tests.Independent;

/// <summary>The spend-based figure of a line in each column, step by step in exact fractions.</summary>
internal sealed class NaiveSpend
{
    private readonly Exact? _money;
    private readonly decimal? _without;
    private readonly decimal? _with;
    private readonly bool _withByDefault;

    public NaiveSpend(in PurchaseLine line, Policy policy)
    {
        var pack = NaiveWorld.Packs[policy.FactorPackId];
        _withByDefault = pack.WithMargins;
        if (SectorOf(in line, pack) is not { } sector || !pack.Factors.TryGetValue(sector, out var factor))
        {
            return;
        }

        (_without, _with) = (factor.Without, factor.With);
        if (PriceOf(in line, pack, policy) is { } price && Restated(price, in line, pack, factor.PriceSector, policy) is { } money
            && (_withByDefault ? _with : _without) is > 0m)
        {
            _money = money;
        }

        if (Booked is null)
        {
            _money = null;
        }
    }

    public BigInteger? Booked => _withByDefault ? WithMargins : WithoutMargins;

    public BigInteger? WithMargins => Mass(_with);

    public BigInteger? WithoutMargins => Mass(_without);

    // A figure beyond 10^12 kg is a slip of units.
    private BigInteger? Mass(decimal? kgPerMoney) =>
        (_money * kgPerMoney)?.ToMilligrams() is { } mass && BigInteger.Abs(mass) <= NaiveProduct.LargestMass ? mass : null;

    // A sector code goes before the type of device, and nothing stands in for a code that the pack does not list.
    private static string? SectorOf(in PurchaseLine line, NaivePack pack) =>
        line.SectorCode is { } code ? code
        : line.ProductCategory is { } category ? NaiveWorld.Sectors.GetValueOrDefault((category, pack.Classification))
        : null;

    // The cost of acquisition of the hardware, without VAT, in the pack's price type.
    private static Exact? PriceOf(in PurchaseLine line, NaivePack pack, Policy policy)
    {
        if (line.SpendBasis != SpendBasis.AcquisitionCost || line.AccountingTreatment == AccountingTreatment.OperatingLease
            || line.SpendAmount is not { } paid || (paid == 0m && !line.FreeOfCharge)
            || (line.PriceScope == PriceScope.HardwareAndServices && line.ServiceAmount is null)
            || line.PriceType == PriceType.Unknown
            || (line.PriceType == PriceType.PurchaserInclVat && line.VatRate is null))
        {
            return null;
        }

        Exact price = paid - (line.ServiceAmount ?? 0m);
        if (price.IsZero && !line.FreeOfCharge)
        {
            return null;
        }

        var type = line.PriceType;
        if (type == PriceType.PurchaserInclVat)
        {
            price /= 1m + line.VatRate!.Value;
            type = PriceType.PurchaserExclVat;
        }

        return type == pack.PriceType ? price : price * (line.PriceTypeRatio ?? policy.PriceTypeRatio);
    }

    private static Exact? Restated(Exact price, in PurchaseLine line, NaivePack pack, string? priceSector, Policy policy)
    {
        var year = line.PurchaseDate.Year;
        return policy.DeflationOrder switch
        {
            DeflationOrder.DeflateThenConvert =>
                price * Deflated(line.Country.ToString(), year, pack.Year) * Rate(line.Currency.ToString(), pack.Currency, pack.Year),
            DeflationOrder.ConvertThenDeflate =>
                price * Rate(line.Currency.ToString(), pack.Currency, year) * (policy.Deflator == Deflator.SectorPrices
                    ? Index(priceSector, year, pack.Year)
                    : Deflated(pack.Country, year, pack.Year)),
            _ => price * Rate(line.Currency.ToString(), pack.Currency, year),
        };
    }

    private static Exact? Rate(string from, string to, int year) =>
        from == to ? 1m : PerEuro(to, year) / PerEuro(from, year);

    private static Exact? PerEuro(string currency, int year) =>
        currency == "EUR" ? 1m : NaiveWorld.PerEuro.TryGetValue((currency, year), out var rate) ? rate : null;

    // Prices of the base year over prices of the spend year.
    private static Exact? Deflated(string country, int spendYear, int baseYear)
    {
        Exact ratio = 1m;
        for (var year = spendYear + 1; year <= baseYear; year++)
        {
            if (!NaiveWorld.InflationPct.TryGetValue((country, year), out var percent))
            {
                return null;
            }

            ratio *= 1m + ((Exact)percent / 100m);
        }

        for (var year = baseYear + 1; year <= spendYear; year++)
        {
            if (!NaiveWorld.InflationPct.TryGetValue((country, year), out var percent))
            {
                return null;
            }

            ratio /= 1m + ((Exact)percent / 100m);
        }

        return ratio;
    }

    private static Exact? Index(string? sector, int spendYear, int baseYear) =>
        spendYear == baseYear ? 1m
        : sector is not null && NaiveWorld.SectorIndex.TryGetValue((sector, spendYear), out var spend)
            && NaiveWorld.SectorIndex.TryGetValue((sector, baseYear), out var wanted) ? (Exact)wanted / spend
        : null;
}
