using System.Globalization;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>How uncertain a figure is where nothing is declared: sigma, the standard deviation of its logarithm.</summary>
/// <remarks>
/// The values are this project's, orders of magnitude from published spreads: makers' sheets state about 20 %, the same
/// phone modelled twice by one standard differed by 32 %, spend factors are stated to about 60 to 80 %. Each from 0 to 3.
/// </remarks>
public sealed record UncertaintyPolicy
{
    public const decimal MaxSigma = 3m;

    public static UncertaintyPolicy Default { get; } = new();

    /// <summary>No product-based figure is taken to be more certain than this, whatever it declares.</summary>
    public decimal ProductFloor { get; init; } = 0.20m;

    /// <summary>A verified EPD that states none.</summary>
    public decimal VerifiedProductEpd { get; init; } = 0.20m;

    /// <summary>An assured product footprint that states none.</summary>
    public decimal AssuredProductPcf { get; init; } = 0.25m;

    /// <summary>A self-declared footprint that states none.</summary>
    public decimal SelfDeclaredProductPcf { get; init; } = 0.30m;

    /// <summary>An average that states no spread, and the least an average is taken to have.</summary>
    public decimal CategoryAverage { get; init; } = 0.50m;

    /// <summary>The sector's factor itself. With the three below 0.60 for a line that needs all of them.</summary>
    public decimal SpendFactor { get; init; } = 0.50m;

    /// <summary>Whether the good belongs to the sector it is put into.</summary>
    public decimal SpendClassification { get; init; } = 0.30m;

    /// <summary>The price index, where the money is of another year than the factor's.</summary>
    public decimal SpendDeflator { get; init; } = 0.12m;

    /// <summary>The exchange rate and the price-type ratio, where either is needed.</summary>
    public decimal SpendConversion { get; init; } = 0.06m;

    /// <summary>The scheme whose pedigree matrix gives the least sigma of a figure's data-quality scores.</summary>
    public DqiScheme PedigreeScheme { get; init; } = DqiScheme.EcoinventV3;

    /// <summary>The first value that cannot be used, or null.</summary>
    public Problem? Check()
    {
        foreach (var (name, sigma) in Values())
        {
            if (sigma is < 0m or > MaxSigma)
            {
                return new Problem(
                    ReasonCode.ValueOutOfRange, $"policy.uncertainty.{name}", "Give a sigma (of the logarithm) from 0 to 3.");
            }
        }

        return PedigreeScheme is DqiScheme.Ghgp4 or DqiScheme.EcoinventV3 or DqiScheme.CirothGsd or DqiScheme.CirothGsd2
            ? null
            : new Problem(
                ReasonCode.ValueInvalid,
                "policy.uncertainty.pedigree_scheme",
                "The scheme has no table of uncertainties. Use ECOINVENT_V3, GHGP_4, CIROTH_GSD or CIROTH_GSD2.");
    }

    /// <summary>Every choice, for the policy's id.</summary>
    public override string ToString() => string.Join(' ', Values()
        .Select(pair => $"{pair.Name}:{pair.Sigma.ToString("G29", CultureInfo.InvariantCulture)}")
        .Append($"pedigree:{PedigreeScheme}"));

    private IEnumerable<(string Name, decimal Sigma)> Values() =>
    [
        ("product_floor", ProductFloor),
        ("verified_product_epd", VerifiedProductEpd),
        ("product_pcf_assured", AssuredProductPcf),
        ("product_pcf_self_declared", SelfDeclaredProductPcf),
        ("category_average", CategoryAverage),
        ("spend_factor", SpendFactor),
        ("spend_classification", SpendClassification),
        ("spend_deflator", SpendDeflator),
        ("spend_conversion", SpendConversion),
    ];
}
