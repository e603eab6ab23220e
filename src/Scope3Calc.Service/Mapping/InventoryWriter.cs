using Scope3Calc.Core;
using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes an inventory as the contract's message.</summary>
internal static class InventoryWriter
{
    /// <returns>All but the total and the basis.</returns>
    public static V1.GetInventoryResponse ToMessage(InventoryTotals inventory, Calculator calculator) => new()
    {
        ReportingYear = inventory.ReportingYear ?? 0,
        Categories =
        {
            Enum.GetValues<Scope3Category>()
                .Where(category => inventory.ByCategory(category).Lines > 0)
                .Select(category => ToMessage(category, inventory.ByCategory(category))),
        },
        LinesOfOtherYears = inventory.LinesOfOtherYears,
        Exclusions = { inventory.Excluded.Reasons.Select(reason => ToMessage(reason, inventory.Excluded.ByReason(reason))) },
        Coverage = new V1.Coverage
        {
            ShareBooked = SummaryWriter.Share(inventory.Coverage.Share),
            ExcludedKgCo2E = SummaryWriter.Kg(inventory.Coverage.Excluded),
            LinesWithoutFigure = inventory.Coverage.LinesWithoutFigure,
            Reaches95Percent = inventory.Coverage.ReachesNinetyFivePercent,
        },
        Sources = { DataSources.Of(inventory, calculator) },
        Limits = { ReportLimits.All },
    };

    private static V1.InventoryCategory ToMessage(Scope3Category code, CategoryTotals category) => new()
    {
        Scope3Category = Enumerations.ToMessage(code),
        Lines = category.Lines,
        BookedKgCo2E = SummaryWriter.Kg(category.Booked),
        BiogenicKgCo2 = category.BiogenicCo2 is { } biogenic ? SummaryWriter.Kg(biogenic) : string.Empty,
        BiogenicNotSeparatedLines = category.BiogenicNotSeparatedLines,
        ShareSupplierData = SummaryWriter.Share(category.ShareSupplierData),
        ShareVerified = SummaryWriter.Share(category.ShareVerified),
        SpecificKgCo2E = SummaryWriter.Kg(category.Specific),
        AverageKgCo2E = SummaryWriter.Kg(category.Average),
        SpendKgCo2E = SummaryWriter.Kg(category.Spend),
        Methods =
        {
            Enum.GetValues<CalculationMethod>()
                .Where(method => category.ByMethod(method).Lines > 0)
                .Select(method => new V1.MethodTotal
                {
                    Method = Enumerations.ToMessage(method),
                    Lines = category.ByMethod(method).Lines,
                    BookedKgCo2E = SummaryWriter.Kg(category.ByMethod(method).Booked),
                }),
        },
        GwpSets =
        {
            Enum.GetValues<GwpSet>()
                .Where(set => category.ByGwpSet(set).Lines > 0)
                .Select(set => new V1.GwpSetTotal
                {
                    GwpSet = Enumerations.ToMessage(set),
                    BookedKgCo2E = SummaryWriter.Kg(category.ByGwpSet(set).Booked),
                }),
        },
    };

    private static V1.Exclusion ToMessage(ReasonCode reason, in Exclusion exclusion) => new()
    {
        Reason = Enumerations.ToMessage(reason),
        Explanation = Reasons.Explain(reason),
        Lines = exclusion.Lines,
        EstimatedKgCo2E = SummaryWriter.Kg(exclusion.Estimated),
    };
}
