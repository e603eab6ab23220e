using System.Collections.Frozen;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Factors;

/// <summary>One published edition of spend factors, unchangeable and identified by its content.</summary>
public sealed class FactorPack
{
    private readonly FrozenDictionary<string, SpendFactor> _factors;

    /// <param name="id">Name and version, such as <c>epa-sef-v1.3</c>.</param>
    /// <param name="contentId">SHA-256 of the pack's bytes, lower-case hexadecimal.</param>
    /// <param name="factors">One factor per sector code.</param>
    /// <exception cref="ArgumentException">A sector code occurs twice.</exception>
    public FactorPack(string id, string contentId, IEnumerable<SpendFactor> factors)
    {
        Id = id;
        ContentId = contentId;
        _factors = factors.ToFrozenDictionary(
            factor => factor.SectorCode, factor => factor with { Id = $"{id}/{factor.SectorCode}" }, StringComparer.Ordinal);
    }

    public string Id { get; }

    public string ContentId { get; }

    /// <summary>Title and publisher, for reports.</summary>
    public required string Title { get; init; }

    /// <summary>The classification its sector codes belong to, such as <c>NAICS_2017</c>.</summary>
    public required string Classification { get; init; }

    /// <summary>Currency and year of the money the factors are per.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>The price type of that money: purchaser prices never contain VAT here.</summary>
    public required PriceType PriceType { get; init; }

    /// <summary>The column a spend-based figure is booked with.</summary>
    public required MarginScope DefaultScope { get; init; }

    public required GwpSet GwpSet { get; init; }

    /// <summary>The country whose prices move the money of <see cref="Basis"/>; none where no single country's do.</summary>
    public required CountryCode Country { get; init; }

    /// <summary>
    /// The region whose technology the factors describe, where a publisher has the same factors for several; null
    /// otherwise. A country of two letters or the publisher's own code, such as <c>WA</c> for the rest of Asia.
    /// </summary>
    public string? Region { get; init; }

    public IReadOnlyCollection<SpendFactor> Factors => _factors.Values;

    public SpendFactor? Find(string sectorCode) => _factors.GetValueOrDefault(sectorCode);
}
