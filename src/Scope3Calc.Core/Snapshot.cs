using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Prices;

namespace Scope3Calc.Core;

/// <summary>Everything a calculation may look at besides the line and the policy. Immutable.</summary>
public sealed class Snapshot
{
    private readonly FrozenDictionary<string, FactorPack> _packs;

    public Snapshot(
        IEnumerable<FactorPack> packs,
        DeviceCategories categories,
        MakerFootprints makerFootprints,
        Currencies currencies,
        ExchangeRates exchangeRates,
        ConsumerPrices consumerPrices,
        SectorPrices sectorPrices,
        DeviceAverages? deviceAverages = null,
        ReferencePrices? referencePrices = null,
        GwpSetFactors? gwpSets = null,
        RegisteredDeclarations? declarations = null)
    {
        _packs = packs.ToFrozenDictionary(pack => pack.Id, StringComparer.Ordinal);
        Categories = categories;
        MakerFootprints = makerFootprints;
        Currencies = currencies;
        ExchangeRates = exchangeRates;
        ConsumerPrices = consumerPrices;
        SectorPrices = sectorPrices;
        DeviceAverages = deviceAverages ?? DeviceAverages.None;
        ReferencePrices = referencePrices ?? ReferencePrices.None;
        GwpSets = gwpSets ?? GwpSetFactors.None;
        Declarations = declarations ?? RegisteredDeclarations.None;
        GwpSetSpread = GwpSets.LargestSpread(categories.SectorsIn(GwpSets.Classification));
        Id = ContentId();
    }

    /// <summary>SHA-256 over the content ids of all parts: the same data give the same id on every machine.</summary>
    public string Id { get; }

    public DeviceCategories Categories { get; }

    public MakerFootprints MakerFootprints { get; }

    public Currencies Currencies { get; }

    public ExchangeRates ExchangeRates { get; }

    public ConsumerPrices ConsumerPrices { get; }

    public SectorPrices SectorPrices { get; }

    /// <summary>Average data by type of device; none where the snapshot was made without.</summary>
    public DeviceAverages DeviceAverages { get; }

    /// <summary>Usual prices by type of device; none where the snapshot was made without.</summary>
    public ReferencePrices ReferencePrices { get; }

    /// <summary>Sectors under several sets of warming potentials; none where the snapshot was made without.</summary>
    public GwpSetFactors GwpSets { get; }

    /// <summary>The buyer's declarations in force; none where the snapshot was made without.</summary>
    public RegisteredDeclarations Declarations { get; }

    /// <summary>
    /// How far two sets of warming potentials can be apart, as a share of the lower figure: the most for any sector that a
    /// type of device maps to. Null where no sector is known under several sets.
    /// </summary>
    public decimal? GwpSetSpread { get; }

    /// <summary>Every pack, by id in ordinal order.</summary>
    public IEnumerable<FactorPack> Packs => _packs.Values.OrderBy(pack => pack.Id, StringComparer.Ordinal);

    /// <summary>The same data with other declarations in force.</summary>
    public Snapshot WithDeclarations(RegisteredDeclarations declarations) => new(
        _packs.Values,
        Categories,
        MakerFootprints,
        Currencies,
        ExchangeRates,
        ConsumerPrices,
        SectorPrices,
        DeviceAverages,
        ReferencePrices,
        GwpSets,
        declarations);

    public FactorPack? FindPack(string id) => _packs.GetValueOrDefault(id);

    private string ContentId()
    {
        var parts = new StringBuilder();
        foreach (var pack in Packs)
        {
            parts.Append(pack.Id).Append('=').Append(pack.ContentId).Append('\n');
        }

        parts.Append("categories=").Append(Categories.ContentId).Append('\n')
            .Append("maker_footprints=").Append(MakerFootprints.ContentId).Append('\n')
            .Append("currencies=").Append(Currencies.ContentId).Append('\n')
            .Append("exchange_rates=").Append(ExchangeRates.ContentId).Append('\n')
            .Append("consumer_prices=").Append(ConsumerPrices.ContentId).Append('\n')
            .Append("sector_prices=").Append(SectorPrices.ContentId).Append('\n')
            .Append("device_averages=").Append(DeviceAverages.ContentId).Append('\n')
            .Append("reference_prices=").Append(ReferencePrices.ContentId).Append('\n')
            .Append("gwp_sets=").Append(GwpSets.ContentId).Append('\n');
        if (!Declarations.IsEmpty)
        {
            parts.Append("declarations=").Append(Declarations.ContentId).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString())));
    }
}
