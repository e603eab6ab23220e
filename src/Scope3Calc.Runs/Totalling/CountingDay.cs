using Scope3Calc.Core.Inventory;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>The day that decides which month and year a line counts in.</summary>
internal static class CountingDay
{
    /// <param name="policy">Whether a return counts in its own year or in that of the line it names.</param>
    /// <param name="columns">The segment.</param>
    /// <param name="row">The row.</param>
    /// <param name="pages">Where the line lies that a return names.</param>
    /// <returns>The day's number.</returns>
    public static int Of(ReturnYear policy, LedgerColumns columns, int row, SegmentPages pages)
    {
        if (policy == ReturnYear.YearOfReturn || columns.Originals[row] == 0)
        {
            return columns.PurchaseDays[row];
        }

        var (there, place) = pages.At(columns.Originals[row] - 1);
        return there.PurchaseDays[place];
    }
}
