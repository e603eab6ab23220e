using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Ledger;

/// <summary>A batch of an import, read: lines for the ledger, and those that cannot be.</summary>
/// <param name="Lines">The lines that can be added.</param>
/// <param name="Rejected">The others, in the order of the batch.</param>
/// <param name="Positions">Places in the batch of <paramref name="Lines"/>; null where all were read.</param>
internal sealed record ReadBatch(LineSource Lines, List<V1.RejectedLine> Rejected, List<int>? Positions)
{
    // A caller takes 4 MiB by default, and every line of a batch may be wrong in every field.
    private const int MaxProblems = 8;
    private const int MaxProblemsTogether = 4_000;

    private static readonly LineSource NoLines = LineSource.Of([]);

    public static ReadBatch Of(RepeatedField<V1.PurchaseLine> messages, LineReader reader)
    {
        var lines = new List<LedgerLine>(messages.Count);
        var rejected = new List<V1.RejectedLine>();
        List<int>? positions = null;
        for (var i = 0; i < messages.Count; i++)
        {
            if (reader.ReadForLedger(messages[i], out var problems) is { } line)
            {
                lines.Add(line);
                positions?.Add(i);
            }
            else
            {
                positions ??= [.. Enumerable.Range(0, i)];
                rejected.Add(Reject(i, messages[i].LineId, problems!));
            }
        }

        return new ReadBatch(LineSource.Of(lines), rejected, positions);
    }

    public static ReadBatch Of(PackedLines lines)
    {
        var rejected = new List<V1.RejectedLine>();
        var positions = lines.Check((line, id, problems) => rejected.Add(Reject(line, id, problems)));
        return new ReadBatch(lines, rejected, positions);
    }

    /// <summary>What is needed for the acknowledgement. A batch waits for long with a slow caller.</summary>
    public ReadBatch WithoutLines() => this with { Lines = NoLines };

    /// <summary>Every line that was not added, in the order of the batch.</summary>
    /// <param name="problems">Those that the ledger refused, by their place among the lines it was given.</param>
    public IEnumerable<V1.RejectedLine> AllRejected(IReadOnlyList<LineProblem> problems)
    {
        var together = 0;
        foreach (var line in Rejected
            .Concat(problems.Select(problem =>
                Reject(Positions?[problem.Index] ?? problem.Index, problem.LineId, [problem.Problem])))
            .OrderBy(line => line.Index))
        {
            while (together >= MaxProblemsTogether && line.Problems.Count > 1)
            {
                line.Problems.RemoveAt(line.Problems.Count - 1);
            }

            together += line.Problems.Count;
            yield return line;
        }
    }

    private static V1.RejectedLine Reject(int index, string lineId, List<Problem> problems)
    {
        var rejected = new V1.RejectedLine { Index = index, LineId = lineId };
        rejected.Problems.AddRange(problems.Take(MaxProblems).Select(OutcomeWriter.ToMessage));
        return rejected;
    }
}
