using Scope3Calc.Core;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>All that a summary tells of lines, as far as it is asked for.</summary>
/// <param name="calculator">What the outcomes come from.</param>
/// <param name="options">What goes beyond totals and shares; null for nothing.</param>
/// <param name="spread">What calculates by every pack; null where that is not asked for.</param>
internal sealed class SummaryTotals(Calculator calculator, SummaryOptions? options, FactorSpread? spread)
    : ILineTotals<SummaryTotals>
{
    private readonly GapTotals? _gap = options is null ? null : new GapTotals();
    private readonly FactorSpreadTotals? _spread = spread is null ? null : new FactorSpreadTotals(spread);

    public Portfolio Portfolio { get; } = new();

    /// <summary>Calibrated factors by type of device; none without options.</summary>
    public IEnumerable<CalibratedFactor> Calibrations => _gap?.Calibrations ?? [];

    public void Add(in PurchaseLine line, in LineOutcome outcome) => Add(in line, in outcome, LineShare.All);

    /// <param name="line">The line; of a return or credit note, the line it takes back from.</param>
    /// <param name="outcome">What the calculator makes of it.</param>
    /// <param name="share">How much of it counts.</param>
    public void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share)
    {
        Portfolio.Add(in line, in outcome, in share, calculator.Pack.GwpSet);
        _gap?.Add(in line, in outcome, in share, calculator);
        _spread?.Add(in line, in share);
    }

    void ILineTotals<SummaryTotals>.Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, DateOnly day) =>
        Add(in line, in outcome, in share);

    public void AddRefused(ReasonSet reasons)
    {
        Portfolio.AddRefused();
        _spread?.AddRefused(reasons);
    }

    void ILineTotals<SummaryTotals>.AddRefused(DateOnly day, ReasonSet reasons) => AddRefused(reasons);

    /// <summary>Adds another's lines to these; both tell the same of them.</summary>
    public void Add(SummaryTotals other)
    {
        Portfolio.Add(other.Portfolio);
        _gap?.Add(other._gap!);
        _spread?.Add(other._spread!);
    }

    /// <param name="cancellationToken">Stops a simulation.</param>
    public V1.Summary ToMessage(CancellationToken cancellationToken)
    {
        var message = SummaryWriter.ToMessage(Portfolio, calculator.Snapshot.GwpSetSpread);
        if (_gap is not null)
        {
            UncertaintyWriter.Add(message, Portfolio, _gap, options!.MonteCarlo, cancellationToken);
        }

        message.FactorSpread.AddRange(_spread?.Packs.Select(FactorSpreadWriter.ToMessage) ?? []);
        return message;
    }
}
