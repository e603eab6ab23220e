using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Purchases;

/// <summary>One bought (or discarded) good, as far as a calculation looks at it. Null is not stated.</summary>
public readonly record struct PurchaseLine
{
    /// <summary>Identifier chosen by the caller.</summary>
    public required string LineId { get; init; }

    /// <summary>Day of the order. Decides the year of prices and whether a declaration is valid.</summary>
    public required DateOnly PurchaseDate { get; init; }

    public required AccountingTreatment AccountingTreatment { get; init; }

    /// <summary>Set where the line is not a purchase but the end of one.</summary>
    public DisposalKind Disposal { get; init; }

    public ProductIdentity? Product { get; init; }

    /// <summary>Memory, storage and the like, where the model does not say; compared with the declaration's.</summary>
    public string? Configuration { get; init; }

    /// <summary>Type of device in lower_snake_case, such as laptop; a row of the snapshot's device categories.</summary>
    public string? ProductCategory { get; init; }

    /// <summary>Sector code in the factor pack's classification. Goes before <see cref="ProductCategory"/>.</summary>
    public string? SectorCode { get; init; }

    /// <summary>Number of <see cref="QuantityUnit"/>s; negative for a return.</summary>
    public decimal? Quantity { get; init; }

    public QuantityUnit QuantityUnit { get; init; }

    public DeviceCondition Condition { get; init; }

    /// <summary>What was paid for the whole line, in <see cref="Currency"/>; negative for a credit note.</summary>
    public decimal? SpendAmount { get; init; }

    public CurrencyCode Currency { get; init; }

    public PriceType PriceType { get; init; }

    /// <summary>What <see cref="SpendAmount"/> stands for.</summary>
    public SpendBasis SpendBasis { get; init; }

    /// <summary>Whether services are inside <see cref="SpendAmount"/>.</summary>
    public PriceScope PriceScope { get; init; }

    /// <summary>The part of <see cref="SpendAmount"/> paid for services, of the same sign, currency and price type.</summary>
    public decimal? ServiceAmount { get; init; }

    /// <summary>VAT as a fraction of the net price, such as 0.21. Needed where VAT is inside the price.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>What the factor's price type is of the line's, such as 0.82 from purchaser to basic price.</summary>
    public decimal? PriceTypeRatio { get; init; }

    /// <summary>States that a spend of zero is meant: the good was free.</summary>
    public bool FreeOfCharge { get; init; }

    /// <summary>The buyer's country, whose prices deflate the spend.</summary>
    public CountryCode Country { get; init; }

    /// <summary>The line a return or credit note reverses.</summary>
    public string? OriginalLineId { get; init; }

    /// <summary>Who looked at a figure that was held as implausible and released it; null where nobody did.</summary>
    public string? ReleasedBy { get; init; }

    public Declaration? Declaration { get; init; }
}
