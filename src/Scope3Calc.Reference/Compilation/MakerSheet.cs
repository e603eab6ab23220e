using System.Globalization;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Reference.Compilation;

/// <summary>The figures of one row of the makers' table, and what they are good for.</summary>
/// <remarks>Shares are fractions of <paramref name="Total"/>. Two rows with equal sheets say the same.</remarks>
/// <param name="Total">kg CO2e per device over its whole life, use included.</param>
/// <param name="Manufacturing">Share of A1 to A3.</param>
/// <param name="Transport">Share of A4.</param>
/// <param name="Use">Share of B6.</param>
/// <param name="EndOfLife">Share of C1 to C4.</param>
/// <param name="ErrorRatio">Relative error margin; its kind is not stated.</param>
/// <param name="LifetimeYears">Years of use assumed.</param>
/// <param name="YearlyKwh">Electricity per year assumed.</param>
/// <param name="WeightKg">Mass of the device.</param>
internal sealed record MakerSheet(
    decimal? Total,
    decimal? Manufacturing,
    decimal? Transport,
    decimal? Use,
    decimal? EndOfLife,
    decimal? ErrorRatio,
    decimal? LifetimeYears,
    decimal? YearlyKwh,
    decimal? WeightKg)
{
    /// <summary>How far the shares may be from adding up to 1: they are published with two to four decimals.</summary>
    public const decimal SumTolerance = 0.02m;

    /// <summary>Plausible kg CO2e per kWh of the use phase.</summary>
    /// <remarks>
    /// No national grid emits more than 1.31 over its life cycle (Ember, 2000 to 2024). Below 0.1 there are countries,
    /// but none of the regions makers assume (world, EU, US).
    /// </remarks>
    public const decimal LowestUseIntensity = 0.1m;
    public const decimal HighestUseIntensity = 1.31m;

    public static MakerSheet Read(TableRow row) => new(
        row.Number("gwp_total"),
        row.Number("gwp_manufacturing_ratio"),
        row.Number("gwp_transport_ratio"),
        row.Number("gwp_use_ratio"),
        row.Number("gwp_eol_ratio"),
        row.Number("gwp_error_ratio"),
        row.Number("lifetime"),
        row.Number("yearly_tec"),
        row.Number("weight"));

    /// <summary>kg per stage. A share of 0 stands for a missing one in this table, so it declares nothing.</summary>
    public decimal? Kilograms(decimal? share) => share is > 0m ? Total * share : null;

    public decimal? ServiceLifeYears =>
        LifetimeYears is > LineRules.MinServiceLifeYears and < LineRules.MaxServiceLifeYears ? LifetimeYears : null;

    public decimal? MassKg => WeightKg is > 0m and <= LineRules.MaxMassKg ? WeightKg : null;

    public decimal? Uncertainty => ErrorRatio is > 0m ? ErrorRatio : null;

    /// <summary>Whether the sheet may be used, with the reason and a sentence where it may not or needs care.</summary>
    public (ReasonSet Reasons, string Note) Judge()
    {
        if (Total is not > 0m)
        {
            return HeldBack("no total");
        }

        if (Manufacturing is not > 0m)
        {
            return HeldBack("no manufacturing share");
        }

        if (HasShareBeyondRange)
        {
            return HeldBack("a share is outside 0 to 1");
        }

        if (Math.Abs(SumOfShares - 1m) > SumTolerance)
        {
            return HeldBack($"shares add up to {Text(SumOfShares)}");
        }

        return IsUsePlausible
            ? (ReasonSet.None, string.Empty)
            : (ReasonSet.Of(ReasonCode.MakerFootprintFlagged),
                $"use phase is {Text(decimal.Round(UseIntensity!.Value, 3))} kg per kWh");
    }

    /// <summary>Whether the figures agree with each other as far as they go; shares may be missing.</summary>
    public bool IsConsistent => Total is > 0m && !HasShareBeyondRange && SumOfShares <= 1m + SumTolerance;

    /// <summary>Whether use phase and electricity fit each other, or one of them is not stated.</summary>
    public bool IsUsePlausible => UseIntensity is not (< LowestUseIntensity or > HighestUseIntensity);

    private decimal SumOfShares => (Manufacturing ?? 0m) + (Transport ?? 0m) + (Use ?? 0m) + (EndOfLife ?? 0m);

    private bool HasShareBeyondRange =>
        IsBeyond(Manufacturing) || IsBeyond(Transport) || IsBeyond(Use) || IsBeyond(EndOfLife);

    // kg CO2e per kWh over the lifetime; null where one of the three is not stated.
    private decimal? UseIntensity => YearlyKwh * LifetimeYears is { } kwh and > 0m ? Kilograms(Use) / kwh : null;

    /// <summary>A decimal without trailing zeros.</summary>
    public static string Text(decimal? value) =>
        value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? string.Empty;

    private static bool IsBeyond(decimal? share) => share is < 0m or > 1m;

    private static (ReasonSet Reasons, string Note) HeldBack(string note) =>
        (ReasonSet.Of(ReasonCode.MakerFootprintHeldBack), note);
}
