using System.Collections.Frozen;
using System.Globalization;

namespace Scope3Calc.Core.Gap;

/// <summary>What a pack's factors are to be multiplied by, per type of device, as calibrated on lines that have both figures.</summary>
/// <remarks>Immutable; two tables with the same entries are equal.</remarks>
public sealed class CalibrationTable : IEquatable<CalibrationTable>
{
    private readonly FrozenDictionary<string, FactorCalibration> _byCategory;
    private readonly string _text;

    /// <param name="calibrations">At most one per type of device.</param>
    /// <exception cref="ArgumentException">A type occurs twice.</exception>
    public CalibrationTable(IEnumerable<FactorCalibration> calibrations)
    {
        _byCategory = calibrations.ToDictionary(entry => entry.Category, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
        _text = string.Join(' ', Entries.Select(entry =>
            $"{entry.Category}:{Text(entry.Ratio)}:{Text(entry.Sigma)}"));
    }

    public static CalibrationTable None { get; } = new([]);

    public bool IsEmpty => _byCategory.Count == 0;

    /// <summary>Every entry, by type of device in ordinal order.</summary>
    public IEnumerable<FactorCalibration> Entries =>
        _byCategory.Values.OrderBy(entry => entry.Category, StringComparer.Ordinal);

    public FactorCalibration? Find(string category) =>
        _byCategory.TryGetValue(category, out var entry) ? entry : null;

    public bool Equals(CalibrationTable? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as CalibrationTable);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Every entry, for the policy's id.</summary>
    public override string ToString() => _text;

    private static string Text(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);
}

/// <summary>A calibrated correction of spend-based figures for one type of device.</summary>
/// <param name="Category">Type of device.</param>
/// <param name="Ratio">Product-based over spend-based, on the product-based boundary; above 0.</param>
/// <param name="Sigma">Uncertainty of the corrected figure (of its logarithm); 0 or more.</param>
public readonly record struct FactorCalibration(string Category, decimal Ratio, decimal Sigma);
