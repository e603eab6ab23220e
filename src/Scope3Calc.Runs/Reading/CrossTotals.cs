using Scope3Calc.Core.Inventory;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Reading;

/// <summary>Sums by two dimensions at once: added up from the lines, since nothing is kept for every pair.</summary>
internal sealed class CrossTotals(LedgerStore store, RunResults results, ReturnYear returnYear)
{
    /// <summary>Groups in ordinal order of their keys. All processors share the work.</summary>
    public IReadOnlyList<TotalsGroup> By(TotalsDimension first, TotalsDimension second)
    {
        var cells = new Dictionary<(int, int), LineTotals>();
        Parallel.For(
            0,
            results.Segments,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Columns: new LedgerColumns(), Outcomes: new OutcomeColumns(), Cells: new Dictionary<(int, int), LineTotals>()),
            (segment, _, local) =>
            {
                Add(segment, first, second, local.Columns, local.Outcomes, local.Cells);
                return local;
            },
            local =>
            {
                lock (cells)
                {
                    foreach (var (codes, totals) in local.Cells)
                    {
                        cells[codes] = cells.GetValueOrDefault(codes) + totals;
                    }
                }
            });

        var groups = new SortedDictionary<(string, string), LineTotals>(Comparer<(string One, string Other)>.Create((left, right) =>
            string.CompareOrdinal(left.One, right.One) is not 0 and var order
                ? order
                : string.CompareOrdinal(left.Other, right.Other)));
        foreach (var ((one, other), totals) in cells)
        {
            var key = (DimensionKeys.Text(first, one, store.Texts), DimensionKeys.Text(second, other, store.Texts));
            groups[key] = groups.GetValueOrDefault(key) + totals;
        }

        return [.. groups.Select(pair => new TotalsGroup([pair.Key.Item1, pair.Key.Item2], pair.Value))];
    }

    private void Add(
        int segment,
        TotalsDimension first,
        TotalsDimension second,
        LedgerColumns columns,
        OutcomeColumns outcomes,
        Dictionary<(int, int), LineTotals> cells)
    {
        results.Read(segment, outcomes);
        using var connection = store.Database.OpenConnection();
        SegmentStore.Read(connection, null, segment, results.Run.EndOrdinal, columns);
        var pages = new SegmentPages(connection, null, results.Run.EndOrdinal);

        for (var row = 0; row < outcomes.Count; row++)
        {
            if (outcomes.State(row) != OutcomeState.Calculated)
            {
                continue;
            }

            var outcome = outcomes.Row(row);
            var day = CountingDay.Of(returnYear, columns, row, pages);
            ref var cell = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                cells,
                (RowCodes.Of(first, columns, row, day, in outcome), RowCodes.Of(second, columns, row, day, in outcome)),
                out _);
            cell += SegmentTotals.TotalsOf(in outcome);
        }
    }
}
