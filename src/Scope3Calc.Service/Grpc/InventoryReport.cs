using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Runs.Reporting;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>An inventory: of the lines of one call, or of a run.</summary>
internal sealed class InventoryReport(Calculator calculator, InventoryTotals inventory, SummaryTotals total)
    : ILineReport, ILineTotals<InventoryReport>
{
    private readonly InventoryTotals _inventory = inventory;
    private readonly SummaryTotals _total = total;

    public void Add(V1.PurchaseLine message, in PurchaseLine line, in LineOutcome outcome) =>
        Add(in line, in outcome, LineShare.All, line.PurchaseDate);

    public void Add(in PurchaseLine line, in LineOutcome outcome, in LineShare share, DateOnly day)
    {
        if (_inventory.Add(in line, in outcome, in share, day))
        {
            _total.Add(in line, in outcome, in share);
        }
    }

    public void AddRefused(V1.PurchaseLine message, in PurchaseLine line, ReasonSet reasons) =>
        Refuse(line.PurchaseDate == default ? null : line.PurchaseDate, reasons);

    public void AddRefused(DateOnly day, ReasonSet reasons) => Refuse(day, reasons);

    public void Add(InventoryReport other)
    {
        _inventory.Add(other._inventory);
        _total.Add(other._total);
    }

    public V1.GetInventoryResponse ToMessage(CancellationToken cancellationToken)
    {
        var message = InventoryWriter.ToMessage(_inventory, calculator);
        message.Total = _total.ToMessage(cancellationToken);
        message.Basis = SummaryWriter.Basis(calculator);
        return message;
    }

    private void Refuse(DateOnly? day, ReasonSet reasons)
    {
        if (_inventory.AddRefused(day, reasons))
        {
            _total.AddRefused(reasons);
        }
    }
}
