using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints the gap between the methods: its size, whether it can be chance, and what it comes from.</summary>
internal static class GapSection
{
    public static void Print(TextWriter output, Summary summary)
    {
        var gap = summary.Gap;
        output.WriteLine("Gap between the methods, over the lines that have both");
        if (gap.MatchedLines == 0)
        {
            output.WriteLine("  No line has both a product-based and a spend-based figure.");
        }
        else
        {
            Sides(output, gap);
            Effects(output, gap);
        }

        output.WriteLine();
        Averages(output, summary.AveragesGap);
    }

    private static void Sides(TextWriter output, PortfolioGap gap)
    {
        output.WriteLine(Invariant($"  {"Lines with both",-42}{gap.MatchedLines,10:N0}"));
        output.WriteLine(Invariant($"  {"Product-based",-52}{Number(gap.ProductKgCo2E),20:N1}"));
        output.WriteLine(Invariant($"  {"Spend-based, on the same boundary",-52}{Number(gap.SpendKgCo2E),20:N1}"));
        output.WriteLine(Invariant($"  {"Gap (spend minus product)",-52}{Number(gap.GapKgCo2E),20:N1}"));
        Paragraph(output,
            $"These lines hold {Percent(gap.CoverageByUnits)} of the pieces, {Percent(gap.CoverageBySpend)} of the spend "
            + $"and {Percent(gap.CoverageByEmissions)} of the booked emissions.");
        if (gap.Ratio.Length > 0)
        {
            output.WriteLine();
            Paragraph(output, $"Spend {Comparison(Number(gap.Ratio))} (ratio {Rounded(gap.Ratio)}). {Chance(gap.Significance)}");
        }

        if (gap.GapUncertainty is { } draws)
        {
            Paragraph(output, Invariant(
                $"In {draws.Draws:N0} random draws (seed {draws.Seed}) the gap lies between {Amount(draws.Lower95KgCo2E)} and {Amount(draws.Upper95KgCo2E)} with 95 % probability; spend is the larger figure in {draws.ProbabilitySpendAboveProduct * 100:0.0} % of them."));
        }
    }

    /// <summary>How spend compares with the product data: <c>is 49 % below the product data</c>.</summary>
    public static string Comparison(decimal ratio) => ratio switch
    {
        <= 0m => "and the product data differ in sign",
        < 0.995m => Invariant($"is {(1m - ratio) * 100m:0} % below the product data"),
        < 1.005m => "agrees with the product data",
        < 2m => Invariant($"is {(ratio - 1m) * 100m:0} % above the product data"),
        _ => Invariant($"is {ratio:0.0} times the product data"),
    };

    private static string Chance(GapSignificance? significance) => significance switch
    {
        null => "",
        { IsSignificantAt95: true } => "That is more than the uncertainty of both figures explains: " + Range(significance) + ".",
        _ => "Both figures are so uncertain that this can be chance: " + Range(significance) + ".",
    };

    public static string Range(GapSignificance significance) => Invariant(
        $"95 % range of the ratio {significance.RatioLower95:0.00} to {significance.RatioUpper95:0.00}");

    private static void Effects(TextWriter output, PortfolioGap gap)
    {
        if (gap.Effects is not { } effects)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(effects.Lines == gap.MatchedLines
            ? "  What the gap comes from (+ makes spend larger, - makes it smaller)"
            : Invariant($"  What the gap comes from, told for {effects.Lines:N0} of the {gap.MatchedLines:N0} lines (+ makes spend larger, - smaller)"));
        Row("Price", effects.PriceKgCo2E, "dearer (+) or cheaper (-) than such devices usually are");
        Row("Sector", effects.ClassificationKgCo2E, "sector emits less (-) or more (+) per money than the type");
        Row("Product", effects.ProductKgCo2E, "these emit less (+) or more (-) than their type's average");
        Row("Boundary", effects.BoundaryKgCo2E, "delivery and trade margins");
        Row("Conversion", effects.ConversionKgCo2E, "VAT, inflation, exchange rates");
        output.WriteLine(Invariant($"    {"Together",-12}{Number(effects.GapKgCo2E),18:N1}"));

        void Row(string name, string kg, string meaning) =>
            output.WriteLine(Invariant($"    {name,-12}{Number(kg),18:+#,##0.0;-#,##0.0;0.0}  {meaning}"));
    }

    private static void Averages(TextWriter output, PortfolioGap? gap)
    {
        if (gap is null || gap.MatchedLines == 0)
        {
            return;
        }

        output.WriteLine($"Apart from these: {Lines(gap.MatchedLines)} with an average of the type and a spend-based figure");
        var comparison = gap.Ratio.Length > 0 ? $": spend {Comparison(Number(gap.Ratio)).Replace("product data", "average", StringComparison.Ordinal)}" : "";
        Paragraph(output, Invariant(
            $"Average {Number(gap.ProductKgCo2E):N1} kg, spend {Number(gap.SpendKgCo2E):N1} kg{comparison}. It does not say what the products' own data would change."));
        output.WriteLine();
    }
}
