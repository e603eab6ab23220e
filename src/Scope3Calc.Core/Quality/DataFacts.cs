namespace Scope3Calc.Core.Quality;

/// <summary>What is known about the data behind an estimate, before any scheme scores it.</summary>
/// <remarks>The default knows nothing, and scores worst everywhere.</remarks>
public readonly record struct DataFacts
{
    private readonly int? _yearsApart;

    public TechnologyMatch Technology { get; init; }

    public GeographyMatch Geography { get; init; }

    public DataCompleteness Completeness { get; init; }

    public DataReliability Reliability { get; init; }

    /// <summary>Years between the data's reference year and the year of the purchase. Null where unknown.</summary>
    /// <remarks>From the purchase and not from today: a result scores the same whenever it is calculated.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The distance is negative.</exception>
    public int? YearsApart
    {
        get => _yearsApart;
        init => _yearsApart = value is < 0
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "A distance has no sign.")
            : value;
    }

    /// <summary>The distance of two years, whichever is later; null where the data's year is unknown.</summary>
    public static int? YearsBetween(int? dataYear, int purchaseYear) =>
        dataYear is { } year ? Math.Abs(year - purchaseYear) : null;
}

/// <summary>What the data describe, against what was bought. Best first after the unknown.</summary>
public enum TechnologyMatch
{
    Unknown,

    /// <summary>This very product.</summary>
    SameProduct,

    /// <summary>A family of its maker that holds the product, or another configuration of it.</summary>
    ProductFamily,

    /// <summary>Another model that stands in for it.</summary>
    OtherModel,

    /// <summary>The average device of its kind.</summary>
    DeviceAverage,

    /// <summary>All products of an industry, as spend factors do: no technology at all.</summary>
    SectorAverage,
}

/// <summary>Where the data are from, against where the product is made. Best first after the unknown.</summary>
/// <remarks>A country compared with the buyer's says nothing about where a device is made: that is unknown.</remarks>
public enum GeographyMatch
{
    Unknown,

    /// <summary>The sites that make the product, or their country.</summary>
    SameArea,

    /// <summary>An average of the region that holds that country.</summary>
    LargerArea,

    /// <summary>An average of the world.</summary>
    World,

    /// <summary>Another area with similar production.</summary>
    SimilarArea,

    /// <summary>Another area, not known to be similar.</summary>
    OtherArea,
}

/// <summary>How much of what is described the data cover. Best first after the unknown.</summary>
public enum DataCompleteness
{
    Unknown,

    /// <summary>All sites that matter, over an adequate period, by the data's own statement.</summary>
    AllSites,

    /// <summary>A whole industry, from official statistics.</summary>
    WholeSector,

    /// <summary>Every stage within the boundary has its own figure, from sites of unstated number.</summary>
    AllStages,

    /// <summary>Every stage has a figure, some of them averages.</summary>
    PartlyAveraged,

    /// <summary>Some products of the kind, taken for all.</summary>
    Sample,
}

/// <summary>How the data came about. Best first after the unknown.</summary>
public enum DataReliability
{
    Unknown,

    /// <summary>Measured throughout and verified by an independent party.</summary>
    VerifiedMeasured,

    /// <summary>Measured throughout, not verified.</summary>
    UnverifiedMeasured,

    /// <summary>
    /// Verified, partly on assumptions: a verified EPD, since every life cycle assessment assumes
    /// (GHG Protocol Scope 3 Standard, chapter 7).
    /// </summary>
    VerifiedPartlyAssumed,

    /// <summary>Partly on assumptions, not verified: a self-declared footprint.</summary>
    UnverifiedPartlyAssumed,

    /// <summary>Modelled by experts from statistics or averages: spend factors, averages of devices.</summary>
    QualifiedEstimate,

    /// <summary>A guess.</summary>
    UnqualifiedEstimate,
}
