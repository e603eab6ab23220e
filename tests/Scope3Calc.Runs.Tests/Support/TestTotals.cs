using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Runs.Reporting;

namespace Scope3Calc.Runs.Tests.Support;

/// <summary>Everything the core adds up of lines, and all of it as a text.</summary>
internal sealed class TestTotals(Calculator calculator, int? year = null) : ILineTotals<TestTotals>
{
    public InventoryTotals Inventory { get; } = new(calculator, year);

    public Portfolio Portfolio { get; } = new();

    public GapTotals Gap { get; } = new();

    public static LineReportRequest<TestTotals> Request(int? year = null, params TotalsDimension[] by) => new()
    {
        Total = calculator => new TestTotals(calculator, year),
        Group = calculator => new TestTotals(calculator),
        GroupBy = by,
    };

    public void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, DateOnly day)
    {
        if (Inventory.Add(in line, in outcome, in share, day))
        {
            Portfolio.Add(in line, in outcome, in share, calculator.Pack.GwpSet);
            Gap.Add(in line, in outcome, in share, calculator);
        }
    }

    public void AddRefused(DateOnly day, ReasonSet reasons)
    {
        if (Inventory.AddRefused(day, reasons))
        {
            Portfolio.AddRefused();
        }
    }

    public void Add(TestTotals other)
    {
        Inventory.Add(other.Inventory);
        Portfolio.Add(other.Portfolio);
        Gap.Add(other.Gap);
    }

    /// <summary>Two with the same text tell the same to the last digit.</summary>
    public string Describe()
    {
        var lines = new List<string>
        {
            Text($"{Portfolio.Lines} {Portfolio.Matched} {Portfolio.MatchedAverages} {Portfolio.Booked.Milligrams}"),
            Text($"{Portfolio.CoverageByUnits} {Portfolio.CoverageBySpend} {Portfolio.CoverageByEmissions} {Portfolio.WeightedTier}"),
            Text($"{Portfolio.WeightedTierBySpend} {Portfolio.WeightedTierByUnits} {Portfolio.ShareVerified} {Portfolio.ShareSupplierData}"),
            Text($"{Gap.Effects} {Gap.Causes.Booked.Milligrams} {Inventory.LinesOfOtherYears} {Inventory.Coverage}"),
        };
        lines.AddRange(Gap.Causes.Cells().Select(cell => Text($"{cell.Causes.CompareTo(default)} {cell.Causes.LogVariance} {cell.Booked.Milligrams} {cell.Product.Milligrams} {cell.Spend.Milligrams}")));
        lines.AddRange(Gap.Calibrations.Select(calibration => Text($"{calibration}")));
        lines.AddRange(Enum.GetValues<DqiIndicator>().Select(indicator => Text(
            $"{Gap.DataQuality.ByEmissions[indicator]} {Gap.DataQuality.BySpend[indicator]} {Gap.DataQuality.ByPieces[indicator]}")));
        lines.AddRange(Enum.GetValues<InventorySource>().Select(source => Text($"{source} {Inventory.LinesOn(source)}")));
        lines.AddRange(Inventory.Excluded.Reasons.Select(reason => Text($"{reason} {Inventory.Excluded.ByReason(reason)}")));
        lines.AddRange(Enum.GetValues<Scope3Category>().Select(code => Inventory.ByCategory(code)).Select(category => Text(
            $"{category.Lines} {category.Booked} {category.Specific} {category.Average} {category.Spend} {category.Verified} {category.BiogenicCo2}")));
        return string.Join('\n', lines);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
