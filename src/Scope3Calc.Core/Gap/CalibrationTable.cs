using Scope3Calc.Core.Factors;

namespace Scope3Calc.Core.Gap;

/// <summary>What a pack's factors are to be multiplied by, per type of device, as calibrated on lines that have both figures.</summary>
/// <param name="calibrations">At most one per type of device.</param>
/// <exception cref="ArgumentException">A type occurs twice.</exception>
public sealed class CalibrationTable(IEnumerable<FactorCalibration> calibrations) : DeviceTable<FactorCalibration>(
    calibrations, entry => entry.Category, entry => $"{Text(entry.Ratio)}:{Text(entry.Sigma)}")
{
    public static CalibrationTable None { get; } = new([]);
}

/// <summary>A calibrated correction of spend-based figures for one type of device.</summary>
/// <param name="Category">Type of device.</param>
/// <param name="Ratio">Product-based over spend-based, on the product-based boundary; above 0.</param>
/// <param name="Sigma">Uncertainty of the corrected figure (of its logarithm); 0 or more.</param>
public readonly record struct FactorCalibration(string Category, decimal Ratio, decimal Sigma);
