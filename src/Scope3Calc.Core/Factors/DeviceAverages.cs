using System.Collections.Frozen;

namespace Scope3Calc.Core.Factors;

/// <summary>What devices of one type emit per piece, drawn from the makers' footprints: average data, tier 4.</summary>
/// <remarks>
/// The makers' sheets are self-declared and mostly modelled in one way (PAIA), so a narrow spread does not say that
/// the median is right.
/// </remarks>
public sealed class DeviceAverages
{
    private readonly FrozenDictionary<string, DeviceAverage> _byCategory;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="averages">Category in lower_snake_case to its average.</param>
    /// <exception cref="ArgumentException">A category occurs twice.</exception>
    public DeviceAverages(string contentId, IEnumerable<KeyValuePair<string, DeviceAverage>> averages)
    {
        ContentId = contentId;
        _byCategory = new Dictionary<string, DeviceAverage>(averages).ToFrozenDictionary(StringComparer.Ordinal);
        Names = [.. _byCategory.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>No type of device has an average.</summary>
    public static DeviceAverages None { get; } = new(string.Empty, []);

    public string ContentId { get; }

    /// <summary>Every category that has an average, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    public DeviceAverage? Find(string category) => _byCategory.GetValueOrDefault(category);
}

/// <summary>The stages of one type of device. A stage with too few sheets has no figure, which is not zero.</summary>
/// <remarks>Each stage has its own sheets, so the medians of the stages do not add up to that of the total.</remarks>
public sealed record DeviceAverage
{
    /// <summary>Manufacturing, modules A1 to A3: cradle to the maker's gate.</summary>
    public StageAverage? Manufacturing { get; init; }

    /// <summary>Distribution, module A4.</summary>
    public StageAverage? Distribution { get; init; }

    /// <summary>Electricity over the life the maker assumes, module B6.</summary>
    public StageAverage? Use { get; init; }

    /// <summary>End of life, modules C1 to C4.</summary>
    public StageAverage? EndOfLife { get; init; }

    /// <summary>The whole life, use included.</summary>
    public StageAverage? Total { get; init; }
}

/// <summary>One stage of a type of device over all sheets that state it.</summary>
/// <param name="Count">How many sheets it is drawn from.</param>
/// <param name="P5Kg">kg CO2e per device that one sheet in twenty stays below.</param>
/// <param name="MedianKg">kg CO2e per device that half of the sheets stay below.</param>
/// <param name="P95Kg">kg CO2e per device that one sheet in twenty exceeds.</param>
public sealed record StageAverage(int Count, decimal P5Kg, decimal MedianKg, decimal P95Kg)
{
    internal const double StandardNormal95 = 1.645;

    /// <summary>
    /// The spread as the standard deviation of the logarithm: that of the lognormal distribution with these two
    /// percentiles.
    /// </summary>
    public double Sigma => (Math.Log((double)P95Kg) - Math.Log((double)P5Kg)) / (2 * StandardNormal95);
}
