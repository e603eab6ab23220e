using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes the totals over many lines, and what they rest on, as the contract's messages.</summary>
internal static class SummaryWriter
{
    // Enough to tell any two shares apart; the masses themselves are exact.
    private const int ShareDecimals = 12;

    public static V1.Basis Basis(Calculator calculator) => new()
    {
        SnapshotId = calculator.Snapshot.Id,
        PolicyId = calculator.Policy.Id,
        FactorPack = calculator.Pack.Id,
        EngineVersion = EngineVersion.Current,
    };

    /// <param name="portfolio">The totals.</param>
    /// <param name="gwpSetSpread">Largest relative difference between sets of global warming potentials; null if unknown.</param>
    public static V1.Summary ToMessage(Portfolio portfolio, decimal? gwpSetSpread)
    {
        var message = new V1.Summary
        {
            Lines = portfolio.Lines,
            BookedKgCo2E = Kg(portfolio.Booked),
            Gap = ToGapMessage(portfolio),
            AveragesGap = portfolio.MatchedAverages.Lines == 0 ? null : ToGapMessage(portfolio.MatchedAverages),
            WeightedTierBySpend = Share(portfolio.WeightedTierBySpend),
            WeightedTierByUnits = Share(portfolio.WeightedTierByUnits),
            Tier1ShareOfUnits = Share(portfolio.Tier1ShareOfUnits),
            WeightedTier = Share(portfolio.WeightedTier),
            ShareVerified = Share(portfolio.ShareVerified),
            ShareSupplierData = Share(portfolio.ShareSupplierData),
            ShareAverage = Share(portfolio.ShareAverage),
            ShareSpend = Share(portfolio.ShareSpend),
            Tier1ShareOfSpend = Share(portfolio.Tier1ShareOfSpend),
        };
        message.GwpSets.AddRange(portfolio.GwpSets.Select(Enumerations.ToMessage));
        message.GwpMixingKgCo2E = portfolio.GwpMixing(gwpSetSpread) is { } mixing ? Kg(mixing) : string.Empty;

        foreach (var status in Enum.GetValues<LineStatus>())
        {
            message.Statuses.Add(new V1.StatusCount
            {
                Status = Enumerations.ToMessage(status),
                Lines = portfolio.LinesWith(status),
            });
        }

        foreach (var category in Enum.GetValues<Scope3Category>())
        {
            if (portfolio.ByCategory(category) is { Lines: > 0 } tally)
            {
                message.Categories.Add(new V1.CategoryTotal
                {
                    Scope3Category = Enumerations.ToMessage(category),
                    Lines = tally.Lines,
                    BookedKgCo2E = Kg(tally.Booked),
                });
            }
        }

        foreach (var method in Enum.GetValues<CalculationMethod>())
        {
            if (portfolio.ByMethod(method) is { Lines: > 0 } tally)
            {
                message.Methods.Add(new V1.MethodTotal
                {
                    Method = Enumerations.ToMessage(method),
                    Lines = tally.Lines,
                    BookedKgCo2E = Kg(tally.Booked),
                });
            }
        }

        foreach (var tier in Enum.GetValues<DataQualityTier>())
        {
            if (portfolio.ByTier(tier) is { Lines: > 0 } tally)
            {
                message.Tiers.Add(new V1.TierTotal
                {
                    Tier = Enumerations.ToMessage(tier),
                    Lines = tally.Lines,
                    BookedKgCo2E = Kg(tally.Booked),
                });
            }
        }

        return message;
    }

    private static V1.PortfolioGap ToGapMessage(Portfolio portfolio)
    {
        var message = ToGapMessage(portfolio.Matched);
        message.CoverageByUnits = Share(portfolio.CoverageByUnits);
        message.CoverageBySpend = Share(portfolio.CoverageBySpend);
        message.CoverageByEmissions = Share(portfolio.CoverageByEmissions);
        return message;
    }

    private static V1.PortfolioGap ToGapMessage(in MatchedLines matched) => new()
    {
        MatchedLines = matched.Lines,
        ProductKgCo2E = Kg(matched.Product),
        SpendKgCo2E = Kg(matched.Spend),
        GapKgCo2E = matched.Gap is { } gap ? Kg(gap) : string.Empty,
        Ratio = Share(matched.Ratio),
    };

    public static string Kg(Co2eTotal mass) => mass.Kilograms.ToString("0.000000", CultureInfo.InvariantCulture);

    public static string Share(decimal? share) => share is { } value
        ? decimal.Round(value, ShareDecimals, MidpointRounding.ToEven).ToString("0.############", CultureInfo.InvariantCulture)
        : string.Empty;
}
