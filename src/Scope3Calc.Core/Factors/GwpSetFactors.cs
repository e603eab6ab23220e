using System.Collections.Frozen;

namespace Scope3Calc.Core.Factors;

/// <summary>
/// The same sectors under several sets of global warming potentials: how far figures that rest on different sets can be
/// apart for that reason alone.
/// </summary>
/// <remarks>They size a warning and are never booked with: a figure rests on its pack.</remarks>
public sealed class GwpSetFactors
{
    private readonly FrozenDictionary<string, GwpSetFactor> _bySector;

    /// <param name="contentId">SHA-256 of the table's bytes, lower-case hexadecimal.</param>
    /// <param name="classification">The classification of the sector codes, such as <c>NAICS_2017</c>.</param>
    /// <param name="factors">Sector code to its factors.</param>
    /// <exception cref="ArgumentException">A sector code occurs twice.</exception>
    public GwpSetFactors(
        string contentId, string classification, IEnumerable<KeyValuePair<string, GwpSetFactor>> factors)
    {
        ContentId = contentId;
        Classification = classification;
        _bySector = new Dictionary<string, GwpSetFactor>(factors).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>No sector is known under several sets.</summary>
    public static GwpSetFactors None { get; } = new(string.Empty, string.Empty, []);

    public string ContentId { get; }

    public string Classification { get; }

    public GwpSetFactor? Find(string sectorCode) => _bySector.GetValueOrDefault(sectorCode);

    /// <summary>The largest <see cref="GwpSetFactor.Spread"/> of some sectors; null where none of them is known.</summary>
    public decimal? LargestSpread(IEnumerable<string> sectorCodes)
    {
        decimal? largest = null;
        foreach (var code in sectorCodes)
        {
            if (Find(code)?.Spread is { } spread && !(largest >= spread))
            {
                largest = spread;
            }
        }

        return largest;
    }
}

/// <summary>One sector under the potentials of three IPCC assessment reports, in kg CO2e per unit of money.</summary>
/// <param name="Ar4">With those of the fourth report, above 0.</param>
/// <param name="Ar5">With those of the fifth report, above 0.</param>
/// <param name="Ar6">With those of the sixth report, above 0.</param>
public sealed record GwpSetFactor(decimal Ar4, decimal Ar5, decimal Ar6)
{
    /// <summary>How much higher the highest of the three is than the lowest: 0.01 is 1 %.</summary>
    public decimal Spread
    {
        get
        {
            var lowest = Math.Min(Ar4, Math.Min(Ar5, Ar6));
            return (Math.Max(Ar4, Math.Max(Ar5, Ar6)) - lowest) / lowest;
        }
    }
}
