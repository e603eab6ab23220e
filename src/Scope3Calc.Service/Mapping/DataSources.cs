using System.Diagnostics;
using Scope3Calc.Core;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Reference;

namespace Scope3Calc.Service.Mapping;

/// <summary>Names the data that an inventory rests on, with title, publisher and content id.</summary>
internal static class DataSources
{
    public static IEnumerable<V1.DataSource> Of(InventoryTotals inventory, Calculator calculator) =>
        Enum.GetValues<InventorySource>()
            .Where(source => inventory.LinesOn(source) > 0)
            .Select(source => ToMessage(source, inventory.LinesOn(source), calculator));

    private static V1.DataSource ToMessage(InventorySource source, long lines, Calculator calculator) => source switch
    {
        InventorySource.LineDeclarations => new V1.DataSource
        {
            Id = "line-declarations",
            Title = "Declarations given with the lines",
            Lines = lines,
        },
        InventorySource.RegisteredDeclarations => new V1.DataSource
        {
            Id = "declarations-on-file",
            Title = "Declarations on file with the ledger",
            ContentId = calculator.Snapshot.Declarations.ContentId,
            Lines = lines,
        },
        InventorySource.Calibrations => new V1.DataSource
        {
            Id = "policy-calibrations",
            Title = "Calibrated factors given with the policy",
            Lines = lines,
        },
        InventorySource.FactorPack => new V1.DataSource
        {
            Id = calculator.Pack.Id,
            Title = calculator.Pack.Title,
            ContentId = calculator.Pack.ContentId,
            Lines = lines,
        },
        _ => Shipped(ContentId(source, calculator.Snapshot), lines),
    };

    private static string ContentId(InventorySource source, Snapshot snapshot) => source switch
    {
        InventorySource.MakerFootprints => snapshot.MakerFootprints.ContentId,
        InventorySource.DeviceAverages => snapshot.DeviceAverages.ContentId,
        InventorySource.ConsumerPrices => snapshot.ConsumerPrices.ContentId,
        InventorySource.SectorPrices => snapshot.SectorPrices.ContentId,
        InventorySource.ExchangeRates => snapshot.ExchangeRates.ContentId,
        _ => throw new UnreachableException(),
    };

    // Factor packs may come from elsewhere; of everything else there is only what the service ships with.
    private static V1.DataSource Shipped(string contentId, long lines)
    {
        var pack = ReferenceData.Packs.First(pack => pack.Sha256 == contentId);
        return new V1.DataSource
        {
            Id = pack.Id,
            Title = $"{pack.Title}, {pack.Publisher}",
            ContentId = contentId,
            Lines = lines,
        };
    }
}
