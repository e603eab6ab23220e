using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>Adds up a segment's outcomes by every stored dimension.</summary>
/// <remarks>
/// First all lines are laid down, then each dimension goes over them, so that its sums stay in the processor's cache. Sums are of 64 bits, which 65,536 ordinary lines cannot overflow; the odd line beyond that is added with 128.
/// </remarks>
internal sealed class SegmentTotals
{
    // A line of more milligrams, 140,000 t, is kept out of the 64-bit sums.
    private const long LargestOrdinary = long.MaxValue / SegmentStore.SegmentLines;

    private readonly int[] _bookings = new int[SegmentStore.SegmentLines];
    private readonly int[] _months = new int[SegmentStore.SegmentLines];
    private readonly Measures[] _lines = new Measures[SegmentStore.SegmentLines];
    private readonly List<(int Row, LineTotals Totals)> _large = [];
    private Cell[] _cells = new Cell[256];

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
        var sums = new TotalsBytes.Writer();
        foreach (var dimension in Dimensions)
        {
            sums.Add(dimension, SumBy(Codes(dimension, columns)[..count]));
        }

        _large.Clear();
        return sums.ToArray();
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

    private static bool IsNotCalculated(in OutcomeRow outcome) =>
        outcome.Booked is null && outcome.Status != LineStatus.ReviewRequired;

    private static Co2eTotal Total(Co2e? mass) => Co2eTotal.Zero + mass.GetValueOrDefault();

    private List<(int Code, LineTotals Totals)> SumBy(ReadOnlySpan<int> codes)
    {
        var (least, most) = Range(codes);
        var size = codes.IsEmpty ? 0 : most - least + 1;
        if (size > _cells.Length)
        {
            _cells = new Cell[size];
        }

        var cells = _cells.AsSpan(0, size);
        cells.Clear();
        for (var i = 0; i < codes.Length; i++)
        {
            cells[codes[i] - least].Add(in _lines[i]);
        }

        var sums = new SortedDictionary<int, LineTotals>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Lines > 0)
            {
                sums.Add(least + i, cells[i].Totals);
            }
        }

        foreach (var (row, totals) in _large)
        {
            sums[codes[row]] = sums.GetValueOrDefault(codes[row]) + totals;
        }

        return [.. sums.Select(pair => (pair.Key, pair.Value))];
    }

    private static (int Least, int Most) Range(ReadOnlySpan<int> codes)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        foreach (var code in codes)
        {
            least = Math.Min(least, code);
            most = Math.Max(most, code);
        }

        return (least, most);
    }

    /// <summary>One line's part of a sum, in milligrams.</summary>
    private readonly struct Measures
    {
        public readonly int Lines;
        public readonly int Held;
        public readonly int NotCalculated;
        public readonly int Matched;
        public readonly long Booked;
        public readonly long BookedDelivery;
        public readonly long Product;
        public readonly long Delivery;
        public readonly long Spend;
        public readonly long GapProduct;
        public readonly long GapSpend;

        public Measures(in OutcomeRow outcome)
        {
            Lines = 1;
            Held = outcome.Status == LineStatus.ReviewRequired ? 1 : 0;
            NotCalculated = IsNotCalculated(in outcome) ? 1 : 0;
            Matched = outcome.GapProduct is null ? 0 : 1;
            Booked = outcome.Booked.GetValueOrDefault().Milligrams;
            BookedDelivery = outcome.BookedDelivery.GetValueOrDefault().Milligrams;
            Product = outcome.Product.GetValueOrDefault().Milligrams;
            Delivery = outcome.Delivery.GetValueOrDefault().Milligrams;
            Spend = outcome.Spend.GetValueOrDefault().Milligrams;
            GapProduct = outcome.GapProduct.GetValueOrDefault().Milligrams;
            GapSpend = outcome.GapSpend.GetValueOrDefault().Milligrams;
        }

        public bool IsLarge =>
            IsBeyond(Booked) | IsBeyond(BookedDelivery) | IsBeyond(Product) | IsBeyond(Delivery)
            | IsBeyond(Spend) | IsBeyond(GapProduct) | IsBeyond(GapSpend);

        // One comparison for both signs.
        private static bool IsBeyond(long milligrams) =>
            (ulong)(milligrams + LargestOrdinary) > 2 * (ulong)LargestOrdinary;
    }

    /// <summary>A running sum.</summary>
    private struct Cell
    {
        public int Lines;
        private int _held;
        private int _notCalculated;
        private int _matched;
        private long _booked;
        private long _bookedDelivery;
        private long _product;
        private long _delivery;
        private long _spend;
        private long _gapProduct;
        private long _gapSpend;

        public void Add(in Measures line)
        {
            Lines += line.Lines;
            _held += line.Held;
            _notCalculated += line.NotCalculated;
            _matched += line.Matched;
            _booked += line.Booked;
            _bookedDelivery += line.BookedDelivery;
            _product += line.Product;
            _delivery += line.Delivery;
            _spend += line.Spend;
            _gapProduct += line.GapProduct;
            _gapSpend += line.GapSpend;
        }

        public readonly LineTotals Totals => new()
        {
            Lines = Lines,
            Held = _held,
            NotCalculated = _notCalculated,
            Matched = _matched,
            Booked = new Co2eTotal(_booked),
            BookedDelivery = new Co2eTotal(_bookedDelivery),
            Product = new Co2eTotal(_product),
            Delivery = new Co2eTotal(_delivery),
            Spend = new Co2eTotal(_spend),
            GapProduct = new Co2eTotal(_gapProduct),
            GapSpend = new Co2eTotal(_gapSpend),
        };
    }
}
