namespace Scope3Calc.Core.Factors;

/// <summary>
/// What a sector emits per unit of money, in kg CO2e, as published. Its currency, year and price type are the pack's.
/// </summary>
/// <remarks>
/// The three values are published ones. They are rounded one by one, so none is ever derived from the other two;
/// a pack without a column has null there.
/// </remarks>
/// <param name="SectorCode">Code in the pack's classification, such as 334111.</param>
/// <param name="Title">The sector's title as published.</param>
/// <param name="WithoutMargins">Cradle to gate, kg CO2e per unit of money.</param>
/// <param name="MarginsOnly">Gate to point of sale, kg CO2e per unit of money.</param>
/// <param name="WithMargins">Cradle to point of sale, kg CO2e per unit of money.</param>
public sealed record SpendFactor(
    string SectorCode, string Title, decimal? WithoutMargins, decimal? MarginsOnly, decimal? WithMargins)
{
    /// <summary>The industry whose price index moves this sector's prices; null where the publisher names none or several.</summary>
    public string? PriceSector { get; init; }

    /// <summary>Pack and sector, such as <c>epa-sef-v1.3/334111</c>. Set by the pack that holds the factor.</summary>
    public string Id { get; internal init; } = SectorCode;

    public decimal? KgPerUnitOfMoney(MarginScope scope) => scope switch
    {
        MarginScope.WithoutMargins => WithoutMargins,
        MarginScope.MarginsOnly => MarginsOnly,
        _ => WithMargins,
    };
}
