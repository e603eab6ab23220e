using System.Runtime.InteropServices;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Totalling;

/// <summary>The sums of a whole run, added up from those of its segments.</summary>
internal sealed class RunSums
{
    private readonly SortedDictionary<StoredDimension, Dictionary<int, LineTotals>> _sums =
        new(SegmentTotals.Dimensions.ToDictionary(dimension => dimension, _ => new Dictionary<int, LineTotals>()));

    /// <summary>Adds a segment's or a run's, as they are stored.</summary>
    public void Add(byte[] totals)
    {
        var reader = new TotalsBytes.Reader(totals);
        while (reader.Next())
        {
            Add(_sums[reader.Dimension], reader.Code, reader.Totals());
        }
    }

    /// <summary>Takes back what was added.</summary>
    public void Subtract(byte[] totals)
    {
        var reader = new TotalsBytes.Reader(totals);
        while (reader.Next())
        {
            Add(_sums[reader.Dimension], reader.Code, default(LineTotals) - reader.Totals());
        }
    }

    /// <summary>Adds those of a dimension.</summary>
    public void Add(StoredDimension dimension, IEnumerable<(int Code, LineTotals Totals)> sums)
    {
        var there = _sums[dimension];
        foreach (var (code, sum) in sums)
        {
            Add(there, code, in sum);
        }
    }

    /// <summary>Adds those of other segments.</summary>
    public void Add(RunSums others)
    {
        foreach (var (dimension, sums) in others._sums)
        {
            Add(dimension, sums.Select(pair => (pair.Key, pair.Value)));
        }
    }

    /// <summary>Each dimension's sums as bytes; of codes that no line is left of there is nothing.</summary>
    public IEnumerable<(StoredDimension Dimension, byte[] Bytes)> ToBytes()
    {
        foreach (var (dimension, sums) in _sums)
        {
            var writer = new TotalsBytes.Writer();
            writer.Add(dimension, [.. sums.Where(pair => pair.Value != default).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))]);
            yield return (dimension, writer.ToArray());
        }
    }

    /// <summary>Everything together.</summary>
    public static LineTotals Whole(byte[] oneDimension)
    {
        var whole = default(LineTotals);
        var reader = new TotalsBytes.Reader(oneDimension);
        while (reader.Next())
        {
            whole += reader.Totals();
        }

        return whole;
    }

    /// <summary>Groups of a dimension, in ordinal order of their keys.</summary>
    public static IReadOnlyList<TotalsGroup> Groups(TotalsDimension dimension, byte[] stored, LedgerTexts texts)
    {
        var groups = new SortedDictionary<string, LineTotals>(StringComparer.Ordinal);
        var reader = new TotalsBytes.Reader(stored);
        while (reader.Next())
        {
            var key = DimensionKeys.Text(dimension, reader.Code, texts);
            groups[key] = groups.GetValueOrDefault(key) + reader.Totals();
        }

        return [.. groups.Select(pair => new TotalsGroup([pair.Key], pair.Value))];
    }

    private static void Add(Dictionary<int, LineTotals> sums, int code, in LineTotals more)
    {
        ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, code, out _);
        there += more;
    }
}
