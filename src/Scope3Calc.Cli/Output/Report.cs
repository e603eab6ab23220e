using System.Globalization;
using Scope3Calc.V1;
using UnitsNet;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints what came out, in plain text: totals, coverage, the gap, the largest gaps, what was not calculated.</summary>
internal static class Report
{
    private static readonly Dictionary<Scope3Category, string> CategoryTitles = new()
    {
        [Scope3Category.Cat1] = "1  Purchased goods and services",
        [Scope3Category.Cat2] = "2  Capital goods",
        [Scope3Category.Cat4] = "4  Upstream transport and distribution",
        [Scope3Category.Cat8] = "8  Upstream leased assets",
    };

    private static readonly Dictionary<DataQualityTier, string> TierTitles = new()
    {
        [DataQualityTier.VerifiedProductEpd] = "1  Verified EPD of the product",
        [DataQualityTier.ProductPcfAssured] = "2  Assured product footprint",
        [DataQualityTier.ProductPcfSelfDeclared] = "3  Maker's own footprint",
        [DataQualityTier.CategoryAverage] = "4  Average of its kind",
        [DataQualityTier.SpendEeio] = "5  Spend-based",
    };

    private static readonly Dictionary<CalculationMethod, string> MethodTitles = new()
    {
        [CalculationMethod.SupplierSpecific] = "Supplier-specific",
        [CalculationMethod.Hybrid] = "Hybrid",
        [CalculationMethod.AverageData] = "Average data",
        [CalculationMethod.SpendBased] = "Spend-based",
    };

    public static void Print(
        TextWriter output, Summary summary, Basis basis, LargestGaps largest, RefusedLines refused, long lines)
    {
        output.WriteLine(Invariant($"{lines:N0} lines, {lines - refused.Count:N0} calculated, {refused.Count:N0} not."));
        output.WriteLine();
        Total(output, "Booked by Scope 3 category", summary.Categories.Select(total =>
            (CategoryTitles[total.Scope3Category], total.Lines, total.BookedKgCo2E)), summary.BookedKgCo2E);
        Total(output, "Booked by method", summary.Methods.Select(total =>
            (MethodTitles[total.Method], total.Lines, total.BookedKgCo2E)), summary.BookedKgCo2E);
        Total(output, "Booked by data-quality tier", summary.Tiers.Select(total =>
            (TierTitles[total.Tier], total.Lines, total.BookedKgCo2E)), summary.BookedKgCo2E);
        Quality(output, summary);
        Gap(output, summary.Gap);
        Largest(output, largest);
        if (refused.Count > 0)
        {
            output.WriteLine(Invariant($"Not calculated ({refused.Count:N0})"));
            refused.CopyTo(output);
            output.WriteLine();
        }

        output.WriteLine("Figures are for reporting. Declarations of different makers or product category rules are not comparable.");
        output.WriteLine($"Basis: factor pack {basis.FactorPack}, data {basis.SnapshotId[..12]}, policy {basis.PolicyId[..12]}, engine {basis.EngineVersion}.");
    }

    private static void Total(
        TextWriter output, string title, IEnumerable<(string Name, long Lines, string Kg)> rows, string total)
    {
        output.WriteLine($"{title,-44}{"lines",10}{"kg CO2e",20}");
        foreach (var (name, lines, kg) in rows)
        {
            output.WriteLine(Invariant($"  {name,-42}{lines,10:N0}{Number(kg),20:N1}"));
        }

        output.WriteLine(Invariant($"  {"Total",-52}{Number(total),20:N1}  ({Tonnes(total)})"));
        output.WriteLine();
    }

    private static void Quality(TextWriter output, Summary summary)
    {
        output.WriteLine("Data quality of what is booked, by emissions");
        output.WriteLine($"  {"Verified EPDs",-42}{Percent(summary.ShareVerified),10}");
        output.WriteLine($"  {"Suppliers' data (tiers 1 to 3)",-42}{Percent(summary.ShareSupplierData),10}");
        output.WriteLine($"  {"Spend-based",-42}{Percent(summary.ShareSpend),10}");
        output.WriteLine($"  {"Mean tier (1 best, 5 worst)",-42}{Rounded(summary.WeightedTier),10}");
        output.WriteLine();
    }

    private static void Gap(TextWriter output, PortfolioGap gap)
    {
        output.WriteLine("Gap between the methods, over the lines that have both");
        if (gap.MatchedLines == 0)
        {
            output.WriteLine("  No line has both a product-based and a spend-based figure.");
            output.WriteLine();
            return;
        }

        output.WriteLine(Invariant($"  {"Lines with both",-42}{gap.MatchedLines,10:N0}"));
        output.WriteLine(Invariant($"  {"Product-based",-52}{Number(gap.ProductKgCo2E),20:N1}"));
        output.WriteLine(Invariant($"  {"Spend-based, on the same boundary",-52}{Number(gap.SpendKgCo2E),20:N1}"));
        output.WriteLine(Invariant($"  {"Gap",-52}{Number(gap.GapKgCo2E),20:N1}"));
        if (gap.Ratio.Length > 0)
        {
            output.WriteLine($"  Spend comes to {Rounded(gap.Ratio)} times the product-based figure.");
        }

        output.WriteLine(
            $"  These lines hold {Percent(gap.CoverageByUnits)} of the pieces, {Percent(gap.CoverageBySpend)} of the spend "
            + $"and {Percent(gap.CoverageByEmissions)} of the booked emissions.");
        output.WriteLine();
    }

    private static void Largest(TextWriter output, LargestGaps largest)
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
        }

        output.WriteLine();
    }

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..(length - 3)] + "...";

    private static decimal Kg(long milligrams) => milligrams / 1_000_000m;

    private static decimal Number(string exact) => exact.Length == 0 ? 0m : decimal.Parse(exact, CultureInfo.InvariantCulture);

    private static string Tonnes(string kg) => Invariant($"{Mass.FromKilograms((double)Number(kg)).Tonnes:N1} t");

    private static string Percent(string share) => share.Length == 0 ? "-" : Invariant($"{Number(share) * 100m:0.0} %");

    private static string Rounded(string number) => number.Length == 0 ? "-" : Invariant($"{Number(number):0.000}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
