using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>Adds up a segment's outcomes by every stored dimension.</summary>
/// <remarks>
/// Lines are laid down in blocks that stay in the processor's cache while every dimension goes over them. Sums are of 64 bits, which
/// 32,768 ordinary lines cannot overflow; the odd line beyond that is added with 128.
/// </remarks>
internal sealed class SegmentTotals
{
    // A line of more milligrams, 140,000 t, is kept out of the 64-bit sums.
    internal const long LargestOrdinary = long.MaxValue / SegmentStore.SegmentLines;

    private const int BlockLines = 256;

    private readonly int[] _bookings = new int[BlockLines];
    private readonly int[] _months = new int[BlockLines];
    private readonly LineSums[] _lines = new LineSums[BlockLines];
    private readonly List<(int[] Codes, LineTotals Totals)> _large = [];
    private readonly DimensionSums[] _sums = [.. Dimensions.Select(dimension => new DimensionSums(dimension))];
    private readonly TotalsBytes.Writer _bytes = new();
    private LedgerColumns _columns = new();
    private int _blockStart;
    private int _filled;

    public static StoredDimension[] Dimensions { get; } = Enum.GetValues<StoredDimension>();

    /// <summary>Begins anew.</summary>
    /// <param name="columns">The segment whose rows are set or skipped from now on, in their order.</param>
    public void Open(LedgerColumns columns)
    {
        _columns = columns;
        _large.Clear();
        (_blockStart, _filled) = (0, 0);
        foreach (var sums in _sums)
        {
            sums.Clear();
        }
    }

    /// <summary>The next row counts nowhere.</summary>
    public void Skip() => _lines[Next()] = default;

    /// <summary>The next row counts.</summary>
    /// <param name="day">Number of the day it counts on.</param>
    /// <param name="row">Its outcome, but for the masses.</param>
    /// <param name="masses">Its masses.</param>
    public void Set(int day, in OutcomeRow row, in LineMasses masses)
    {
        var place = Next();
        _bookings[place] = BookingCode.Of(row.Category, row.Tier, row.Method);
        _months[place] = Months.Of(day);
        ref var line = ref _lines[place];
        line.Set(row.Status, in masses);
        if (line.IsLarge)
        {
            SetApart(place, row with { Masses = masses });
            line = default;
        }
    }

    /// <summary>The sums as bytes, for <see cref="TotalsBytes"/>.</summary>
    /// <param name="run">Gets them too.</param>
    public byte[] Build(RunSums run)
    {
        AddBlock();
        _bytes.Clear();
        for (var i = 0; i < _sums.Length; i++)
        {
            var place = i;
            var sums = _sums[i].ToList(_large.Select(line => (line.Codes[place], line.Totals)));
            _bytes.Add(_sums[i].Dimension, sums);
            run.Add(_sums[i].Dimension, sums);
        }

        return _bytes.ToArray();
    }

    // A method of its own, since what the lambda captures is an object for each line of the method it stands in.
    private void SetApart(int place, in OutcomeRow outcome) =>
        _large.Add(([.. Dimensions.Select(dimension => Codes(dimension)[place])], TotalsOf(in outcome)));

    private int Next()
    {
        if (_filled == BlockLines)
        {
            AddBlock();
        }

        return _filled++;
    }

    private void AddBlock()
    {
        foreach (var sums in _sums)
        {
            sums.Add(Codes(sums.Dimension), _lines.AsSpan(0, _filled));
        }

        _blockStart += _filled;
        _filled = 0;
    }

    // Of the rows of the block.
    private ReadOnlySpan<int> Codes(StoredDimension dimension) => dimension switch
    {
        StoredDimension.Supplier => _columns.Suppliers[_blockStart..],
        StoredDimension.Contract => _columns.Contracts[_blockStart..],
        StoredDimension.BuyerUnit => _columns.BuyerUnits[_blockStart..],
        StoredDimension.Product => _columns.Products[_blockStart..],
        StoredDimension.ProductCategory => _columns.Categories[_blockStart..],
        StoredDimension.Booking => _bookings,
        _ => _months,
    };

    /// <summary>What one line adds to a total.</summary>
    public static LineTotals TotalsOf(in OutcomeRow outcome) => new()
    {
        Lines = 1,
        Held = outcome.Status == LineStatus.ReviewRequired ? 1 : 0,
        NotCalculated = IsNotCalculated(outcome.Status, outcome.IsBooked) ? 1 : 0,
        Matched = outcome.IsMatched ? 1 : 0,
        Booked = Total(outcome.Booked),
        BookedDelivery = Total(outcome.BookedDelivery),
        Product = Total(outcome.Product),
        Delivery = Total(outcome.Delivery),
        Spend = Total(outcome.Spend),
        GapProduct = Total(outcome.GapProduct),
        GapSpend = Total(outcome.GapSpend),
    };

    internal static bool IsNotCalculated(LineStatus status, bool isBooked) =>
        !isBooked && status != LineStatus.ReviewRequired;

    private static Co2eTotal Total(Co2e? mass) => Co2eTotal.Zero + mass.GetValueOrDefault();
}
