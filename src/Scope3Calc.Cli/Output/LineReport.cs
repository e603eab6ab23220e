using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints a line of the ledger: its first version in full, then what each correction changed.</summary>
internal static class LineReport
{
    public static void Print(TextWriter output, GetLineResponse answer)
    {
        output.WriteLine(answer.Line.LineId);
        var before = new Dictionary<string, string>();
        foreach (var version in answer.Versions)
        {
            output.WriteLine(Invariant(
                $"  version {version.Version}, recorded {version.RecordTime.ToDateTimeOffset():yyyy-MM-dd HH:mm:ss} UTC, ordinal {version.Ordinal}"));
            if (version.Reason.Length > 0)
            {
                output.WriteLine($"    reason: {version.Reason}");
            }

            var after = MessageFields.Of(version.Line);
            foreach (var name in before.Keys.Concat(after.Keys).Distinct())
            {
                Print(output, name, before.GetValueOrDefault(name), after.GetValueOrDefault(name), version.Version > 1);
            }

            before = after;
        }
    }

    private static void Print(TextWriter output, string name, string? before, string? after, bool isCorrection)
    {
        if (before != after)
        {
            output.WriteLine(isCorrection ? $"    {name}: {before ?? "-"} -> {after ?? "-"}" : $"    {name}: {after}");
        }
    }
}
