using System.Globalization;
using Scope3Calc.Core.Factors;

namespace Scope3Calc.Reference.Loading;

/// <summary>Makes the parts of a snapshot that speak of types of device.</summary>
/// <remarks>Each throws as <see cref="PackReaders"/> does.</remarks>
internal static class DeviceReaders
{
    public static DeviceCategories DeviceCategories(PackText pack)
    {
        PackReaders.Expect(pack, "category", "classification", "sector_code", "sector_title", "note");
        var sectors = new Dictionary<(string, string), string>(pack.Rows.Count);
        Span<Range> cells = stackalloc Range[5];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            PackReaders.AddOnce(sectors, (row.Text(0), row.Text(1)), row.Text(2), row);
        }

        return new DeviceCategories(
            pack.File.Sha256, sectors.Select(entry => (entry.Key.Item1, entry.Key.Item2, entry.Value)));
    }

    public static DeviceAverages DeviceAverages(PackText pack)
    {
        PackReaders.Expect(pack, "category", "stage", "n", "p5_kg", "median_kg", "p95_kg");
        var averages = new Dictionary<string, DeviceAverage>(StringComparer.Ordinal);
        var stages = new Dictionary<(string, string), StageAverage>(pack.Rows.Count);
        Span<Range> cells = stackalloc Range[6];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var category = row.Text(0);
            var stage = StageOf(row);
            PackReaders.AddOnce(stages, (category, row.Text(1)), stage, row);
            var average = averages.GetValueOrDefault(category) ?? new DeviceAverage();
            averages[category] = row.Span(1) switch
            {
                "a1_a3" => average with { Manufacturing = stage },
                "a4" => average with { Distribution = stage },
                "b6" => average with { Use = stage },
                "c" => average with { EndOfLife = stage },
                "total" => average with { Total = stage },
                _ => throw row.Wrong(1),
            };
        }

        return new DeviceAverages(pack.File.Sha256, averages);
    }

    public static ReferencePrices ReferencePrices(PackText pack)
    {
        PackReaders.Expect(pack, "category", "price");
        var basis = PackReaders.Basis(pack);
        var prices = new Dictionary<string, ReferencePrice>(pack.Rows.Count, StringComparer.Ordinal);
        Span<Range> cells = stackalloc Range[2];
        for (var i = 0; i < pack.Rows.Count; i++)
        {
            var row = pack.Row(i, cells);
            var price = row.Number(1) is var value and > 0m ? value : throw row.Wrong(1);
            PackReaders.AddOnce(prices, row.Text(0), new ReferencePrice(price, basis), row);
        }

        return new ReferencePrices(pack.File.Sha256, prices);
    }

    private static StageAverage StageOf(PackRow row)
    {
        var (p5, median, p95) = Percentiles(row, 3, 4, 5);
        return new StageAverage(Count(row, 2), p5, median, p95);
    }

    private static (decimal P5, decimal Median, decimal P95) Percentiles(PackRow row, int low, int middle, int high)
    {
        var p5 = row.Number(low) is var first and > 0m ? first : throw row.Wrong(low);
        var median = row.Number(middle) is var second && second >= p5 ? second : throw row.Wrong(middle);
        return (p5, median, row.Number(high) is var third && third >= median ? third : throw row.Wrong(high));
    }

    private static int Count(PackRow row, int column) =>
        int.TryParse(row.Span(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw row.Wrong(column);
}
