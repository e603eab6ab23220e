using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Methods;

/// <summary>All that is known of a type of device, found once per snapshot and policy.</summary>
/// <param name="Sector">The sector of the pack that makes it; null where the pack has none.</param>
/// <param name="Average">What such devices have on average, as a declaration; null where too few are known.</param>
/// <param name="Band">Which figures per piece are ordinary for it; null where too few are known.</param>
/// <param name="Calibration">The policy's correction of its spend-based figures; null where there is none.</param>
internal sealed record DeviceType(
    SpendSector? Sector, Declaration? Average, PlausibilityBand? Band, FactorCalibration? Calibration)
{
    private readonly double _p5Kg = (double)(Band?.P5Kg ?? 0m);
    private readonly double _p95Kg = (double)(Band?.P95Kg ?? 0m);

    /// <summary>What an ordinary device of the type costs in the pack's money; null where that is not known.</summary>
    public decimal? ReferencePrice { get; init; }

    /// <summary>What an ordinary device of the type emits in A1 to A3, kg CO2e per piece; null where that is not known.</summary>
    public decimal? AverageKg => Average?.Footprint.CradleToGate;

    /// <param name="figure">What the pieces come to.</param>
    /// <param name="pieces">How many, not 0; negative for a return.</param>
    /// <param name="roughPieces">The same number for a first glance.</param>
    public Plausibility Judge(Co2e figure, decimal pieces, double roughPieces) =>
        Band is null ? Plausibility.Within
        : PlausibilityBand.JudgeRoughly(_p5Kg, _p95Kg, figure.Milligrams / (1e6 * roughPieces))
            ?? Band.Value.Judge(figure.Kilograms / pieces);
}
