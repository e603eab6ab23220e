namespace Scope3Calc.Core.Quality;

/// <summary>Why each of the tiers 1 to 4 was passed over; none where it was not.</summary>
public readonly record struct TierReasons(ReasonSet Tier1, ReasonSet Tier2, ReasonSet Tier3, ReasonSet Tier4)
{
    public ReasonSet All => Tier1 | Tier2 | Tier3 | Tier4;

    public ReasonSet this[DataQualityTier tier] => tier switch
    {
        DataQualityTier.VerifiedProductEpd => Tier1,
        DataQualityTier.AssuredProductPcf => Tier2,
        DataQualityTier.SelfDeclaredProductPcf => Tier3,
        DataQualityTier.CategoryAverage => Tier4,
        _ => ReasonSet.None,
    };

    /// <summary>The reasons of the tiers better than the given one.</summary>
    internal TierReasons Above(DataQualityTier tier) => tier switch
    {
        DataQualityTier.VerifiedProductEpd => default,
        DataQualityTier.AssuredProductPcf => new(Tier1, default, default, default),
        DataQualityTier.SelfDeclaredProductPcf => new(Tier1, Tier2, default, default),
        DataQualityTier.CategoryAverage => new(Tier1, Tier2, Tier3, default),
        _ => this,
    };

    /// <summary>Adds a reason to every tier.</summary>
    internal TierReasons WithAll(ReasonSet reasons) =>
        new(Tier1 | reasons, Tier2 | reasons, Tier3 | reasons, Tier4 | reasons);

    /// <summary>Adds a reason to the tiers better than the given one.</summary>
    internal TierReasons WithAbove(DataQualityTier tier, ReasonSet reasons)
    {
        var above = default(TierReasons).WithAll(reasons).Above(tier);
        return new(Tier1 | above.Tier1, Tier2 | above.Tier2, Tier3 | above.Tier3, Tier4 | above.Tier4);
    }
}
