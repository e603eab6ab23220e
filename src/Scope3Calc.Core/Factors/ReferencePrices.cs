using System.Collections.Frozen;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Factors;

/// <summary>What an ordinary device of a type is taken to cost: the price that a line's own is held against.</summary>
/// <remarks>They divide a gap between price and classification and are never booked with.</remarks>
public sealed class ReferencePrices
{
    private readonly FrozenDictionary<string, ReferencePrice> _byCategory;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="prices">Category in lower_snake_case to its price.</param>
    /// <exception cref="ArgumentException">A category occurs twice.</exception>
    public ReferencePrices(string contentId, IEnumerable<KeyValuePair<string, ReferencePrice>> prices)
    {
        ContentId = contentId;
        _byCategory = new Dictionary<string, ReferencePrice>(prices).ToFrozenDictionary(StringComparer.Ordinal);
        Names = [.. _byCategory.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>No type of device has a reference price.</summary>
    public static ReferencePrices None { get; } = new(string.Empty, []);

    public string ContentId { get; }

    /// <summary>Every category that has a price, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    public ReferencePrice? Find(string category) => _byCategory.GetValueOrDefault(category);
}

/// <summary>The price of one type of device.</summary>
/// <param name="PerPiece">Price of one piece to the buyer, without VAT.</param>
/// <param name="Basis">Currency and year of that money.</param>
public sealed record ReferencePrice(decimal PerPiece, PriceBasis Basis);
