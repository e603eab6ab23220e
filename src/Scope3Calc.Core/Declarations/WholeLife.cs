namespace Scope3Calc.Core.Declarations;

/// <summary>The shares of a whole-life total that its declaration states, as fractions of 1. Null is not
/// stated.</summary>
/// <remarks>The number of decimals counts: 0.814 is read as 81.4 %, rounded to a tenth of a per cent.</remarks>
/// <param name="Manufacturing">A1-A3.</param>
/// <param name="Transport">A4.</param>
/// <param name="Use">B6.</param>
/// <param name="EndOfLife">C1-C4.</param>
public readonly record struct StageShares(decimal? Manufacturing, decimal? Transport, decimal? Use, decimal? EndOfLife);

/// <summary>Why a whole-life total was not brought down to its stages.</summary>
public enum WholeLifeRefusal
{
    None,

    /// <summary>The total is zero, negative or beyond 10^12 kg.</summary>
    TotalOutOfRange,

    /// <summary>A share is negative or more than 1: a per cent given as a fraction, perhaps.</summary>
    ShareOutOfRange,

    /// <summary>The share of manufacturing is not stated, or is zero, which no device's is.</summary>
    ManufacturingMissing,

    /// <summary>All four shares do not add up to 1 within 0.02, or those stated come to more than 1.02.</summary>
    SharesDoNotAddUp,
}

/// <summary>One stage of a whole-life total.</summary>
/// <param name="Kg">kg CO2e per declared amount.</param>
/// <param name="SigmaLn">Standard deviation of its logarithm; null for a figure of zero, which has none.</param>
public readonly record struct StageFigure(decimal Kg, double? SigmaLn);

/// <summary>A whole-life total by stage, from its own shares alone.</summary>
/// <param name="CradleToGate">A1-A3: what is booked with the purchase.</param>
/// <param name="Distribution">A4.</param>
/// <param name="EnergyInUse">B6.</param>
/// <param name="EndOfLife">C1-C4.</param>
public sealed record WholeLifeStages(
    StageFigure CradleToGate, StageFigure? Distribution, StageFigure? EnergyInUse, StageFigure? EndOfLife);

/// <summary>
/// Brings a total over a device's whole life down to the stages an inventory books, by the shares stated beside it.
/// </summary>
/// <remarks>
/// Shares of other devices are never used: what a declaration does not state is not known. Shares that add up to a
/// little less or more than 1 are used as stated, never scaled to it. A stage is total x share, and it inherits the total's uncertainty and the share's rounding,
/// <code>sigma^2 = sigma(total)^2 + (half a unit of the share's last decimal / share / sqrt 3)^2</code> since a
/// rounded figure lies anywhere within half a unit, with equal chance, which has a standard deviation of a half unit
/// over the root of three. Shares are printed as per cents, so their rounding is taken as a whole per cent at most:
/// 0.8 is 80 %.
/// <para>
/// A share of zero is a figure of zero only where all four are stated and add up; beside missing ones it may as well
/// mean "not read", and the stage is not known.
/// </para>
/// </remarks>
public readonly record struct WholeLife
{
    private const decimal Tolerance = 0.02m;
    private const decimal LargestKilograms = 1_000_000_000_000m;
    private const int PerCentDecimals = 2;

    private WholeLife(WholeLifeStages stages) => Stages = stages;

    private WholeLife(WholeLifeRefusal refusal) => Refusal = refusal;

    /// <summary>Null where <see cref="Refusal"/> says why.</summary>
    public WholeLifeStages? Stages { get; }

    public WholeLifeRefusal Refusal { get; }

    /// <param name="totalKg">kg CO2e per declared amount over the whole life, above 0.</param>
    /// <param name="totalSigmaLn">Standard deviation of the logarithm of that total, 0 or above.</param>
    /// <param name="shares">The shares of that same total.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative.</exception>
    public static WholeLife Of(decimal totalKg, double totalSigmaLn, StageShares shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(totalSigmaLn);
        if (totalKg is <= 0m or > LargestKilograms)
        {
            return new WholeLife(WholeLifeRefusal.TotalOutOfRange);
        }

        var (manufacturing, transport, use, endOfLife) = shares;
        if (IsOutOfRange(manufacturing) || IsOutOfRange(transport) || IsOutOfRange(use) || IsOutOfRange(endOfLife))
        {
            return new WholeLife(WholeLifeRefusal.ShareOutOfRange);
        }

        if (manufacturing is null or 0m)
        {
            return new WholeLife(WholeLifeRefusal.ManufacturingMissing);
        }

        var isComplete = transport is not null && use is not null && endOfLife is not null;
        var stated = manufacturing.Value + (transport ?? 0m) + (use ?? 0m) + (endOfLife ?? 0m);
        if (stated > 1m + Tolerance || (isComplete && stated < 1m - Tolerance))
        {
            return new WholeLife(WholeLifeRefusal.SharesDoNotAddUp);
        }

        return new WholeLife(new WholeLifeStages(
            Stage(manufacturing.Value), StageOf(transport), StageOf(use), StageOf(endOfLife)));

        StageFigure? StageOf(decimal? share) => share switch
        {
            null => null,
            0m => isComplete ? new StageFigure(0m, null) : null,
            _ => Stage(share.Value),
        };

        StageFigure Stage(decimal share)
        {
            var rounding = (double)HalfUnit(share) / (double)share;
            return new StageFigure(totalKg * share, Math.Sqrt((totalSigmaLn * totalSigmaLn) + (rounding * rounding / 3)));
        }
    }

    private static bool IsOutOfRange(decimal? share) => share is < 0m or > 1m;

    // A decimal has 28 places at most; half a unit of the last one needs another, and is nothing by then.
    internal static decimal HalfUnit(decimal printed) =>
        new(5, 0, 0, false, (byte)Math.Clamp(printed.Scale + 1, PerCentDecimals + 1, 28));
}
