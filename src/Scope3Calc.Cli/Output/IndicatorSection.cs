using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints how good the data behind the booked figures are on average, indicator by indicator.</summary>
internal static class IndicatorSection
{
    /// <summary>Prints the means by emissions. Nothing where there are none.</summary>
    public static void Print(TextWriter output, IEnumerable<DataQualityRollUp> rollUps)
    {
        var byEmissions = rollUps.FirstOrDefault(rollUp => rollUp.WeightedBy == DataQualityWeight.Emissions);
        if (byEmissions is not { Means.Count: > 0 })
        {
            return;
        }

        output.WriteLine($"Mean scores of the data by emissions ({Titles.Of(byEmissions.Scheme)})");
        foreach (var mean in byEmissions.Means)
        {
            output.WriteLine(Invariant(
                $"  {Titles.Of(mean.Indicator),-42}{Number(mean.Mean),10:0.0} of 1 (best) to {mean.WorstScore}"));
        }

        output.WriteLine();
    }
}
