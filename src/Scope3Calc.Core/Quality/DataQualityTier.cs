namespace Scope3Calc.Core.Quality;

/// <summary>The data-quality ladder: 1 is the best evidence for a line, 5 the last resort.</summary>
public enum DataQualityTier : byte
{
    /// <summary>Nothing usable.</summary>
    None = 0,

    /// <summary>A valid, third-party verified EPD of this very product, complete from cradle to gate.</summary>
    VerifiedProductEpd = 1,

    /// <summary>A product-specific footprint with assurance that falls short of tier 1.</summary>
    AssuredProductPcf = 2,

    /// <summary>A maker's or self-declared footprint of this product.</summary>
    SelfDeclaredProductPcf = 3,

    /// <summary>An average for the type of device or the industry.</summary>
    CategoryAverage = 4,

    /// <summary>Money spent times a sector's emissions per unit of money.</summary>
    SpendBased = 5,
}

/// <summary>The calculation methods of the GHG Protocol technical guidance, most specific first.</summary>
public enum CalculationMethod : byte
{
    NotCalculable,
    SupplierSpecific,
    Hybrid,
    AverageData,
    SpendBased,
}

/// <summary>How a line ended.</summary>
public enum LineStatus : byte
{
    /// <summary>Booked on product data, nothing to remark.</summary>
    Ok,

    /// <summary>Booked on product data; the reasons hold something to look at.</summary>
    OkWithWarnings,

    /// <summary>Booked lower on the ladder: spend-based, or past a declaration that was given but could not be used.</summary>
    FallbackApplied,

    /// <summary>Held for a person; in no total until released.</summary>
    ReviewRequired,

    /// <summary>Not booked: the line is faulty, or neither method has what it needs.</summary>
    Rejected,
}
