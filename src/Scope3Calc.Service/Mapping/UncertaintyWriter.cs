using System.Globalization;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes how sure totals are, what a gap comes from, and how significant it is.</summary>
internal static class UncertaintyWriter
{
    /// <summary>Adds to a summary what goes beyond totals and shares.</summary>
    /// <param name="message">The summary, totals written.</param>
    /// <param name="portfolio">The totals.</param>
    /// <param name="totals">What the same lines tell of the gap.</param>
    /// <param name="monteCarlo">A simulation to make; null for the analytical way.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void Add(
        V1.Summary message,
        Portfolio portfolio,
        GapTotals totals,
        MonteCarloOptions? monteCarlo,
        CancellationToken cancellationToken)
    {
        message.Gap.Significance = Significance(portfolio.Matched, totals.Causes) is { } significance
            ? OutcomeDetails.ToMessage(significance)
            : null;
        DataQualityWriter.Add(message, totals.DataQuality);
        message.Gap.Effects = totals.Effects.Lines == 0 ? null : ToMessage(totals.Effects);
        if (monteCarlo is null)
        {
            message.BookedUncertainty = FentonWilkinson.Of(totals.Causes, cell => cell.Booked) is { } booked
                ? ToMessage(booked)
                : null;
            return;
        }

        var draws = MonteCarlo.Run(
            totals.Causes,
            monteCarlo,
            (count, block) => Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, block));
        message.BookedUncertainty = portfolio.Booked.Milligrams > 0 ? ToMessage(draws.BookedKilograms, draws) : null;
        if (portfolio.Matched.Lines > 0 && draws.GapKilograms is { } gap)
        {
            message.Gap.GapUncertainty = ToMessage(gap, draws);
            message.Gap.GapUncertainty.ProbabilitySpendAboveProduct = draws.ProbabilityOfSpendAboveProduct ?? 0;
        }
    }

    // Both sums as lognormals around the booked medians, so that the ratio told is the one reported.
    private static GapSignificance? Significance(in MatchedLines matched, CauseTotals causes) =>
        FentonWilkinson.Of(causes, cell => cell.Spend) is { } spend
        && FentonWilkinson.Of(causes, cell => cell.Product) is { } product
            ? GapSignificance.Between(
                new Lognormal((double)matched.Spend.Milligrams, Limited(spend.SigmaOfTotal)),
                new Lognormal((double)matched.Product.Milligrams, Limited(product.SigmaOfTotal)))
            : null;

    private static double Limited(double sigma) => Math.Min(sigma, Lognormal.MaxSigma);

    private static V1.TotalUncertainty ToMessage(FentonWilkinson total) => new()
    {
        Method = V1.AggregationMethod.FentonWilkinson,
        Lower95KgCo2E = Kg(total.Interval.Low),
        Upper95KgCo2E = Kg(total.Interval.High),
        MeanKgCo2E = total.MeanKilograms,
        MedianKgCo2E = total.MedianKilograms,
        Sigma = total.SigmaOfTotal,
        IsWidened = total.Interval.Widened,
    };

    private static V1.TotalUncertainty ToMessage(DrawSummary total, MonteCarloResult draws) => new()
    {
        Method = V1.AggregationMethod.MonteCarlo,
        Lower95KgCo2E = Kg(total.Interval.Low),
        Upper95KgCo2E = Kg(total.Interval.High),
        MeanKgCo2E = total.Mean,
        MedianKgCo2E = total.Median,
        Sigma = total is { Low: > 0, High: var high, Low: var low } ? Math.Log(high / low) / (2 * NormalDistribution.TwoSided95) : 0,
        Seed = draws.Seed,
        Draws = draws.Draws,
        StandardErrorKgCo2E = total.MeanStandardError,
        IsWidened = total.Interval.Widened,
    };

    private static V1.GapEffectsTotal ToMessage(in GapEffectsTotal effects) => new()
    {
        Lines = effects.Lines,
        GapKgCo2E = Kg(effects.Sum),
        PriceKgCo2E = Kg(effects.Price),
        ClassificationKgCo2E = Kg(effects.Classification),
        ProductKgCo2E = Kg(effects.Product),
        BoundaryKgCo2E = Kg(effects.Boundary),
        ConversionKgCo2E = Kg(effects.Conversion),
    };

    private static string Kg(Co2eTotal mass) => mass.Kilograms.ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Kg(double kilograms) => kilograms.ToString("0.000000", CultureInfo.InvariantCulture);
}
