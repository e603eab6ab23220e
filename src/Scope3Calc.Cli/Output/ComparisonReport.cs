using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints what changed between two runs.</summary>
internal static class ComparisonReport
{
    public static void Print(TextWriter output, CompareRunsResponse answer)
    {
        var (before, after) = (answer.TotalBefore, answer.TotalAfter);
        output.WriteLine(Invariant(
            $"{"",-26}{$"run {answer.BasisBefore.RunId}",20}{$"run {answer.BasisAfter.RunId}",20}{"change",20}"));
        output.WriteLine(Invariant(
            $"  {"Lines",-24}{before.Lines,20:N0}{after.Lines,20:N0}{after.Lines - before.Lines,20:+#,0;-#,0;0}"));
        Row(output, "Booked, kg CO2e", before.BookedKgCo2E, after.BookedKgCo2E);
        Row(output, "Category 4, kg CO2e", before.BookedCategory4KgCo2E, after.BookedCategory4KgCo2E);
        output.WriteLine();
        Causes(output, answer.Changes);
        output.WriteLine(Invariant($"Results of {answer.SegmentsCompared:N0} segments differ."));
        output.WriteLine();
        RunReport.Basis(output, answer.BasisBefore);
        RunReport.Basis(output, answer.BasisAfter);
    }

    /// <summary>Prints each cause with the lines it concerns; together they are the whole change.</summary>
    public static void Causes(TextWriter output, IReadOnlyList<CauseChange> changes)
    {
        if (changes.Count == 0)
        {
            output.WriteLine("  Nothing changed.");
            return;
        }

        output.WriteLine($"  {"Why",-24}{"lines",20}{"booked kg",20}{"category 4 kg",20}");
        foreach (var change in changes)
        {
            output.WriteLine(Invariant(
                $"  {TitleOf(change.Cause),-24}{change.Lines,20:N0}{Number(change.BookedChangeKgCo2E),20:+#,0.0;-#,0.0;0.0}{Number(change.BookedCategory4ChangeKgCo2E),20:+#,0.0;-#,0.0;0.0}"));
        }
    }

    /// <summary>Prints what each group is booked with in both runs, delivery included, and below it why that changed.</summary>
    public static void Groups(TextWriter output, string title, CompareRunsResponse answer)
    {
        output.WriteLine();
        output.WriteLine(
            $"{Shortened(title, 26),-26}{$"run {answer.BasisBefore.RunId}, kg",20}{$"run {answer.BasisAfter.RunId}, kg",20}{"change",20}{"ratio",9}");
        foreach (var group in answer.Groups)
        {
            var (old, now) = (Booked(group.TotalBefore), Booked(group.TotalAfter));
            var ratio = old == 0m ? "" : Invariant($"{now / old:0.000}");
            var name = string.Join(", ", group.Key.Select(key => key.Length == 0 ? "(not stated)" : key));
            output.WriteLine(Invariant(
                $"  {Shortened(name, 24),-24}{old,20:N1}{now,20:N1}{now - old,20:+#,0.0;-#,0.0;0.0}{ratio,9}"));
            foreach (var change in group.Changes)
            {
                output.WriteLine(Invariant(
                    $"    {$"{TitleOf(change.Cause)}, {Lines(change.Lines)}",-62}{Booked(change),20:+#,0.0;-#,0.0;0.0}"));
            }
        }
    }

    private static decimal Booked(LineTotals totals) => Number(totals.BookedKgCo2E) + Number(totals.BookedCategory4KgCo2E);

    private static decimal Booked(CauseChange change) =>
        Number(change.BookedChangeKgCo2E) + Number(change.BookedCategory4ChangeKgCo2E);

    private static void Row(TextWriter output, string name, string before, string after) => output.WriteLine(Invariant(
        $"  {name,-24}{Number(before),20:N1}{Number(after),20:N1}{Number(after) - Number(before),20:+#,0.0;-#,0.0;0.0}"));

    private static string TitleOf(ChangeCause cause) => cause switch
    {
        ChangeCause.LineAdded => "Lines added",
        ChangeCause.LineCorrected => "Lines corrected",
        ChangeCause.LineReturned => "Returns and credits",
        ChangeCause.Selection => "Selection of lines",
        ChangeCause.Declaration => "Declarations",
        ChangeCause.FactorPack => "Factor pack",
        ChangeCause.Prices => "Prices and other data",
        ChangeCause.Policy => "Policy",
        ChangeCause.Engine => "Version of the arithmetic",
        _ => cause.ToString(),
    };
}
