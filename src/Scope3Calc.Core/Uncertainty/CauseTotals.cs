using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Uncertainty;

/// <summary>Totals by set of causes: all that the uncertainty of a ledger's totals depends on.</summary>
/// <remarks>
/// Sums are integers, so the same lines give the same cells in any order and however they are shared among threads: each
/// thread adds to its own totals, <see cref="Add(CauseTotals)"/> joins them. A return carries the causes of its original
/// and lowers their cell. Not safe for concurrent use.
/// </remarks>
public sealed class CauseTotals
{
    private readonly Dictionary<CauseSet, Sums> _cells = [];

    /// <summary>The number of different sets of causes.</summary>
    public int Count => _cells.Count;

    public Co2eTotal Booked { get; private set; }

    /// <summary>P over the matched set.</summary>
    public Co2eTotal Product { get; private set; }

    /// <summary>S over the matched set.</summary>
    public Co2eTotal Spend { get; private set; }

    /// <summary>Adds a figure: what of it was booked, and what of it stands on either side of the matched set.</summary>
    /// <remarks>A line with both figures is added twice: its product side and its spend side have different causes.</remarks>
    public void Add(in CauseSet causes, Co2e booked, Co2e product, Co2e spend) =>
        Add(in causes, booked.Milligrams, product.Milligrams, spend.Milligrams);

    /// <summary>Adds another's cells to these.</summary>
    public void Add(CauseTotals other)
    {
        foreach (var cell in other.Cells())
        {
            Add(cell.Causes, cell.Booked.Milligrams, cell.Product.Milligrams, cell.Spend.Milligrams);
        }
    }

    /// <summary>The cells in an order that depends on their content alone.</summary>
    public ImmutableArray<CauseCell> Cells()
    {
        var cells = ImmutableArray.CreateBuilder<CauseCell>(_cells.Count);
        foreach (var (causes, sums) in _cells)
        {
            cells.Add(new CauseCell(
                causes, new Co2eTotal(sums.Booked), new Co2eTotal(sums.Product), new Co2eTotal(sums.Spend)));
        }

        cells.Sort((left, right) => left.Causes.CompareTo(right.Causes));
        return cells.MoveToImmutable();
    }

    private void Add(in CauseSet causes, Int128 booked, Int128 product, Int128 spend)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, causes, out _);
        sums.Booked += booked;
        sums.Product += product;
        sums.Spend += spend;
        Booked = new Co2eTotal(Booked.Milligrams + booked);
        Product = new Co2eTotal(Product.Milligrams + product);
        Spend = new Co2eTotal(Spend.Milligrams + spend);
    }

    private struct Sums
    {
        public Int128 Booked;
        public Int128 Product;
        public Int128 Spend;
    }
}
