namespace Scope3Calc.Storage.Segments;

/// <summary>One version of a ledger line as a segment holds it: texts are codes of the ledger's dictionaries, 0 is not stated.</summary>
/// <remarks>Two rows with equal values are the same line: that is how a line sent twice is recognised.</remarks>
public readonly record struct LedgerRow
{
    public required DateOnly PurchaseDate { get; init; }

    public required LineTerms Terms { get; init; }

    public int Supplier { get; init; }

    public int Contract { get; init; }

    public int BuyerUnit { get; init; }

    /// <summary>Manufacturer and model.</summary>
    public int Product { get; init; }

    public int Configuration { get; init; }

    public int Gtin { get; init; }

    /// <summary>Type of device.</summary>
    public int Category { get; init; }

    public int Sector { get; init; }

    /// <summary>The line's own declaration.</summary>
    public int Declaration { get; init; }

    public int ReleasedBy { get; init; }

    public decimal? Quantity { get; init; }

    /// <summary>Money for the whole line, in the currency of <see cref="Terms"/>.</summary>
    public decimal? SpendAmount { get; init; }

    public decimal? ServiceAmount { get; init; }

    /// <summary>1 plus the ordinal of the line version that this one reverses; 0 where it is no return or credit note.</summary>
    public long Original { get; init; }

    /// <summary>1 plus the ordinal of the line version that this one corrects; 0 for a first version.</summary>
    public long Supersedes { get; init; }
}
