using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints how closed years differ in a later run.</summary>
internal static class RestatementReport
{
    private const int LinesShown = 10;

    public static void Print(TextWriter output, GetRestatementsResponse answer)
    {
        if (answer.Restatements.Count == 0)
        {
            output.WriteLine("No year is closed.");
        }

        foreach (var restatement in answer.Restatements)
        {
            Print(output, restatement, answer.Threshold);
            output.WriteLine();
        }

        RunReport.Basis(output, answer.Basis);
    }

    private static void Print(TextWriter output, Restatement restatement, string threshold)
    {
        var period = restatement.Period;
        output.WriteLine(Invariant($"{period.Year}, closed on run {period.RunId} by {period.ClosedBy}, {RunReport.TextOf(period.CloseTime)}"));
        output.WriteLine(Invariant($"  {"Closed, kg CO2e",-24}{Whole(restatement.Closed),20:N1}"));
        output.WriteLine(Invariant($"  {"Now, kg CO2e",-24}{Whole(restatement.Now),20:N1}"));
        output.WriteLine(Invariant(
            $"  {"Change, kg CO2e",-24}{Number(restatement.NetChangeKgCo2E),20:+#,0.0;-#,0.0;0.0}  ({Percent(restatement.NetChangeShare)} net, {Percent(restatement.GrossChangeShare)} gross)"));
        ComparisonReport.Causes(output, restatement.Changes);
        Paragraph(output, restatement switch
        {
            { HasIsTriggered: false } => "Nothing can be a share of a closed total that is not above 0.",
            { IsTriggered: true } => $"The net change reaches the threshold of {Percent(threshold)}: were this a base year, it would have to be recalculated.",
            _ => $"The net change stays below the threshold of {Percent(threshold)}.",
        });
        if (restatement.RestatedLineCount > 0)
        {
            Paragraph(output, $"{Lines(restatement.RestatedLineCount)} booked by spend then and on product data now, such as");
            foreach (var line in restatement.RestatedLines.Take(LinesShown))
            {
                output.WriteLine(Invariant(
                    $"    {Shortened(line.LineId, 40),-40}{Kg(line.ClosedMgCo2E),18:N1} kg ->{Kg(line.BookedMgCo2E),18:N1} kg"));
            }
        }
    }

    private static decimal Whole(LineTotals totals) => Number(totals.BookedKgCo2E) + Number(totals.BookedCategory4KgCo2E);
}
