using System.Diagnostics;
using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Service.Telemetry;

namespace Scope3Calc.Service.Grpc;

/// <summary>Calculates batches of lines for one call and keeps the totals over them.</summary>
internal sealed class BatchCalculation(
    Calculator calculator, DateOnly today, LineMetrics metrics, SummaryTotals totals)
{
    private readonly BatchReader _reader = new(calculator.Snapshot, today);

    /// <summary>Totals over all lines so far.</summary>
    public SummaryTotals Totals => totals;

    /// <summary>Adds one outcome per line, in order. A line never affects another, save by a repeated identifier.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isFull">Whether memo items and the reasons by tier are told.</param>
    /// <param name="outcomes">Takes the outcomes.</param>
    public void Calculate(
        RepeatedField<V1.PurchaseLine> lines, bool isFull, RepeatedField<V1.LineOutcome> outcomes)
    {
        using var activity = Tracing.Source.StartActivity("scope3calc.calculate", ActivityKind.Internal);
        activity?.SetTag("scope3calc.lines", lines.Count);
        var counts = new LineCounts();
        _reader.NextMessage();
        outcomes.Capacity = lines.Count;
        foreach (var message in lines)
        {
            var line = _reader.Read(message, out var problems);
            if (problems is not null)
            {
                outcomes.Add(OutcomeWriter.Refused(message.LineId, problems));
                totals.AddRefused(problems.Aggregate(ReasonSet.None, (reasons, problem) => reasons.With(problem.Code)));
                counts.AddRefused();
                continue;
            }

            var outcome = calculator.Calculate(in line);
            outcomes.Add(OutcomeWriter.ToMessage(in line, in outcome, calculator, isFull));
            totals.Add(in line, in outcome);
            counts.Add(in outcome);
        }

        metrics.Record(counts);
    }
}
