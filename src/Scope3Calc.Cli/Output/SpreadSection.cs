using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints the spend-based figure by every factor pack, lowest to highest.</summary>
internal static class SpreadSection
{
    private const int MaxShown = 12;
    private const int ShownAtEachEnd = 4;

    /// <param name="output">Where to.</param>
    /// <param name="packs">The packs; none where that was not asked for.</param>
    /// <param name="used">The pack that figures are booked with.</param>
    public static void Print(TextWriter output, IReadOnlyList<PackTotal> packs, string used)
    {
        var withFigures = packs.Where(pack => pack.Lines > 0).OrderBy(pack => Number(pack.SpendKgCo2E)).ToList();
        if (withFigures.Count == 0)
        {
            return;
        }

        output.WriteLine($"{"Spend-based figures by factor pack",-44}{"lines",10}{"kg CO2e",20}");
        for (var i = 0; i < withFigures.Count; i++)
        {
            var pack = withFigures[i];
            var name = pack.FactorPack == used ? $"{pack.FactorPack} (used here)" : pack.FactorPack;
            if (withFigures.Count <= MaxShown || pack.FactorPack == used
                || i < ShownAtEachEnd || i >= withFigures.Count - ShownAtEachEnd)
            {
                output.WriteLine(Invariant($"  {name,-42}{pack.Lines,10:N0}{Number(pack.SpendKgCo2E),20:N1}"));
            }
            else if (i == ShownAtEachEnd)
            {
                output.WriteLine($"  ... (all of them: --json)");
            }
        }

        Comparable(output, withFigures);
        var without = packs.Where(pack => pack.Lines == 0).Select(pack => pack.FactorPack).ToList();
        if (without.Count > 0)
        {
            Paragraph(output, $"Without a figure for any line: {Listed(without)}.");
        }

        if (packs.Any(pack => pack.Missing.Any(missing => missing.Reason == ReasonCode.FactorPriceTypeMismatch)))
        {
            Paragraph(output, "Packs of another price type than the lines' need price_type_ratio, in the line or the policy.");
        }

        output.WriteLine();
    }

    // Sums over different lines say nothing about the factors.
    private static void Comparable(TextWriter output, List<PackTotal> packs)
    {
        var group = packs.GroupBy(pack => pack.Lines).MaxBy(same => (same.Count(), same.Key))!.ToList();
        if (group.Count > 1 && Number(group[0].SpendKgCo2E) is > 0m and var lowest)
        {
            var times = Number(group[^1].SpendKgCo2E) / lowest;
            Paragraph(output, Invariant(
                $"Compare only packs with the same number of lines. Over {Lines(group[0].Lines)}, {group.Count} packs reach from {Amount(group[0].SpendKgCo2E)} to {Amount(group[^1].SpendKgCo2E)}: a factor of {times:0.0}."));
        }
        else
        {
            Paragraph(output, "Packs cover different lines, so these sums do not compare.");
        }
    }

    private static string Listed(List<string> names) =>
        names.Count <= 6 ? string.Join(", ", names) : string.Join(", ", names[..5]) + Invariant($" and {names.Count - 5} more");
}
