using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Gap;

/// <summary>What many lines tell of the gap beyond its size: how uncertain it is, what it comes from, how it calibrates spend.</summary>
/// <remarks>
/// Goes beside a <see cref="Portfolio"/> and is filled and joined like one: the same lines give the same totals in any order
/// and however they are shared among threads. Not safe for concurrent use.
/// </remarks>
public sealed class GapTotals
{
    private readonly Dictionary<string, CalibrationSample> _samples = new(StringComparer.Ordinal);

    /// <summary>Booked figures and both sides of the matched set, by the sources of their errors.</summary>
    public CauseTotals Causes { get; } = new();

    /// <summary>What the gap comes from, over the lines of the matched set where that can be told.</summary>
    public GapEffectsTotal Effects { get; private set; }

    /// <summary>How good the data behind the booked figures are.</summary>
    public DataQualityTotals DataQuality { get; private set; }

    /// <summary>Calibrated factors by type of device, in ordinal order.</summary>
    public IEnumerable<CalibratedFactor> Calibrations => _samples
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => Calibration.Of(pair.Key, pair.Value, CalibrationPrior.Default))
        .OfType<CalibratedFactor>();

    /// <param name="line">The line.</param>
    /// <param name="outcome">What the calculator made of it.</param>
    /// <param name="calculator">The calculator.</param>
    public void Add(in PurchaseLine line, in LineOutcome outcome, Calculator calculator) =>
        Add(in line, in outcome, LineShare.All, calculator);

    /// <param name="line">The line; of a return or credit note, its original, whose errors it shares.</param>
    /// <param name="outcome">What the calculator made of it.</param>
    /// <param name="share">How much of it counts.</param>
    /// <param name="calculator">The calculator.</param>
    public void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, Calculator calculator)
    {
        DataQuality = DataQuality.With(in line, in outcome, in share, calculator);
        var isMatched = outcome.Gap.Absolute is not null && outcome.Product.Tier != DataQualityTier.CategoryAverage;
        var bookedOnSpend = outcome.Method == CalculationMethod.SpendBased;
        var booked = outcome is { Booked: { } goods, BookedDelivery: var delivery }
            ? share.OfBooked(goods, outcome.Method) + share.OfProduct(delivery ?? Co2e.Zero)
            : Co2e.Zero;
        if (isMatched || (outcome.Booked is not null && !bookedOnSpend))
        {
            Causes.Add(
                LineCauses.OfProduct(in line, outcome.Product),
                bookedOnSpend ? Co2e.Zero : booked,
                isMatched ? share.OfProduct(outcome.Gap.Product!.Value) : Co2e.Zero,
                Co2e.Zero);
        }

        if (isMatched || bookedOnSpend)
        {
            var ofCalibrated = bookedOnSpend && outcome.Reasons.Contains(ReasonCode.SpendCalibrated);
            if (ofCalibrated)
            {
                var calibration = calculator.Policy.Calibrations.Find(line.ProductCategory!)!.Value;
                Causes.Add(LineCauses.OfCalibrated(calibration), booked, Co2e.Zero, Co2e.Zero);
            }

            Causes.Add(
                LineCauses.OfSpend(outcome.Spend),
                bookedOnSpend && !ofCalibrated ? booked : Co2e.Zero,
                Co2e.Zero,
                isMatched ? share.OfSpend(outcome.Gap.Spend!.Value) : Co2e.Zero);
        }

        if (isMatched)
        {
            AddGap(in line, in outcome, in share, calculator);
        }
    }

    /// <summary>Adds another's lines to these.</summary>
    public void Add(GapTotals other)
    {
        Causes.Add(other.Causes);
        Effects += other.Effects;
        DataQuality += other.DataQuality;
        foreach (var (category, sample) in other._samples)
        {
            SampleOf(category).Add(sample);
        }
    }

    private void AddGap(in PurchaseLine line, in LineOutcome outcome, in LineShare share, Calculator calculator)
    {
        if (calculator.Decompose(in line, in outcome).Effects is { } effects)
        {
            Effects += share.OfEffects(in effects, outcome.Gap.Product!.Value, outcome.Gap.Spend!.Value);
        }

        // What a calibrated figure stands for is what is booked: A1 to A3 against the spend in the pack's own column. A
        // declaration that may not be booked says nothing to calibrate by, and a return nothing its purchase did not say.
        if (share.IsAll && outcome.Product.Bookable && line.ProductCategory is { } category)
        {
            SampleOf(category).Add(outcome.Product.CradleToGate!.Value, outcome.Spend.Emissions!.Value);
        }
    }

    private CalibrationSample SampleOf(string category)
    {
        if (!_samples.TryGetValue(category, out var sample))
        {
            _samples.Add(category, sample = new CalibrationSample());
        }

        return sample;
    }
}
