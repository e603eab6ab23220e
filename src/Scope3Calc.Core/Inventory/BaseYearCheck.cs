using System.Numerics;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Inventory;

/// <summary>Whether changes have become large enough, together, to recalculate the base year.</summary>
/// <remarks>
/// Small changes count cumulatively, upwards and downwards (Scope 3 Standard, section 9.3): what is held against the
/// threshold is the net of all that counts since the last recalculation. The gross is shown beside it, since large
/// changes that happen to cancel deserve a look. Reaching the threshold exactly triggers.
/// </remarks>
public sealed record BaseYearCheck
{
    /// <summary>5 % of the base year.</summary>
    public const decimal DefaultThreshold = 0.05m;

    private BaseYearCheck(Co2eTotal baseYear, InventoryChanges changes, decimal threshold)
    {
        BaseYear = baseYear;
        Changes = changes;
        Threshold = threshold;
    }

    /// <summary>Total of the base year as last calculated.</summary>
    public Co2eTotal BaseYear { get; }

    /// <summary>Everything that changed since.</summary>
    public InventoryChanges Changes { get; }

    /// <summary>As a fraction of the base year.</summary>
    public decimal Threshold { get; }

    /// <summary>Net change over the base year, with its sign.</summary>
    public decimal? NetShare => Share(Changes.Net);

    /// <summary>Gross change over the base year.</summary>
    public decimal? GrossShare => Share(Changes.Gross);

    /// <summary>Null where the base year's total is zero or negative: no share of it means anything.</summary>
    public bool? IsTriggered
    {
        get
        {
            if (BaseYear.Milligrams <= 0)
            {
                return null;
            }

            // As whole numbers: a quotient could round to the threshold from below.
            var threshold = DecimalFraction.Of(Threshold);
            return (BigInteger)Int128.Abs(Changes.Net.Milligrams) * threshold.Denominator
                >= BaseYear.Milligrams * threshold.Numerator;
        }
    }

    /// <param name="baseYear">Total of the base year as last calculated.</param>
    /// <param name="changes">Everything that changed since.</param>
    /// <param name="threshold">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not in that range.</exception>
    public static BaseYearCheck Of(
        Co2eTotal baseYear, InventoryChanges changes, decimal threshold = DefaultThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 1m);
        return new BaseYearCheck(baseYear, changes, threshold);
    }

    private decimal? Share(Co2eTotal change) =>
        BaseYear.Milligrams <= 0 ? null : (decimal)change.Milligrams / (decimal)BaseYear.Milligrams;
}
