using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Runs.Totalling;

/// <summary>A running sum.</summary>
internal struct Cell
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
