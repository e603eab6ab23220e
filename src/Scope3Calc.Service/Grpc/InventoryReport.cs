using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>The inventory of one call.</summary>
internal sealed class InventoryReport(Calculator calculator, InventoryTotals inventory, SummaryTotals total) : ILineReport
{
    public void Add(V1.PurchaseLine message, in PurchaseLine line, in LineOutcome outcome)
    {
        if (inventory.Add(in line, in outcome))
        {
            total.Add(in line, in outcome);
        }
    }

    public void AddRefused(V1.PurchaseLine message, in PurchaseLine line, ReasonSet reasons)
    {
        if (inventory.AddRefused(line.PurchaseDate == default ? null : line.PurchaseDate, reasons))
        {
            total.AddRefused(reasons);
        }
    }

    public V1.GetInventoryResponse ToMessage()
    {
        var message = InventoryWriter.ToMessage(inventory, calculator);
        message.Total = total.ToMessage();
        message.Basis = SummaryWriter.Basis(calculator);
        return message;
    }
}
