using Scope3Calc.Core.Inventory;
using Scope3Calc.Runs;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>Reports over a run, in the messages of the same reports over lines.</summary>
internal static class RunReports
{
    /// <param name="engine">The runs.</param>
    /// <param name="runId">A finished one.</param>
    /// <param name="year">The year reported on; null for every year.</param>
    /// <param name="calculators">What calculates by every pack.</param>
    /// <param name="options">What goes beyond totals and shares; null for nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static V1.RunServiceGetInventoryResponse Inventory(
        RunEngine engine,
        long runId,
        int? year,
        Calculators calculators,
        SummaryOptions? options,
        CancellationToken cancellationToken)
    {
        var report = engine.Report(
            runId,
            new LineReportRequest<InventoryReport>
            {
                Total = calculator => new InventoryReport(
                    calculator, new InventoryTotals(calculator, year), calculators.TotalsFor(calculator, options)),
            },
            cancellationToken);
        return new V1.RunServiceGetInventoryResponse
        {
            Inventory = report.Total.ToMessage(cancellationToken),
            Basis = RunWriter.Basis(report.Run),
        };
    }

    /// <param name="engine">The runs.</param>
    /// <param name="runId">A finished one.</param>
    /// <param name="groupBy">What to group by, one or two different ones; empty for no groups.</param>
    /// <param name="calculators">What calculates by every pack.</param>
    /// <param name="options">What the summary of all lines tells.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static V1.RunServiceGetQualityGapResponse QualityGap(
        RunEngine engine,
        long runId,
        IReadOnlyList<TotalsDimension> groupBy,
        Calculators calculators,
        SummaryOptions options,
        CancellationToken cancellationToken)
    {
        var report = engine.Report(
            runId,
            new LineReportRequest<SummaryTotals>
            {
                Total = calculator => calculators.TotalsFor(calculator, options),
                Group = QualityGapReport.NewGroup,
                GroupBy = groupBy,
                MaxGroups = QualityGapReport.MaxGroups,
            },
            cancellationToken);
        return new V1.RunServiceGetQualityGapResponse
        {
            Report = QualityGapReport.ToMessage(
                report.Calculator,
                report.Total,
                report.Groups.Select(group => ((IEnumerable<string>)group.Key, group.Totals)),
                report.UngroupedLines,
                cancellationToken),
            Basis = RunWriter.Basis(report.Run),
        };
    }
}
