using System.Data.Common;
using System.Runtime.InteropServices;
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
            () => new Part(store.Database.OpenConnection(), results, returnYear, first, second),
            (segment, _, part) =>
            {
                part.Add(segment);
                return part;
            },
            part =>
            {
                part.Dispose();
                lock (cells)
                {
                    foreach (var (codes, totals) in part.Cells)
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

    /// <summary>One thread's part, on buffers of its own.</summary>
    private sealed class Part(
        DbConnection connection, RunResults results, ReturnYear returnYear, TotalsDimension first, TotalsDimension second) : IDisposable
    {
        private readonly SegmentPages _pages = new(connection, null, results.Run.EndOrdinal);
        private readonly LedgerColumns _columns = new();
        private readonly OutcomeColumns _outcomes = new();

        public Dictionary<(int, int), LineTotals> Cells { get; } = [];

        public void Add(int segment)
        {
            results.Read(segment, _outcomes);
            SegmentStore.Read(connection, null, segment, results.Run.EndOrdinal, _columns);
            _pages.Have(_columns);
            for (var row = 0; row < _outcomes.Count; row++)
            {
                if (_outcomes.State(row) != OutcomeState.Calculated)
                {
                    continue;
                }

                var outcome = _outcomes.Row(row);
                var day = CountingDay.Of(returnYear, _columns, row, _pages);
                ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    Cells,
                    (RowCodes.Of(first, _columns, row, day, in outcome), RowCodes.Of(second, _columns, row, day, in outcome)),
                    out _);
                cell += SegmentTotals.TotalsOf(in outcome);
            }
        }

        public void Dispose() => connection.Dispose();
    }
}
