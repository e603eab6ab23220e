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
        InventorySource.Calibrations => new V1.DataSource
        {
            Id = "policy-calibrations",
            Title = "Calibrated factors given with the policy",
            Lines = lines,
        },
        _ => Shipped(ContentId(source, calculator), lines),
    };

    private static string ContentId(InventorySource source, Calculator calculator) => source switch
    {
        InventorySource.MakerFootprints => calculator.Snapshot.MakerFootprints.ContentId,
        InventorySource.DeviceAverages => calculator.Snapshot.DeviceAverages.ContentId,
        InventorySource.FactorPack => calculator.Pack.ContentId,
        InventorySource.ConsumerPrices => calculator.Snapshot.ConsumerPrices.ContentId,
        InventorySource.SectorPrices => calculator.Snapshot.SectorPrices.ContentId,
        InventorySource.ExchangeRates => calculator.Snapshot.ExchangeRates.ContentId,
        _ => throw new UnreachableException(),
    };

    // The service calculates with the data it ships with, so every content id is one of theirs.
    private static V1.DataSource Shipped(string contentId, long lines)
    {
        var pack = ReferenceData.Packs.First(pack => pack.Sha256 == contentId);
        return new V1.DataSource
        {
            Id = pack.Id,
            Title = $"{pack.Title} ({pack.Publisher})",
            ContentId = contentId,
            Lines = lines,
        };
    }
}
