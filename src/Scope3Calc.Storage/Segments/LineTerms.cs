using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Storage.Segments;

/// <summary>The terms a line was bought under: what many lines of a ledger have in common. A segment keeps each once.</summary>
public readonly record struct LineTerms
{
    public AccountingTreatment AccountingTreatment { get; init; }

    public DisposalKind Disposal { get; init; }

    public QuantityUnit QuantityUnit { get; init; }

    public DeviceCondition Condition { get; init; }

    public PriceType PriceType { get; init; }

    public SpendBasis SpendBasis { get; init; }

    public PriceScope PriceScope { get; init; }

    public bool FreeOfCharge { get; init; }

    public CurrencyCode Currency { get; init; }

    public CountryCode Country { get; init; }

    /// <summary>VAT as a fraction of the net price; null where not stated.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>What the factor's price type is of the line's; null where not stated.</summary>
    public decimal? PriceTypeRatio { get; init; }
}
