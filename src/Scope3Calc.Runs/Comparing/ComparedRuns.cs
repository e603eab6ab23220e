using System.Runtime.ExceptionServices;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Comparing;

/// <summary>All that changed between two runs, added up by cause and, where asked for, by group. All processors share the work.</summary>
/// <param name="difference">The difference of the runs.</param>
/// <param name="by">One or two dimensions; empty for no groups.</param>
internal sealed class ComparedRuns(RunDifference difference, IReadOnlyList<TotalsDimension> by)
{
    private readonly Lock _joining = new();

    public CauseTotals Causes { get; } = new();

    /// <summary>The changes by group; null where no groups are asked for.</summary>
    public GroupCauses? Groups { get; } = NewGroups(by);

    /// <summary>Segments whose results differ.</summary>
    public int Segments { get; private set; }

    /// <exception cref="OperationCanceledException">Cancelled: threads stop after the segment they are at.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(
                0,
                difference.Segments,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
                () => new Part(difference.NewReader(), new CauseTotals(), NewGroups(by)),
                (segment, _, part) =>
                {
                    part.Add(segment);
                    return part;
                },
                Join);
        }
        catch (AggregateException exception)
        {
            // What went wrong, and not that it did so in a thread.
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>Every group of either run or with a change, in ordinal order of their keys.</summary>
    /// <param name="before">The groups of the earlier run.</param>
    /// <param name="after">Those of the later one.</param>
    /// <param name="texts">The ledger's texts.</param>
    public IReadOnlyList<GroupComparison> ToGroups(
        IReadOnlyList<TotalsGroup> before, IReadOnlyList<TotalsGroup> after, LedgerTexts texts)
    {
        if (Groups is null)
        {
            return [];
        }

        var (older, newer, changes) = (ByKey(before), ByKey(after), Groups.ToGroups(texts));
        return
        [
            .. older.Keys.Union(newer.Keys).Union(changes.Keys).Order().Select(key => new GroupComparison(
                key.Texts,
                older.GetValueOrDefault(key),
                newer.GetValueOrDefault(key),
                changes.TryGetValue(key, out var causes) ? causes.ToChanges() : [])),
        ];
    }

    private static Dictionary<GroupKey, LineTotals> ByKey(IReadOnlyList<TotalsGroup> groups) => groups.ToDictionary(
        group => new GroupKey(group.Key[0], group.Key.Count > 1 ? group.Key[1] : null), group => group.Totals);

    private static GroupCauses? NewGroups(IReadOnlyList<TotalsDimension> by) => by.Count == 0 ? null : new GroupCauses(by);

    private void Join(Part part)
    {
        lock (_joining)
        {
            Causes.Add(part.Causes);
            Groups?.Add(part.Groups!);
            Segments += part.Segments;
        }
    }

    /// <summary>One thread's part.</summary>
    private sealed class Part(RunDifference.Reader reader, CauseTotals causes, GroupCauses? groups)
    {
        public CauseTotals Causes => causes;

        public GroupCauses? Groups => groups;

        public int Segments { get; private set; }

        public void Add(int segment)
        {
            if (reader.ForEachLine(segment, line =>
                {
                    causes.Add(line.Steps);
                    groups?.Add(in line);
                }))
            {
                Segments++;
            }
        }
    }
}
