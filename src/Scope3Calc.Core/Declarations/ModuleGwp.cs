namespace Scope3Calc.Core.Declarations;

/// <summary>
/// The global warming potential of one module, by indicator, in kg CO2e per declared amount. Null is not stated.
/// </summary>
public sealed record ModuleGwp
{
    public required LifeCycleModule Module { get; init; }

    public ModuleState State { get; init; } = ModuleState.Declared;

    /// <summary>The module that holds this one's figure, when <see cref="State"/> says so.</summary>
    public LifeCycleModule? AggregatedInto { get; init; }

    /// <summary>Whether the figure is an average that fills a gap, and not the supplier's own.</summary>
    public bool IsAverage { get; init; }

    /// <summary>GWP-GHG: GWP-total with biogenic CO2 counted as zero. What inventories book.</summary>
    public decimal? Ghg { get; init; }

    /// <summary>GWP-total: fossil, biogenic, and land use and land-use change.</summary>
    public decimal? Total { get; init; }

    public decimal? Fossil { get; init; }

    public decimal? Biogenic { get; init; }

    /// <summary>The part of <see cref="Biogenic"/> that is not CO2, such as methane.</summary>
    public decimal? BiogenicNonCo2 { get; init; }

    /// <summary>GWP-luluc: land use and land-use change.</summary>
    public decimal? Luluc { get; init; }
}
