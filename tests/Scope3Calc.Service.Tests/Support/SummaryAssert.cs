using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>What every summary must be.</summary>
internal static class SummaryAssert
{
    /// <summary>Sums are zero, since nothing was booked; shares of nothing are not known: empty texts.</summary>
    public static void IsOfNothing(Summary summary)
    {
        Assert.Equal(0, summary.Lines);
        Assert.Equal("0.000000", summary.BookedKgCo2E);
        Assert.All(summary.Statuses, count => Assert.Equal(0, count.Lines));
        Assert.Empty(summary.Categories);
        Assert.Empty(summary.Methods);
        Assert.Empty(summary.Tiers);
        Assert.Empty(summary.GwpSets);
        Assert.All(
            [
                summary.WeightedTier, summary.ShareVerified, summary.ShareSupplierData, summary.ShareAverage,
                summary.ShareSpend, summary.Tier1ShareOfSpend, summary.Gap.GapKgCo2E, summary.Gap.Ratio,
                summary.Gap.CoverageByUnits, summary.Gap.CoverageBySpend, summary.Gap.CoverageByEmissions,
            ],
            share => Assert.Equal(string.Empty, share));
        Assert.Equal(0, summary.Gap.MatchedLines);
    }

    /// <summary>Every total is the sum of the outcomes, to the milligram.</summary>
    public static void AddsUp(Summary summary, IReadOnlyCollection<LineOutcome> outcomes)
    {
        Assert.Equal(outcomes.Count, summary.Lines);
        Assert.Equal(Kg(outcomes.Sum(Booked)), summary.BookedKgCo2E);
        Assert.Equal(outcomes.Count, summary.Statuses.Sum(count => count.Lines));
        Assert.All(summary.Statuses, count =>
            Assert.Equal(outcomes.LongCount(outcome => outcome.Status == count.Status), count.Lines));

        Assert.Equal(
            outcomes.Where(outcome => outcome.HasBookedMgCo2E).Select(outcome => outcome.Method).Distinct().Order(),
            summary.Methods.Select(total => total.Method).Order());
        Assert.All(summary.Methods, total =>
        {
            var of = outcomes.Where(outcome => outcome.HasBookedMgCo2E && outcome.Method == total.Method).ToList();
            Assert.Equal(of.Count, total.Lines);
            Assert.Equal(Kg(of.Sum(Booked)), total.BookedKgCo2E);
        });
        Assert.All(summary.Tiers, total =>
        {
            var of = outcomes.Where(outcome => outcome.HasBookedMgCo2E && outcome.Tier == total.Tier).ToList();
            Assert.Equal(of.Count, total.Lines);
            Assert.Equal(Kg(of.Sum(Booked)), total.BookedKgCo2E);
        });
        Assert.All(summary.Categories, total => Assert.Equal(
            Kg(outcomes.Sum(outcome => BookedIn(total.Scope3Category, outcome))), total.BookedKgCo2E));

        // A product's own figure and the average of its type are never compared with spend in one sum.
        var matched = outcomes.Where(outcome => outcome.Gap is not null)
            .ToLookup(outcome => outcome.Product.Tier == DataQualityTier.CategoryAverage);
        AddsUp(summary.Gap, [.. matched[false]]);
        if (matched[true].Any())
        {
            AddsUp(summary.AveragesGap, [.. matched[true]]);
        }
        else
        {
            Assert.Null(summary.AveragesGap);
        }
    }

    private static void AddsUp(PortfolioGap gap, List<LineOutcome> matched)
    {
        Assert.Equal(matched.Count, gap.MatchedLines);
        Assert.Equal(Kg(matched.Sum(outcome => outcome.Gap.ProductMgCo2E)), gap.ProductKgCo2E);
        Assert.Equal(Kg(matched.Sum(outcome => outcome.Gap.SpendMgCo2E)), gap.SpendKgCo2E);
        Assert.Equal(
            matched.Count == 0 ? string.Empty : Kg(matched.Sum(outcome => outcome.Gap.GapMgCo2E)), gap.GapKgCo2E);
    }

    private static long Booked(LineOutcome outcome) => outcome.BookedMgCo2E + outcome.BookedCategory4MgCo2E;

    private static long BookedIn(Scope3Category category, LineOutcome outcome) =>
        (outcome.Scope3Category == category ? outcome.BookedMgCo2E : 0)
        + (category == Scope3Category.Cat4 ? outcome.BookedCategory4MgCo2E : 0);

    private static string Kg(long milligrams) =>
        (milligrams / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
