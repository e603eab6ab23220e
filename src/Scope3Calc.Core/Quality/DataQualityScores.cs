using System.Diagnostics;

namespace Scope3Calc.Core.Quality;

/// <summary>A score per indicator, in the order of a pedigree matrix. Null where a scheme lacks one.</summary>
public readonly record struct DataQualityScores(
    int? Reliability, int? Completeness, int? Temporal, int? Geographical, int? Technological)
{
    public int? this[DqiIndicator indicator] => indicator switch
    {
        DqiIndicator.Reliability => Reliability,
        DqiIndicator.Completeness => Completeness,
        DqiIndicator.Temporal => Temporal,
        DqiIndicator.Geographical => Geographical,
        DqiIndicator.Technological => Technological,
        _ => throw new UnreachableException(),
    };

    /// <summary>The indicators in their order.</summary>
    internal static ReadOnlySpan<DqiIndicator> Indicators =>
    [
        DqiIndicator.Reliability, DqiIndicator.Completeness, DqiIndicator.Temporal, DqiIndicator.Geographical,
        DqiIndicator.Technological,
    ];
}
