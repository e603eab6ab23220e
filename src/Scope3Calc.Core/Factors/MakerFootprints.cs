using System.Collections.Frozen;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Factors;

/// <summary>Footprints that makers publish for their devices, found by manufacturer and model.</summary>
/// <remarks>
/// Most rest on the PAIA method. They are product-specific but self-declared: tier 3 at best, and not for
/// comparing makers.
/// </remarks>
public sealed class MakerFootprints
{
    private readonly FrozenDictionary<string, MakerFootprint> _byProduct;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="entries">One entry per <see cref="ProductIdentity.Key"/>.</param>
    /// <exception cref="ArgumentException">A product occurs twice.</exception>
    public MakerFootprints(string contentId, IEnumerable<KeyValuePair<string, MakerFootprint>> entries)
    {
        ContentId = contentId;
        _byProduct = new Dictionary<string, MakerFootprint>(entries).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string ContentId { get; }

    public int Count => _byProduct.Count;

    public MakerFootprint? Find(ProductIdentity product) => _byProduct.GetValueOrDefault(product.Key);
}

/// <summary>What the table says of one product: a usable footprint, or why it is held back.</summary>
/// <param name="Declaration">The footprint as a declaration of kind <see cref="DeclarationKind.PcfManufacturer"/>.</param>
/// <param name="HeldBack">Why it must not be used; none when it may.</param>
public sealed record MakerFootprint(Declaration? Declaration, ReasonSet HeldBack);
