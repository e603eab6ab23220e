using Scope3Calc.Core.Purchases;

namespace Scope3Calc.Storage.Ledger;

/// <summary>A purchase line with what results are reported by.</summary>
public sealed record LedgerLine
{
    private readonly PurchaseLine _purchase;

    /// <param name="purchase">What the calculation looks at.</param>
    public LedgerLine(in PurchaseLine purchase) => _purchase = purchase;

    public ref readonly PurchaseLine Purchase => ref _purchase;

    public string LineId => _purchase.LineId;

    /// <summary>Kept also where the model is missing, and the calculation has no product to look for.</summary>
    public string? Manufacturer { get; init; }

    public string? Model { get; init; }

    public string? Supplier { get; init; }

    public string? Contract { get; init; }

    public string? BuyerUnit { get; init; }

    public string? Gtin { get; init; }

    internal LedgerLine WithOriginal(string lineId) => new(_purchase with { OriginalLineId = lineId })
    {
        Manufacturer = Manufacturer,
        Model = Model,
        Supplier = Supplier,
        Contract = Contract,
        BuyerUnit = BuyerUnit,
        Gtin = Gtin,
    };
}

/// <summary>A line version as the ledger keeps it.</summary>
/// <param name="Ordinal">Its place among all line versions.</param>
/// <param name="Version">1 for the line as first imported.</param>
/// <param name="RecordedAt">When the ledger came to know it.</param>
/// <param name="Reason">Why it was corrected; null for a first version.</param>
/// <param name="Line">The line.</param>
public sealed record LineVersion(long Ordinal, int Version, DateTimeOffset RecordedAt, string? Reason, LedgerLine Line);
