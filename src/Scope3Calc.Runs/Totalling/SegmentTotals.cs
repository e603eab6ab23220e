using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>Adds up a segment's outcomes by every stored dimension.</summary>
/// <remarks>
/// First all lines are laid down, then the dimensions go over them, block by block. Sums are of 64 bits, which 65,536 ordinary lines cannot overflow; the odd line beyond that is added with 128.
/// </remarks>
internal sealed class SegmentTotals
{
    // A line of more milligrams, 140,000 t, is kept out of the 64-bit sums.
    internal const long LargestOrdinary = long.MaxValue / SegmentStore.SegmentLines;

    private const int BlockLines = 1_024;

    private readonly int[] _bookings = new int[SegmentStore.SegmentLines];
    private readonly int[] _months = new int[SegmentStore.SegmentLines];
    private readonly Measures[] _lines = new Measures[SegmentStore.SegmentLines];
    private readonly List<(int Row, LineTotals Totals)> _large = [];
    private readonly DimensionSums[] _sums = [.. Dimensions.Select(dimension => new DimensionSums(dimension))];

    public static StoredDimension[] Dimensions { get; } = Enum.GetValues<StoredDimension>();

    /// <summary>A row that counts nowhere.</summary>
    public void Skip(int row)
    {
        _bookings[row] = 0;
        _months[row] = _months[Math.Max(0, row - 1)];
        _lines[row] = default;
    }

    /// <param name="row">The row.</param>
    /// <param name="day">Number of the day the row counts on.</param>
    /// <param name="outcome">Its outcome.</param>
    public void Set(int row, int day, in OutcomeRow outcome)
    {
        _bookings[row] = BookingCode.Of(outcome.Category, outcome.Tier, outcome.Method);
        _months[row] = Months.Of(day);
        _lines[row] = new Measures(in outcome);
        if (_lines[row].IsLarge)
        {
            _large.Add((row, TotalsOf(in outcome)));
            _lines[row] = default;
        }
    }

    /// <summary>The sums as bytes, for <see cref="TotalsBytes"/>; the next segment can follow.</summary>
    /// <param name="columns">The segment the rows are of.</param>
    /// <param name="count">Rows, each set or skipped.</param>
    public byte[] Build(LedgerColumns columns, int count)
    {
        foreach (var sums in _sums)
        {
            sums.Open(Codes(sums.Dimension, columns)[..count]);
        }

        // A block of lines stays in the processor's cache while every dimension goes over it.
        for (var start = 0; start < count; start += BlockLines)
        {
            var lines = _lines.AsSpan(start, Math.Min(BlockLines, count - start));
            foreach (var sums in _sums)
            {
                sums.Add(Codes(sums.Dimension, columns).Slice(start, lines.Length), lines);
            }
        }

        var bytes = new TotalsBytes.Writer();
        foreach (var sums in _sums)
        {
            bytes.Add(sums.Dimension, sums.ToList(_large.Select(line => (Codes(sums.Dimension, columns)[line.Row], line.Totals))));
        }

        _large.Clear();
        return bytes.ToArray();
    }

    private ReadOnlySpan<int> Codes(StoredDimension dimension, LedgerColumns columns) => dimension switch
    {
        StoredDimension.Supplier => columns.Suppliers,
        StoredDimension.Contract => columns.Contracts,
        StoredDimension.BuyerUnit => columns.BuyerUnits,
        StoredDimension.Product => columns.Products,
        StoredDimension.ProductCategory => columns.Categories,
        StoredDimension.Booking => _bookings,
        _ => _months,
    };

    /// <summary>What one line adds to a total.</summary>
    public static LineTotals TotalsOf(in OutcomeRow outcome) => new()
    {
        Lines = 1,
        Held = outcome.Status == LineStatus.ReviewRequired ? 1 : 0,
        NotCalculated = IsNotCalculated(in outcome) ? 1 : 0,
        Matched = outcome.GapProduct is null ? 0 : 1,
        Booked = Total(outcome.Booked),
        BookedDelivery = Total(outcome.BookedDelivery),
        Product = Total(outcome.Product),
        Delivery = Total(outcome.Delivery),
        Spend = Total(outcome.Spend),
        GapProduct = Total(outcome.GapProduct),
        GapSpend = Total(outcome.GapSpend),
    };

    internal static bool IsNotCalculated(in OutcomeRow outcome) =>
        outcome.Booked is null && outcome.Status != LineStatus.ReviewRequired;

    private static Co2eTotal Total(Co2e? mass) => Co2eTotal.Zero + mass.GetValueOrDefault();
}
