using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Runs.Totalling;

/// <summary>What a row counts under, dimension by dimension.</summary>
internal static class RowCodes
{
    /// <param name="dimension">The dimension.</param>
    /// <param name="columns">The segment.</param>
    /// <param name="row">The row.</param>
    /// <param name="day">Number of the day the row counts on: its own, or that of the line it takes back from.</param>
    /// <param name="outcome">Its outcome.</param>
    public static int Of(StoredDimension dimension, LedgerColumns columns, int row, int day, in OutcomeRow outcome) => dimension switch
    {
        StoredDimension.Supplier => columns.Suppliers[row],
        StoredDimension.Contract => columns.Contracts[row],
        StoredDimension.BuyerUnit => columns.BuyerUnits[row],
        StoredDimension.Product => columns.Products[row],
        StoredDimension.ProductCategory => columns.Categories[row],
        StoredDimension.Booking => BookingCode.Of(outcome.Category, outcome.Tier, outcome.Method),
        _ => Months.Of(day),
    };

    public static int Of(TotalsDimension dimension, LedgerColumns columns, int row, int day, in OutcomeRow outcome) =>
        Of(DimensionKeys.StoredBy(dimension), columns, row, day, in outcome);
}
