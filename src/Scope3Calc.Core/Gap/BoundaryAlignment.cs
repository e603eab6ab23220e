namespace Scope3Calc.Core.Gap;

/// <summary>Whether the two sides of a gap cover the same part of the supply chain.</summary>
public enum BoundaryAlignment : byte
{
    Unknown,

    /// <summary>Spend without margins against A1-A3: both end at the factory gate.</summary>
    AlignedA1A3,

    /// <summary>Spend with margins against A1-A4: both end where the buyer receives the good.</summary>
    AlignedToPointOfSale,

    /// <summary>Spend reaches further than the product figure.</summary>
    SpendWider,

    /// <summary>The product figure reaches further than spend.</summary>
    ProductWider,
}
