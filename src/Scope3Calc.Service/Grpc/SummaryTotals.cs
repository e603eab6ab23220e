using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>All that a summary tells of lines, as far as it is asked for.</summary>
/// <param name="calculator">What the outcomes come from.</param>
/// <param name="options">What goes beyond totals and shares; null for nothing.</param>
/// <param name="spread">What calculates by every pack; null where that is not asked for.</param>
internal sealed class SummaryTotals(Calculator calculator, SummaryOptions? options, FactorSpread? spread)
{
    private readonly GapTotals? _gap = options is null ? null : new GapTotals();
    private readonly FactorSpreadTotals? _spread = spread is null ? null : new FactorSpreadTotals(spread);

    public Portfolio Portfolio { get; } = new();

    /// <summary>Calibrated factors by type of device; none without options.</summary>
    public IEnumerable<CalibratedFactor> Calibrations => _gap?.Calibrations ?? [];

    public void Add(in PurchaseLine line, in LineOutcome outcome)
    {
        Portfolio.Add(in line, in outcome, calculator.Pack.GwpSet);
        _gap?.Add(in line, in outcome, calculator);
        _spread?.Add(in line);
    }

    public void AddRefused(ReasonSet reasons)
    {
        Portfolio.AddRefused();
        _spread?.AddRefused(reasons);
    }

    public V1.Summary ToMessage()
    {
        var message = SummaryWriter.ToMessage(Portfolio, calculator.Snapshot.GwpSetSpread);
        if (_gap is not null)
        {
            UncertaintyWriter.Add(message, Portfolio, _gap, options!.MonteCarlo);
        }

        message.FactorSpread.AddRange(_spread?.Packs.Select(FactorSpreadWriter.ToMessage) ?? []);
        return message;
    }
}
