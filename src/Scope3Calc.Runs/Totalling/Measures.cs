using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>One line's part of a sum, in milligrams.</summary>
internal readonly struct Measures
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
        NotCalculated = SegmentTotals.IsNotCalculated(in outcome) ? 1 : 0;
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
        (ulong)(milligrams + SegmentTotals.LargestOrdinary) > 2 * (ulong)SegmentTotals.LargestOrdinary;
}
