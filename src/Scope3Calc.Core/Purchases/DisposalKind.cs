namespace Scope3Calc.Core.Purchases;

/// <summary>How a device left the buyer's hands. A line that says so is a disposal, not a purchase.</summary>
public enum DisposalKind : byte
{
    /// <summary>The line is a purchase.</summary>
    None,

    /// <summary>Thrown away or recycled: C1 to C4 are booked in category 5 of the year it happened.</summary>
    Discarded,

    /// <summary>Sold on. No waste: books nothing.</summary>
    Resold,

    /// <summary>Given away. No waste: books nothing.</summary>
    Donated,
}
