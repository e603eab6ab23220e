using System.Globalization;
using CsvHelper;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Csv;

/// <summary>Writes the groups of a quality gap as CSV.</summary>
/// <remarks>
/// Masses are kg CO2e as plain decimals, over the lines of the group that have both figures, but for <c>booked_kg</c>; an empty cell
/// is "not known", never zero.
/// </remarks>
internal static class GapFile
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "key", "lines", "matched_lines", "product_kg", "spend_kg", "gap_kg", "ratio", "ratio_lower95", "ratio_upper95", "significant",
        "price_effect_kg", "sector_effect_kg", "product_effect_kg", "boundary_effect_kg", "conversion_effect_kg", "booked_kg",
        "share_verified",
    ];

    // Two keys share a cell, as in the sums of a run.
    private const string KeySeparator = " | ";

    /// <summary>One row per group.</summary>
    public static void Write(TextWriter output, GetQualityGapResponse report)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. Columns]);
        foreach (var group in report.Groups)
        {
            var (summary, gap) = (group.Summary, group.Summary.Gap);
            var hasBoth = gap.MatchedLines > 0;
            csv.WriteRecord(
                string.Join(KeySeparator, group.Key),
                Count(summary.Lines),
                Count(gap.MatchedLines),
                hasBoth ? CsvNumber.Of(gap.ProductKgCo2E) : "",
                hasBoth ? CsvNumber.Of(gap.SpendKgCo2E) : "",
                CsvNumber.Of(gap.GapKgCo2E),
                gap.Ratio,
                gap.Significance is { } lower ? Number(lower.RatioLower95) : "",
                gap.Significance is { } upper ? Number(upper.RatioUpper95) : "",
                gap.Significance is { } significance ? significance.IsSignificantAt95 ? "true" : "false" : "",
                CsvNumber.Of(gap.Effects?.PriceKgCo2E ?? ""),
                CsvNumber.Of(gap.Effects?.ClassificationKgCo2E ?? ""),
                CsvNumber.Of(gap.Effects?.ProductKgCo2E ?? ""),
                CsvNumber.Of(gap.Effects?.BoundaryKgCo2E ?? ""),
                CsvNumber.Of(gap.Effects?.ConversionKgCo2E ?? ""),
                CsvNumber.Of(summary.BookedKgCo2E),
                summary.ShareVerified);
        }
    }

    private static string Count(long lines) => lines.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
