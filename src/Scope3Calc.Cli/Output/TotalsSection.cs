using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints what is booked: by category, method and tier, how sure the total is, and on which data it rests.</summary>
internal static class TotalsSection
{
    public static void Print(TextWriter output, Summary summary)
    {
        Table(output, "Booked by Scope 3 category", summary.Categories.Select(total =>
            (Titles.Of(total.Scope3Category), total.Lines, total.BookedKgCo2E)), summary.BookedKgCo2E);
        Range(output, summary.BookedUncertainty);
        output.WriteLine();
        Table(output, "Booked by method", summary.Methods.Select(total =>
            (Titles.Of(total.Method), total.Lines, total.BookedKgCo2E)), summary.BookedKgCo2E);
        output.WriteLine();
        Table(output, "Booked by data-quality tier", summary.Tiers.Select(total =>
            (Titles.Of(total.Tier), total.Lines, total.BookedKgCo2E)), summary.BookedKgCo2E);
        output.WriteLine();
        Quality(output, summary);
    }

    /// <summary>Prints rows of kilograms with their total.</summary>
    public static void Table(
        TextWriter output, string title, IEnumerable<(string Name, long Lines, string Kg)> rows, string total)
    {
        output.WriteLine($"{title,-44}{"lines",10}{"kg CO2e",20}");
        foreach (var (name, lines, kg) in rows)
        {
            output.WriteLine(Invariant($"  {name,-42}{lines,10:N0}{Number(kg),20:N1}"));
        }

        output.WriteLine(Invariant($"  {"Total",-52}{Number(total),20:N1}  ({Tonnes(total)})"));
    }

    /// <summary>Prints between which values a total lies. Nothing where that was not asked for.</summary>
    public static void Range(TextWriter output, TotalUncertainty? uncertainty)
    {
        if (uncertainty is null)
        {
            return;
        }

        var how = uncertainty.Method == AggregationMethod.MonteCarlo
            ? Invariant($"found by {uncertainty.Draws:N0} random draws, seed {uncertainty.Seed}")
            : "lines that share a factor or a declaration share its error";
        Paragraph(output,
            $"The total lies between {Amount(uncertainty.Lower95KgCo2E)} and {Amount(uncertainty.Upper95KgCo2E)} "
            + $"with 95 % probability ({how}).{(uncertainty.IsWidened ? " The range was widened to hold the total itself." : "")}");
    }

    private static void Quality(TextWriter output, Summary summary)
    {
        output.WriteLine("Data quality of what is booked, by emissions");
        output.WriteLine($"  {"Verified EPDs",-42}{Percent(summary.ShareVerified),10}");
        output.WriteLine($"  {"Suppliers' data (tiers 1 to 3)",-42}{Percent(summary.ShareSupplierData),10}");
        output.WriteLine($"  {"Averages",-42}{Percent(summary.ShareAverage),10}");
        output.WriteLine($"  {"Spend-based",-42}{Percent(summary.ShareSpend),10}");
        output.WriteLine($"  {"Mean tier (1 best, 5 worst)",-42}{Rounded(summary.WeightedTier),10}");
        GwpSets(output, summary);
        output.WriteLine();
        IndicatorSection.Print(output, summary.DataQuality);
    }

    private static void GwpSets(TextWriter output, Summary summary)
    {
        if (summary.GwpSets.Count < 2)
        {
            return;
        }

        var sets = string.Join(", ", summary.GwpSets.Select(Titles.Of));
        var size = summary.GwpMixingKgCo2E.Length == 0
            ? ""
            : Invariant($" That can matter by up to {Number(summary.GwpMixingKgCo2E):N1} kg of the total.");
        Paragraph(output, $"The figures weigh gases by different sets of global warming potentials ({sets}).{size}");
    }
}
