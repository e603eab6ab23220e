using System.Runtime.InteropServices;

namespace Scope3Calc.Runs.Totalling;

/// <summary>A segment's sums by one dimension, in a table that a code is the place in.</summary>
/// <remarks>
/// Codes of a segment mostly lie close together. The table grows to hold them and stays for the next segment. Codes too far from
/// the others, as where every line has a contract of its own, are looked up, which takes longer and no more room than there are lines.
/// </remarks>
internal sealed class DimensionSums(StoredDimension dimension)
{
    private const int FirstSize = 64;
    private const int LargestSize = 1 << 16;

    private readonly Dictionary<int, LineSums> _far = [];
    private readonly List<(int Code, LineTotals Totals)> _list = [];
    private LineSums[] _cells = [];
    private int _least;

    public StoredDimension Dimension => dimension;

    public void Clear()
    {
        _far.Clear();
        Array.Clear(_cells);
    }

    /// <param name="codes">What each line counts under.</param>
    /// <param name="lines">What each line adds; the default for one that does not count.</param>
    public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<LineSums> lines)
    {
        for (var row = 0; row < lines.Length; row++)
        {
            var place = codes[row] - _least;
            if (lines[row].Lines == 0)
            {
                continue;
            }

            if ((uint)place < (uint)_cells.Length)
            {
                _cells[place].Add(in lines[row]);
            }
            else
            {
                AddOutside(codes[row], in lines[row]);
            }
        }
    }

    /// <summary>Every sum that has lines, by rising code. Good until the next call.</summary>
    /// <param name="large">Lines that were kept out of the table.</param>
    public IReadOnlyCollection<(int Code, LineTotals Totals)> ToList(IEnumerable<(int Code, LineTotals Totals)> large)
    {
        _list.Clear();
        for (var place = 0; place < _cells.Length; place++)
        {
            if (_cells[place].Lines > 0)
            {
                _list.Add((_least + place, _cells[place].Totals));
            }
        }

        var others = _far.Where(pair => pair.Value.Lines > 0).Select(pair => (Code: pair.Key, pair.Value.Totals)).Concat(large).ToList();
        return others.Count == 0
            ? _list
            : [.. _list.Concat(others).GroupBy(entry => entry.Code).OrderBy(group => group.Key).Select(group =>
                (group.Key, group.Aggregate(default(LineTotals), (sum, entry) => sum + entry.Totals)))];
    }

    private void AddOutside(int code, in LineSums line)
    {
        if (TryWiden(code))
        {
            _cells[code - _least].Add(in line);
        }
        else
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_far, code, out _).Add(in line);
        }
    }

    // To twice its size at least, in the direction of the code.
    private bool TryWiden(int code)
    {
        if (_cells.Length == 0)
        {
            (_least, _cells) = (code, new LineSums[FirstSize]);
            return true;
        }

        var isBelow = code < _least;
        var span = isBelow ? (long)_least + _cells.Length - code : (long)code - _least + 1;
        if (span > LargestSize)
        {
            return false;
        }

        var wider = new LineSums[Math.Min(LargestSize, Math.Max((int)span, 2 * _cells.Length))];
        var more = isBelow ? wider.Length - _cells.Length : 0;
        _cells.CopyTo(wider, more);
        (_least, _cells) = (_least - more, wider);
        return true;
    }
}
