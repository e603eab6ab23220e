using System.Diagnostics;
using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Telemetry;

namespace Scope3Calc.Service.Grpc;

/// <summary>A report that lines are added to one by one.</summary>
internal interface ILineReport
{
    /// <summary>Adds a line that was calculated.</summary>
    void Add(V1.PurchaseLine message, in PurchaseLine line, in LineOutcome outcome);

    /// <summary>Adds a line that could not be read; what of it could be is in <paramref name="line"/>.</summary>
    void AddRefused(V1.PurchaseLine message, in PurchaseLine line, ReasonSet reasons);
}

/// <summary>Calculates the lines of one call, message by message, for a report.</summary>
internal sealed class ReportedLines(Calculator calculator, BatchReader reader, LineMetrics metrics)
{
    /// <summary>Lines of all messages so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the lines of a message. A line never affects another, save by a repeated identifier.</summary>
    public void AddTo(ILineReport report, RepeatedField<V1.PurchaseLine> lines)
    {
        using var activity = Tracing.Source.StartActivity("scope3calc.calculate", ActivityKind.Internal);
        activity?.SetTag("scope3calc.lines", lines.Count);
        var counts = new LineCounts();
        reader.NextMessage();
        Count += lines.Count;
        foreach (var message in lines)
        {
            var line = reader.Read(message, out var problems);
            if (problems is not null)
            {
                var reasons = problems.Aggregate(ReasonSet.None, (set, problem) => set.With(problem.Code));
                report.AddRefused(message, in line, reasons);
                counts.AddRefused();
                continue;
            }

            var outcome = calculator.Calculate(in line);
            report.Add(message, in line, in outcome);
            counts.Add(in outcome);
        }

        metrics.Record(counts);
    }
}
