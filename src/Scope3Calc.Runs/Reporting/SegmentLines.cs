using System.Data.Common;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Reporting;

/// <summary>Calculates the lines of a run anew, segment by segment, on buffers of its own: one for each thread.</summary>
/// <remarks>
/// What a run stores of a line is what it books. Restated spend, biogenic CO2, sources of error and what a gap comes from are not
/// stored: few ask for them, and they would make results several times as large.
/// </remarks>
/// <param name="plan">The plan of the run.</param>
/// <param name="connection">For reading segments, and the originals of returns.</param>
internal sealed class SegmentLines(RunPlan plan, DbConnection connection)
{
    private static readonly ReasonSet ReturnOfAReturn = ReasonSet.Of(ReasonCode.ReturnWithoutOriginal);
    private static readonly ReasonSet MoreThanThereIs = ReasonSet.Of(ReasonCode.ValueOutOfRange);

    private readonly PurchaseReader _purchases = new(plan.Texts);
    private readonly SegmentPages _pages = new(connection, null, plan.State.NextOrdinal);
    private LedgerColumns _columns = new();
    private LedgerColumns _before = new();

    /// <summary>The segment that is open.</summary>
    public LedgerColumns Columns => _columns;

    /// <summary>Its line versions, as far as the run knows them.</summary>
    public int Count { get; private set; }

    /// <exception cref="Storage.Database.StorageException">The ledger is damaged.</exception>
    public void Open(int segment)
    {
        // Most returns take back from a line of the same segment or of the one before, which is mostly at hand.
        (_before, _columns) = (_columns, _before);
        SegmentStore.Read(connection, null, segment, plan.State.NextOrdinal, _columns);
        _purchases.Open(_columns);
        _pages.Have(_columns, _before);
        Count = plan.LinesIn(segment);
    }

    /// <summary>Whether the run looks at a line version: it is neither superseded nor outside the selection.</summary>
    public bool Counts(int row) =>
        !(plan.Returns.HasSuperseded && plan.Returns.IsSuperseded(_columns.FirstOrdinal + row))
        && (plan.Selection.IsAll || plan.Selection.Holds(_columns, row));

    public void Calculate(int row, out CalculatedLine line)
    {
        var purchase = _purchases.Read(row);
        var day = CountingDay.Of(plan.Request.Policy.ReturnYear, _columns, row, _pages);
        if (_columns.Originals[row] == 0)
        {
            purchase = Recognisable(in purchase, _columns, row);
            line = new CalculatedLine(in purchase, plan.Calculator.Calculate(in purchase), LineShare.All, day);
            return;
        }

        var link = plan.Returns.Links[_columns.FirstOrdinal + row];
        var (columns, place) = _pages.At(link.Original);
        var bought = RowDecoder.Purchase(columns, place, plan.Texts);
        var share = link.ShareOf(in bought, in purchase);
        if (columns.Originals[place] > 0 || share.IsRefused)
        {
            line = CalculatedLine.OfRefused(day, columns.Originals[place] > 0 ? ReturnOfAReturn : MoreThanThereIs);
            return;
        }

        bought = Recognisable(in bought, columns, place);
        line = new CalculatedLine(in bought, plan.Calculator.Calculate(in bought), in share, day);
    }

    // A declaration without a name for a product without one errs by itself: then the line's identifier tells it from others.
    private static PurchaseLine Recognisable(in PurchaseLine line, LedgerColumns columns, int row) =>
        line is { Declaration: { Id.Length: 0, Product: null }, Product: null }
            ? line with { LineId = RowDecoder.LineId(columns, row) }
            : line;
}
