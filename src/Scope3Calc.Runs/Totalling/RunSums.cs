using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Totalling;

/// <summary>The sums of a whole run, added up from those of its segments.</summary>
internal sealed class RunSums
{
    private readonly Dictionary<(StoredDimension Dimension, int Code), LineTotals> _sums = [];

    public void Add(byte[] totals)
    {
        foreach (var (dimension, code, sum) in TotalsBytes.Read(totals))
        {
            ref var there = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                _sums, (dimension, code), out _);
            there += sum;
        }
    }

    /// <summary>Each dimension's sums as bytes.</summary>
    public IEnumerable<(StoredDimension Dimension, byte[] Bytes)> ToBytes()
    {
        foreach (var dimension in SegmentTotals.Dimensions)
        {
            var writer = new TotalsBytes.Writer();
            writer.Add(
                dimension,
                [.. _sums.Where(pair => pair.Key.Dimension == dimension).OrderBy(pair => pair.Key.Code).Select(pair => (pair.Key.Code, pair.Value))]);
            yield return (dimension, writer.ToArray());
        }
    }

    /// <summary>Everything together.</summary>
    public static LineTotals Whole(byte[] oneDimension) =>
        TotalsBytes.Read(oneDimension).Aggregate(default(LineTotals), (sum, entry) => sum + entry.Totals);

    /// <summary>Groups of a dimension, in ordinal order of their keys.</summary>
    public static IReadOnlyList<TotalsGroup> Groups(TotalsDimension dimension, byte[] stored, LedgerTexts texts) =>
        Merge(TotalsBytes.Read(stored).Select(entry => (DimensionKeys.Text(dimension, entry.Code, texts), entry.Totals)));

    private static List<TotalsGroup> Merge(IEnumerable<(string Key, LineTotals Totals)> entries)
    {
        var groups = new SortedDictionary<string, LineTotals>(StringComparer.Ordinal);
        foreach (var (key, totals) in entries)
        {
            groups[key] = groups.GetValueOrDefault(key) + totals;
        }

        return [.. groups.Select(pair => new TotalsGroup([pair.Key], pair.Value))];
    }
}
