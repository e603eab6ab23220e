namespace Scope3Calc.Runs.Totalling;

/// <summary>A segment's sums by one dimension, in a table that a code is the place in.</summary>
/// <remarks>
/// Codes of a segment mostly lie close together. Where they do not, as where every line has a contract of its own, they are numbered
/// anew for the segment, which takes longer and no more room than the segment has lines.
/// </remarks>
internal sealed class DimensionSums(StoredDimension dimension)
{
    private const int LargestRange = 1 << 18;

    private readonly Dictionary<int, int> _places = [];
    private Cell[] _cells = new Cell[256];
    private bool _isNumbered;
    private int _least;
    private int _size;

    public StoredDimension Dimension => dimension;

    /// <summary>Begins anew, for these codes.</summary>
    public void Open(ReadOnlySpan<int> codes)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        foreach (var code in codes)
        {
            least = Math.Min(least, code);
            most = Math.Max(most, code);
        }

        _places.Clear();
        _least = least;
        _isNumbered = !codes.IsEmpty && (long)most - least >= LargestRange;
        if (_isNumbered)
        {
            foreach (var code in codes)
            {
                _places.TryAdd(code, _places.Count);
            }
        }

        _size = codes.IsEmpty ? 0 : _isNumbered ? _places.Count : most - least + 1;
        if (_size > _cells.Length)
        {
            _cells = new Cell[2 * _size];
        }

        _cells.AsSpan(0, _size).Clear();
    }

    public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<Measures> lines)
    {
        if (_isNumbered)
        {
            for (var row = 0; row < lines.Length; row++)
            {
                _cells[_places[codes[row]]].Add(in lines[row]);
            }

            return;
        }

        var (cells, least) = (_cells, _least);
        for (var row = 0; row < lines.Length; row++)
        {
            cells[codes[row] - least].Add(in lines[row]);
        }
    }

    /// <summary>Every sum that has lines, by rising code.</summary>
    /// <param name="large">Lines that were kept out of the table.</param>
    public List<(int Code, LineTotals Totals)> ToList(IEnumerable<(int Code, LineTotals Totals)> large)
    {
        var sums = new SortedDictionary<int, LineTotals>();
        for (var place = 0; !_isNumbered && place < _size; place++)
        {
            AddTo(_least + place, place);
        }

        foreach (var (code, place) in _places)
        {
            AddTo(code, place);
        }

        foreach (var (code, totals) in large)
        {
            sums[code] = sums.GetValueOrDefault(code) + totals;
        }

        return [.. sums.Select(pair => (pair.Key, pair.Value))];

        void AddTo(int code, int place)
        {
            if (_cells[place].Lines > 0)
            {
                sums.Add(code, _cells[place].Totals);
            }
        }
    }
}
