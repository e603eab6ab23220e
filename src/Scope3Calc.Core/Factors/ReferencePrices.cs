using System.Collections.Frozen;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Factors;

/// <summary>What a device of one type usually costs: the price that a line's own is held against.</summary>
/// <remarks>Prices paid by a buyer, without VAT. They size a gap and are never booked with.</remarks>
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

/// <summary>The price of one type of device over a number of purchases.</summary>
/// <param name="PerPiece">Median price of one piece, without VAT.</param>
/// <param name="Basis">Currency and year of that money. Purchases of other years count as they are.</param>
/// <param name="Count">How many purchases it is drawn from.</param>
/// <param name="P5">Price that one purchase in twenty stays below.</param>
/// <param name="P95">Price that one purchase in twenty exceeds.</param>
public sealed record ReferencePrice(decimal PerPiece, PriceBasis Basis, int Count, decimal P5, decimal P95);
