using System.Data.Common;
using System.Runtime.CompilerServices;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
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
/// <param name="plan">The plan.</param>
/// <param name="connection">For reading segments, and the originals of returns.</param>
/// <param name="buffers">Memory to work in.</param>
/// <param name="takesShortCuts">Whether lines that are like others may be told from those; a verification calculates each.</param>
internal sealed class SegmentComputer(
    RunPlan plan, DbConnection connection, SegmentBuffers buffers, bool takesShortCuts = true)
{
    // A line that changed costs as much as ten that stay have to spare: it is in every sum twice.
    private const int LinesForAChange = 10;

    private readonly PurchaseReader _purchases = new(plan.Texts);
    private readonly LineKinds? _kinds = takesShortCuts ? new(plan.Calculator) : null;
    private readonly SegmentPages _pages = new(connection, null, plan.State.NextOrdinal);
    private readonly HashSet<int> _segments = [];
    private readonly List<int> _changed = [];

    /// <summary>Whose outcomes serve for lines of products that nothing changed for; null where there is none.</summary>
    public EarlierRun? Earlier { get; init; }

    /// <summary>The segments computed so far.</summary>
    public IReadOnlySet<int> Segments => _segments;

    /// <summary>Their sums, each once.</summary>
    public RunSums Sums { get; } = new();

    /// <exception cref="Storage.Database.StorageException">The ledger is damaged.</exception>
    public SegmentResult Compute(int segment)
    {
        // Most returns take back from a line of the same segment or of the one before, which is mostly at hand.
        buffers.Swap();
        SegmentStore.Read(connection, null, segment, plan.State.NextOrdinal, buffers.Columns);
        _purchases.Open(buffers.Columns);
        _kinds?.Open(buffers.Columns);
        _pages.Have(buffers.Columns, buffers.Before);
        buffers.Outcomes.Clear();
        var sums = _segments.Add(segment) ? Sums : new RunSums();
        var count = plan.LinesIn(segment);
        var totals = Earlier is not null && TryFindChanged(count) && Earlier.TryRead(connection, segment, buffers.Earlier, buffers.Changed)
            ? Change(count, sums)
            : Calculate(count, sums);
        return new SegmentResult(buffers.Outcomes.Build(), totals);
    }

    // Every row.
    private byte[] Calculate(int count, RunSums sums)
    {
        var (columns, outcomes, totals) = (buffers.Columns, buffers.Outcomes, buffers.Totals);
        totals.Open(columns);
        for (var row = 0; row < count; row++)
        {
            var state = StateOf(row);
            if (state != OutcomeState.Calculated)
            {
                outcomes.Add(state == OutcomeState.Superseded ? OutcomeRows.Superseded : OutcomeRows.NotSelected);
                totals.Skip();
            }
            else if (columns.Originals[row] != 0)
            {
                var taken = Return(row);
                outcomes.Add(in taken);
                totals.Set(DayOf(row), in taken, taken.Masses);
            }
            else if (Find(row, out var masses) is { } pattern)
            {
                outcomes.Add(pattern, in masses);
                totals.Set(columns.PurchaseDays[row], in pattern.Row, in masses);
            }
            else
            {
                var bought = Purchase(row);
                outcomes.Add(in bought);
                totals.Set(columns.PurchaseDays[row], in bought, bought.Masses);
            }
        }

        return totals.Build(sums);
    }

    // The rows that may come to something else than in the earlier run; false where they are too many. A run may have few segments, done
    // before a method would be compiled well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFindChanged(int count)
    {
        _changed.Clear();
        var products = buffers.Columns.Products;
        var originals = buffers.Columns.Originals;
        var most = count / LinesForAChange;
        for (var row = 0; row < count && _changed.Count <= most; row++)
        {
            if (Earlier!.IsChanged(originals[row] == 0 ? products[row] : ReturnedProduct(row)))
            {
                _changed.Add(row);
            }
        }

        return _changed.Count <= most;
    }

    // Those rows; the others are taken over.
    private byte[] Change(int count, RunSums sums)
    {
        var (outcomes, earlier, next) = (buffers.Outcomes, buffers.Earlier, 0);
        foreach (var row in _changed)
        {
            // What was corrected or is not selected is calculated in neither run.
            if (earlier.State(row) == OutcomeState.Calculated)
            {
                outcomes.Add(earlier, next, row - next);
                var (before, now) = (earlier.Row(row), Outcome(row));
                outcomes.Add(in now);
                buffers.Changed.Replace(buffers.Columns, row, DayOf(row), in before, in now);
                next = row + 1;
            }
        }

        outcomes.Add(earlier, next, count - next);
        return buffers.Changed.Build(sums);
    }

    // A return takes back from what its original comes to in this run; one that was corrected takes back nothing.
    private int ReturnedProduct(int row) =>
        plan.Returns.Links.TryGetValue(buffers.Columns.FirstOrdinal + row, out var link) ? link.Product : 0;

    private OutcomeRow Outcome(int row) =>
        buffers.Columns.Originals[row] != 0 ? Return(row)
        : Find(row, out var masses) is { } pattern ? pattern.Row with { Masses = masses }
        : Purchase(row);

    private int DayOf(int row) => CountingDay.Of(plan.Request.Policy.ReturnYear, buffers.Columns, row, _pages);

    private OutcomeState StateOf(int row) =>
        plan.Returns.HasSuperseded && plan.Returns.IsSuperseded(buffers.Columns.FirstOrdinal + row) ? OutcomeState.Superseded
        : !plan.Selection.IsAll && !plan.Selection.Holds(buffers.Columns, row) ? OutcomeState.NotSelected
        : OutcomeState.Calculated;

    private RowPattern? Find(int row, out LineMasses masses)
    {
        if (_kinds is not null)
        {
            return _kinds.Find(row, out masses);
        }

        masses = default;
        return null;
    }

    private OutcomeRow Return(int row)
    {
        var own = buffers.Columns;
        var link = plan.Returns.Links[own.FirstOrdinal + row];
        var (columns, original) = _pages.At(link.Original);
        if (ReferenceEquals(columns, own) && own.Originals[original] == 0 && Find(original, out var masses) is { } pattern)
        {
            var booked = pattern.Row with { Masses = masses };
            return OutcomeRows.OfReturn(in booked, link.ShareOf(
                own.Quantity(original), own.SpendAmount(original), own.Quantity(row), own.SpendAmount(row)));
        }

        var purchase = _purchases.Read(row);
        return OfReturn(plan, columns, original, in purchase, in link);
    }

    private OutcomeRow Purchase(int row)
    {
        var purchase = _purchases.Read(row);
        var outcome = plan.Calculator.Calculate(in purchase);
        var stored = OutcomeRows.Of(in outcome);
        _kinds?.Learn(row, in purchase, in outcome, in stored);
        return stored;
    }

    /// <summary>The outcome of a return, of its original's row.</summary>
    internal static OutcomeRow OfReturn(
        RunPlan plan, LedgerColumns columns, int original, in PurchaseLine line, in ReturnLink link)
    {
        if (columns.Originals[original] > 0)
        {
            return OutcomeRows.ReturnOfAReturn;
        }

        var bought = RowDecoder.Purchase(columns, original, plan.Texts);
        var outcome = OutcomeRows.Of(plan.Calculator.Calculate(in bought));
        return OutcomeRows.OfReturn(in outcome, link.ShareOf(in bought, in line));
    }
}
