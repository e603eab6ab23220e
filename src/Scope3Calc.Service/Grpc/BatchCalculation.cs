using System.Diagnostics;
using Google.Protobuf.Collections;
using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Service.Telemetry;

namespace Scope3Calc.Service.Grpc;

/// <summary>Calculates batches of lines for one call and keeps the totals over them.</summary>
internal sealed class BatchCalculation(
    Calculator calculator, DateOnly today, LineMetrics metrics, SummaryOptions? options)
{
    private readonly LineReader _reader = new(new LineRules(today, calculator.Snapshot.Currencies));
    private readonly HashSet<string> _idsOfBatch = new(StringComparer.Ordinal);

    private readonly GapTotals? _gapTotals = options is null ? null : new GapTotals();

    public Portfolio Portfolio { get; } = new();

    /// <summary>Totals over all lines so far.</summary>
    public V1.Summary Summary()
    {
        var message = SummaryWriter.ToMessage(Portfolio, calculator.Snapshot.GwpSetSpread);
        if (_gapTotals is not null)
        {
            UncertaintyWriter.Add(message, Portfolio, _gapTotals, options!.MonteCarlo);
        }

        return message;
    }

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
        _idsOfBatch.Clear();
        outcomes.Capacity = lines.Count;
        foreach (var message in lines)
        {
            var line = _reader.Read(message, out var problems);
            if (!_idsOfBatch.Add(message.LineId))
            {
                TextValue.Add(ref problems, ReasonCode.DuplicateLine, "line_id",
                    "The identifier was used before in this request. Give every line its own.");
            }

            if (problems is not null)
            {
                outcomes.Add(OutcomeWriter.Refused(message.LineId, problems));
                Portfolio.AddRefused();
                counts.AddRefused();
                continue;
            }

            var outcome = calculator.Calculate(in line);
            outcomes.Add(OutcomeWriter.ToMessage(in line, in outcome, calculator, isFull));
            Portfolio.Add(in line, in outcome, calculator.Pack.GwpSet);
            _gapTotals?.Add(in line, in outcome, calculator);
            counts.Add(in outcome);
        }

        metrics.Record(counts);
    }
}
