using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes mean data-quality indicators as the contract's messages.</summary>
internal static class DataQualityWriter
{
    public static void Add(V1.Summary message, in DataQualityTotals totals)
    {
        Add(message, V1.DataQualityWeight.Emissions, totals.ByEmissions);
        Add(message, V1.DataQualityWeight.Spend, totals.BySpend);
        Add(message, V1.DataQualityWeight.Pieces, totals.ByPieces);
    }

    private static void Add(V1.Summary message, V1.DataQualityWeight weight, in DataQualityMean mean)
    {
        var rollUp = new V1.DataQualityRollUp { WeightedBy = weight, Scheme = Enumerations.ToMessage(mean.Scheme) };
        foreach (var indicator in Enum.GetValues<DqiIndicator>())
        {
            if (mean[indicator] is { } score)
            {
                rollUp.Means.Add(new V1.IndicatorMean
                {
                    Indicator = Enumerations.ToMessage(indicator),
                    Mean = SummaryWriter.Share(score),
                    WorstScore = DqiSchemes.WorstScore(mean.Scheme, indicator)!.Value,
                });
            }
        }

        message.DataQuality.Add(rollUp);
    }
}
