using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>Snapshots that know what laptops emit on average. No other type of device has an average.</summary>
/// <remarks>
/// The stages of laptops are as published in makers' sheets: A1-A3 116 to 359 kg with a median of 236, and medians of
/// 12.36 kg for A4, 47.2 kg for B6 and 1.204 kg for C. So a figure is unusual below 116 / 3 = 38.67 kg and above
/// 3 x 359 = 1,077 kg, and held below 116 / 30 = 3.867 kg and above 30 x 359 = 10,770 kg.
/// </remarks>
internal static class Typical
{
    public static readonly Snapshot Snapshot = With();

    public static Snapshot With(DeviceAverage? laptop = null, MakerFootprint? maker = null, ReferencePrices? prices = null)
    {
        var plain = Some.SnapshotWith(maker);
        return new Snapshot(
            plain.Packs,
            plain.Categories,
            plain.MakerFootprints,
            plain.Currencies,
            plain.ExchangeRates,
            plain.ConsumerPrices,
            plain.SectorPrices,
            new DeviceAverages("averages", [KeyValuePair.Create("laptop", laptop ?? Laptop(new(181, 116m, 236m, 359m)))]),
            prices);
    }

    /// <summary>Laptops cost 1,000 US dollars.</summary>
    public static Snapshot WithReferencePrice() => With(prices: new ReferencePrices(
        "prices", [KeyValuePair.Create("laptop", new ReferencePrice(1_000m, new PriceBasis(Some.Usd, 2021)))]));

    public static DeviceAverage Laptop(StageAverage? manufacturing) => new()
    {
        Manufacturing = manufacturing,
        Distribution = new StageAverage(84, 7.443m, 12.36m, 20.9094m),
        Use = new StageAverage(341, 23.392m, 47.2m, 143.48m),
        EndOfLife = new StageAverage(49, 0.6736m, 1.204m, 2.238m),
    };
}
