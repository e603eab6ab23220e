using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Reports over a run, and the lines they are made of.</summary>
internal static class RunReports
{
    /// <summary>Lines of every kind that a ledger takes, without returns; no two alike, of three years.</summary>
    public static PurchaseLine[] EveryKind(int count) =>
    [
        .. Some.Mixed(count * 2).Where(line => line.OriginalLineId.Length == 0 && line.Quantity != "NaN").Take(count).Select((line, i) =>
        {
            line.PurchaseDate = $"{2021 + (i % 3)}-0{1 + (i % 9)}-15";
            line.Supplier = i % 4 == 0 ? "" : $"Supplier {i % 4}";
            if (i % 8 == 3)
            {
                // Nobody can recognise this declaration again, nor its product.
                (line.Manufacturer, line.Model, line.Declaration) = ("", "", Some.Epd());
                line.Declaration.DeclarationId = "";
            }
            else if (i % 8 == 5)
            {
                // Nothing of it may be booked: only its size is known.
                (line.Manufacturer, line.Model, line.ProductCategory, line.Declaration) = ("", "", "", Some.Epd());
                (line.SpendAmount, line.CurrencyCode, line.Declaration.ValidUntil) = ("", "", "2022-06-01");
            }

            return line;
        }),
    ];

    /// <summary>So many pieces of a line go back.</summary>
    public static PurchaseLine Back(string id, PurchaseLine original, int pieces, string day = "2024-02-01")
    {
        var back = original.Clone();
        (back.LineId, back.OriginalLineId, back.PurchaseDate, back.Quantity) = (id, original.LineId, day, $"-{pieces}");
        back.SpendAmount = original.SpendAmount.Length == 0 ? "" : $"-{original.SpendAmount}";
        return back;
    }

    public static async Task<GetInventoryResponse> InventoryAsync(
        this RunService.RunServiceClient runs, long runId, int year = 0) =>
        (await runs.GetInventoryAsync(new RunServiceGetInventoryRequest { RunId = runId, ReportingYear = year })).Inventory;

    public static async Task<GetQualityGapResponse> QualityGapAsync(
        this RunService.RunServiceClient runs, long runId, params Dimension[] by) =>
        (await runs.GetQualityGapAsync(new RunServiceGetQualityGapRequest { RunId = runId, GroupBy = { by } })).Report;
}
