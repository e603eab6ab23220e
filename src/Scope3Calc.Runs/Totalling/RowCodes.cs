using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>What a row counts under, dimension by dimension.</summary>
internal static class RowCodes
{
    public static int Of(StoredDimension dimension, LedgerColumns columns, int row, in OutcomeRow outcome) => dimension switch
    {
        StoredDimension.Supplier => columns.Suppliers[row],
        StoredDimension.Contract => columns.Contracts[row],
        StoredDimension.BuyerUnit => columns.BuyerUnits[row],
        StoredDimension.Product => columns.Products[row],
        StoredDimension.ProductCategory => columns.Categories[row],
        StoredDimension.Booking => BookingCode.Of(outcome.Category, outcome.Tier, outcome.Method),
        _ => Months.Of(columns.PurchaseDays[row]),
    };

    public static int Of(TotalsDimension dimension, LedgerColumns columns, int row, in OutcomeRow outcome) =>
        Of(DimensionKeys.StoredBy(dimension), columns, row, in outcome);
}
