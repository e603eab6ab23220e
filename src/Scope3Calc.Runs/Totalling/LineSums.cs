using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Runs.Totalling;

/// <summary>What one line adds to a sum, or such a sum: counts, and masses in milligrams.</summary>
/// <remarks>Nothing but numbers of 64 bits, so that adding is a few instructions on several of them at a time.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct LineSums
{
    private const int Numbers = 12;

    public long Lines;
    private long _held;
    private long _notCalculated;
    private long _matched;
    private long _booked;
    private long _bookedDelivery;
    private long _product;
    private long _delivery;
    private long _spend;
    private long _gapProduct;
    private long _gapSpend;

    // Fills up the third four.
#pragma warning disable IDE0051, CS0169, S1144
    private readonly long _nothing;
#pragma warning restore IDE0051, CS0169, S1144

    /// <summary>Becomes what a line adds. In place, since a copy would wait for what was just written.</summary>
    public void Set(LineStatus status, in LineMasses masses)
    {
        Lines = 1;
        _held = status == LineStatus.ReviewRequired ? 1 : 0;
        _notCalculated = SegmentTotals.IsNotCalculated(status, masses.Booked.HasValue) ? 1 : 0;
        _matched = masses.GapProduct.HasValue ? 1 : 0;
        _booked = masses.Booked.MilligramsOrZero;
        _bookedDelivery = masses.BookedDelivery.MilligramsOrZero;
        _product = masses.Product.MilligramsOrZero;
        _delivery = masses.Delivery.MilligramsOrZero;
        _spend = masses.Spend.MilligramsOrZero;
        _gapProduct = masses.GapProduct.MilligramsOrZero;
        _gapSpend = masses.GapSpend.MilligramsOrZero;
    }

    /// <summary>Whether so many such lines as a segment has could overflow a sum.</summary>
    public readonly bool IsLarge =>
        IsBeyond(_booked) | IsBeyond(_bookedDelivery) | IsBeyond(_product) | IsBeyond(_delivery)
        | IsBeyond(_spend) | IsBeyond(_gapProduct) | IsBeyond(_gapSpend);

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

    public void Add(in LineSums other)
    {
        ref var sums = ref Unsafe.As<LineSums, long>(ref this);
        ref var more = ref Unsafe.As<LineSums, long>(ref Unsafe.AsRef(in other));
        for (nuint i = 0; i < Numbers; i += (nuint)Vector256<long>.Count)
        {
            (Vector256.LoadUnsafe(ref sums, i) + Vector256.LoadUnsafe(ref more, i)).StoreUnsafe(ref sums, i);
        }
    }

    // One comparison for both signs.
    private static bool IsBeyond(long milligrams) =>
        (ulong)(milligrams + SegmentTotals.LargestOrdinary) > 2 * (ulong)SegmentTotals.LargestOrdinary;
}
