using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>Keeps the lines with the largest gaps by size, whichever the sign.</summary>
internal sealed class LargestGaps(int limit)
{
    private readonly List<(PurchaseLine Line, LineGap Gap)> _gaps = [];

    /// <summary>Largest first; of equal ones the earlier line first.</summary>
    public IReadOnlyList<(PurchaseLine Line, LineGap Gap)> Lines => _gaps;

    public void Add(PurchaseRow row, LineOutcome outcome)
    {
        if (outcome.Gap is not { } gap || (_gaps.Count == limit && Size(gap) <= Size(_gaps[^1].Gap)))
        {
            return;
        }

        var place = _gaps.FindIndex(entry => Size(entry.Gap) < Size(gap));
        _gaps.Insert(place < 0 ? _gaps.Count : place, (row.Line, gap));
        if (_gaps.Count > limit)
        {
            _gaps.RemoveAt(limit);
        }
    }

    /// <summary>Takes the gaps of the same lines with full detail. Of a line without one the first stays.</summary>
    public void Detail(IEnumerable<LineOutcome> outcomes)
    {
        foreach (var (place, outcome) in outcomes.Index())
        {
            _gaps[place] = (_gaps[place].Line, outcome.Gap ?? _gaps[place].Gap);
        }
    }

    private static long Size(LineGap gap) => Math.Abs(gap.GapMgCo2E);
}
