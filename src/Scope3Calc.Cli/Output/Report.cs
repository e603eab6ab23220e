using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints what came out, in plain text: totals, the gap, the largest gaps, and what needs somebody's attention.</summary>
internal static class Report
{
    public static void Print(
        TextWriter output, Summary summary, Basis basis, LargestGaps largest, ListedLines held, ListedLines refused)
    {
        var calculated = summary.Lines - held.Count - refused.Count;
        output.WriteLine(held.Count == 0
            ? Invariant($"{summary.Lines:N0} lines, {calculated:N0} calculated, {refused.Count:N0} not.")
            : Invariant($"{summary.Lines:N0} lines, {calculated:N0} calculated, {held.Count:N0} held for review, {refused.Count:N0} not."));
        output.WriteLine();
        TotalsSection.Print(output, summary);
        GapSection.Print(output, summary);
        SpreadSection.Print(output, summary.FactorSpread, basis.FactorPack);
        LargestSection.Print(output, largest);
        if (held.Count > 0)
        {
            output.WriteLine(Invariant($"Held for review ({held.Count:N0}): in no total until somebody has looked"));
            held.CopyTo(output);
            output.WriteLine("  Correct what is wrong. Where the figure is right, put your name into released_by.");
            output.WriteLine();
        }

        if (refused.Count > 0)
        {
            output.WriteLine(Invariant($"Not calculated ({refused.Count:N0})"));
            refused.CopyTo(output);
            output.WriteLine();
        }

        output.WriteLine("Figures are for reporting. Declarations of different makers or product category rules are not comparable.");
        Basis(output, basis);
    }

    /// <summary>Prints what numbers rest on: the run they are over, where there is one, says all of it.</summary>
    public static void Basis(TextWriter output, Basis basis, RunBasis? run)
    {
        if (run is null)
        {
            Basis(output, basis);
        }
        else
        {
            RunReport.Basis(output, run);
        }
    }

    /// <summary>Prints what numbers rest on.</summary>
    public static void Basis(TextWriter output, Basis basis) => output.WriteLine(
        $"Basis: factor pack {basis.FactorPack}, data {basis.SnapshotId[..12]}, policy {basis.PolicyId[..12]}, engine {basis.EngineVersion}.");
}
