using System.Collections.Frozen;

namespace Scope3Calc.Core.Factors;

/// <summary>The table from types of device to the sectors that make them, one sector code per classification.</summary>
public sealed class DeviceCategories
{
    private readonly FrozenDictionary<(string Category, string Classification), string> _sectors;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="rows">Category in lower_snake_case, classification, sector code.</param>
    public DeviceCategories(string contentId, IEnumerable<(string Category, string Classification, string SectorCode)> rows)
    {
        ContentId = contentId;
        _sectors = rows.ToFrozenDictionary(row => (row.Category, row.Classification), row => row.SectorCode);
        Names = [.. _sectors.Keys.Select(key => key.Category).Distinct().Order(StringComparer.Ordinal)];
    }

    public string ContentId { get; }

    /// <summary>Every category, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every sector of a classification that a category maps to, each once, in ordinal order.</summary>
    public IEnumerable<string> SectorsIn(string classification) => _sectors
        .Where(entry => entry.Key.Classification == classification)
        .Select(entry => entry.Value).Distinct().Order(StringComparer.Ordinal);

    public string? SectorFor(string category, string classification) =>
        _sectors.GetValueOrDefault((category, classification));
}
