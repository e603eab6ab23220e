using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints the lines with the largest gaps, each with its range and its main cause.</summary>
internal static class LargestSection
{
    public static void Print(TextWriter output, LargestGaps largest)
    {
        if (largest.Lines.Count == 0)
        {
            return;
        }

        output.WriteLine($"{"Largest gaps",-42}{"product kg",14}{"spend kg",14}{"gap kg",14}{"ratio",9}");
        foreach (var (line, gap) in largest.Lines)
        {
            var name = Shortened($"{line.LineId}  {line.Manufacturer} {line.Model}".TrimEnd(), 40);
            var ratio = gap.HasRatioMillionths ? Invariant($"{gap.RatioMillionths / 1_000_000m:0.000}") : "-";
            output.WriteLine(Invariant(
                $"  {name,-40}{Kg(gap.ProductMgCo2E),14:N1}{Kg(gap.SpendMgCo2E),14:N1}{Kg(gap.GapMgCo2E),14:N1}{ratio,9}"));
            if (gap.Significance is { } significance)
            {
                var chance = significance.IsSignificantAt95 ? "not by chance" : "can be chance";
                output.WriteLine(Invariant(
                    $"    ratio {significance.RatioLower95:0.00} to {significance.RatioUpper95:0.00}, {chance}; mainly: {MainCause(gap.Effects)}"));
            }
        }

        output.WriteLine();
    }

    private static string MainCause(GapEffects? effects)
    {
        if (effects is null)
        {
            return "not known (no usual price or average for this type)";
        }

        (long Size, string Words)[] causes =
        [
            (effects.PriceMgCo2E, effects.PriceMgCo2E > 0 ? "dearer than such devices usually are" : "cheaper than such devices usually are"),
            (effects.ClassificationMgCo2E, effects.ClassificationMgCo2E > 0
                ? "its sector emits more per money than its type" : "its sector emits less per money than its type"),
            (effects.ProductMgCo2E, effects.ProductMgCo2E > 0 ? "emits less than its type's average" : "emits more than its type's average"),
            (effects.BoundaryMgCo2E, "delivery and trade margins"),
            (effects.ConversionMgCo2E, "VAT, inflation and exchange rates"),
        ];
        return causes.MaxBy(cause => Math.Abs(cause.Size)).Words;
    }
}
