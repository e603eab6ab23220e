using System.Runtime.InteropServices;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>A segment's sums, made of those it had in an earlier run and of the lines that come to something else now.</summary>
internal sealed class ChangedTotals
{
    // By dimension; each by rising code, as they are stored.
    private readonly List<(int Code, LineTotals Totals)>[] _sums =
        [.. Enumerable.Range(0, (int)SegmentTotals.Dimensions.Max() + 1).Select(_ => new List<(int Code, LineTotals Totals)>())];

    private readonly TotalsBytes.Writer _bytes = new();

    /// <summary>Begins anew.</summary>
    /// <param name="earlier">The sums in the earlier run, as they are stored.</param>
    /// <exception cref="StorageException">They are damaged.</exception>
    public void Open(byte[] earlier)
    {
        foreach (var sums in _sums)
        {
            sums.Clear();
        }

        var reader = new TotalsBytes.Reader(earlier);
        while (reader.Next())
        {
            SumsBy(reader.Dimension).Add((reader.Code, reader.Totals()));
        }
    }

    /// <summary>A row counts by its outcome now, no longer by that before.</summary>
    /// <param name="columns">The segment.</param>
    /// <param name="row">The row.</param>
    /// <param name="day">Number of the day it counts on.</param>
    /// <param name="before">Its outcome in the earlier run.</param>
    /// <param name="now">Its outcome in this one.</param>
    public void Replace(LedgerColumns columns, int row, int day, in OutcomeRow before, in OutcomeRow now)
    {
        var (less, more) = (default(LineTotals) - SegmentTotals.TotalsOf(in before), SegmentTotals.TotalsOf(in now));
        foreach (var dimension in SegmentTotals.Dimensions)
        {
            Add(SumsBy(dimension), RowCodes.Of(dimension, columns, row, day, in before), in less);
            Add(SumsBy(dimension), RowCodes.Of(dimension, columns, row, day, in now), in more);
        }
    }

    /// <summary>The sums as bytes, for <see cref="TotalsBytes"/>.</summary>
    /// <param name="run">Gets them too.</param>
    public byte[] Build(RunSums run)
    {
        _bytes.Clear();
        foreach (var dimension in SegmentTotals.Dimensions)
        {
            // Of what no line counts under any more there is nothing.
            var sums = SumsBy(dimension);
            sums.RemoveAll(entry => entry.Totals.Lines == 0);
            _bytes.Add(dimension, sums);
            run.Add(dimension, sums);
        }

        return _bytes.ToArray();
    }

    private List<(int Code, LineTotals Totals)> SumsBy(StoredDimension dimension) => _sums[(int)dimension];

    private static void Add(List<(int Code, LineTotals Totals)> sums, int code, in LineTotals more)
    {
        var entries = CollectionsMarshal.AsSpan(sums);
        var (first, end) = (0, entries.Length);
        while (first < end)
        {
            var middle = (first + end) >>> 1;
            if (entries[middle].Code < code)
            {
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        if (first < entries.Length && entries[first].Code == code)
        {
            entries[first].Totals += more;
        }
        else
        {
            sums.Insert(first, (code, more));
        }
    }
}
