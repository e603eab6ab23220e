using System.Data.Common;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Computing;

/// <summary>The results of one segment.</summary>
/// <param name="Bytes">One outcome a line version.</param>
/// <param name="Totals">Their sums by every dimension.</param>
internal sealed record SegmentResult(byte[] Bytes, byte[] Totals)
{
    public string Name { get; } = SegmentName.Of(Bytes).ToString();
}

/// <summary>Computes segments of a plan, one after the other, on buffers of its own: one for each thread.</summary>
internal sealed class SegmentComputer(RunPlan plan)
{
    private readonly LedgerColumns _columns = new();
    private readonly OutcomeSegmentBuilder _outcomes = new();
    private readonly SegmentTotals _totals = new();

    /// <param name="connection">For reading the segment, and the originals of its returns.</param>
    /// <param name="segment">Which one.</param>
    /// <exception cref="Storage.Database.StorageException">The ledger is damaged.</exception>
    public SegmentResult Compute(DbConnection connection, int segment)
    {
        SegmentStore.Read(connection, null, segment, plan.State.NextOrdinal, _columns);
        _outcomes.Clear();
        _totals.Clear();
        var pages = new SegmentPages(connection, null, plan.State.NextOrdinal);
        var count = plan.LinesIn(segment);
        var selectsAll = plan.Selection.IsAll;
        var returnYear = plan.Request.Policy.ReturnYear;
        for (var row = 0; row < count; row++)
        {
            var ordinal = _columns.FirstOrdinal + row;
            if (plan.Returns.IsSuperseded(ordinal))
            {
                _outcomes.Add(OutcomeRows.Superseded);
            }
            else if (!selectsAll && !plan.Selection.Holds(_columns, row))
            {
                _outcomes.Add(OutcomeRows.NotSelected);
            }
            else
            {
                var outcome = _columns.Originals[row] > 0 ? OfReturn(pages, ordinal, row) : OfPurchase(row);
                _outcomes.Add(in outcome);
                _totals.Add(_columns, row, CountingDay.Of(returnYear, _columns, row, pages), in outcome);
            }
        }

        return new SegmentResult(_outcomes.Build(), _totals.Build());
    }

    private OutcomeRow OfPurchase(int row)
    {
        var purchase = RowDecoder.Purchase(_columns, row, plan.Texts, lineId: string.Empty);
        return OutcomeRows.Of(plan.Calculator.Calculate(in purchase));
    }

    private OutcomeRow OfReturn(SegmentPages pages, long ordinal, int row)
    {
        var link = plan.Returns.Links[ordinal];
        var (columns, place) = pages.At(link.Original);
        return OfReturn(plan, columns, place, RowDecoder.Purchase(_columns, row, plan.Texts, lineId: string.Empty), in link);
    }

    /// <summary>The outcome of a return, of its original's row.</summary>
    internal static OutcomeRow OfReturn(
        RunPlan plan, LedgerColumns columns, int original, in Core.Purchases.PurchaseLine line, in ReturnLink link)
    {
        var bought = RowDecoder.Purchase(
            columns, original, plan.Texts, lineId: string.Empty, columns.Originals[original] > 0 ? string.Empty : null);
        var outcome = OutcomeRows.Of(plan.Calculator.Calculate(in bought));
        return OutcomeRows.OfReturn(in bought, in outcome, in line, in link);
    }
}
