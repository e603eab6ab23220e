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

    private static StageAverage StageOf(PackRow row)
    {
        var p5 = row.Number(3) is var low and > 0m ? low : throw row.Wrong(3);
        var median = row.Number(4) is var middle && middle >= p5 ? middle : throw row.Wrong(4);
        var p95 = row.Number(5) is var high && high >= median ? high : throw row.Wrong(5);
        return new StageAverage(Count(row, 2), p5, median, p95);
    }

    private static int Count(PackRow row, int column) =>
        int.TryParse(row.Span(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw row.Wrong(column);
}
