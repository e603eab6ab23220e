using System.Globalization;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Totalling;

/// <summary>What sums are kept by. The numbers are stored; every <see cref="TotalsDimension"/> comes from one of them.</summary>
internal enum StoredDimension
{
    Supplier = 1,
    Contract = 2,
    BuyerUnit = 3,
    Product = 4,
    ProductCategory = 5,

    /// <summary>Scope 3 category, tier and method of what is booked.</summary>
    Booking = 6,

    /// <summary>Months since the year 0.</summary>
    Month = 7,
}

/// <summary>From the codes of sums to the texts of a dimension.</summary>
internal static class DimensionKeys
{
    public static StoredDimension StoredBy(TotalsDimension dimension) => dimension switch
    {
        TotalsDimension.Supplier => StoredDimension.Supplier,
        TotalsDimension.Contract => StoredDimension.Contract,
        TotalsDimension.BuyerUnit => StoredDimension.BuyerUnit,
        TotalsDimension.Manufacturer => StoredDimension.Product,
        TotalsDimension.ProductCategory => StoredDimension.ProductCategory,
        TotalsDimension.Scope3Category or TotalsDimension.Tier or TotalsDimension.Method => StoredDimension.Booking,
        TotalsDimension.Year or TotalsDimension.Month => StoredDimension.Month,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "There is no such dimension."),
    };

    /// <summary>The key of a code in the dimension that is asked for; empty where lines do not say.</summary>
    public static string Text(TotalsDimension dimension, int code, LedgerTexts texts) => dimension switch
    {
        TotalsDimension.Supplier => texts.Text(TextKind.Supplier, code) ?? "",
        TotalsDimension.Contract => texts.Text(TextKind.Contract, code) ?? "",
        TotalsDimension.BuyerUnit => texts.Text(TextKind.BuyerUnit, code) ?? "",
        TotalsDimension.Manufacturer => texts.ProductNames(code).Manufacturer,
        TotalsDimension.ProductCategory => texts.Text(TextKind.Category, code) ?? "",
        TotalsDimension.Scope3Category => BookingCode.CategoryOf(code) is var category and not Scope3Category.None
            ? string.Create(CultureInfo.InvariantCulture, $"CAT_{(int)category}")
            : "",
        TotalsDimension.Tier => BookingCode.TierOf(code) is var tier and not DataQualityTier.None
            ? ((int)tier).ToString(CultureInfo.InvariantCulture)
            : "",
        TotalsDimension.Method => MethodNames.Of(BookingCode.MethodOf(code)),
        TotalsDimension.Year => (code / 12).ToString("0000", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{code / 12:0000}-{(code % 12) + 1:00}"),
    };
}

/// <summary>Category, tier and method in one number.</summary>
internal static class BookingCode
{
    public static int Of(Scope3Category category, DataQualityTier tier, CalculationMethod method) =>
        ((int)category << 8) | ((int)tier << 4) | (int)method;

    public static Scope3Category CategoryOf(int code) => (Scope3Category)(code >> 8);

    public static DataQualityTier TierOf(int code) => (DataQualityTier)((code >> 4) & 15);

    public static CalculationMethod MethodOf(int code) => (CalculationMethod)(code & 15);
}

/// <summary>Methods by the names they have in every output.</summary>
internal static class MethodNames
{
    public static string Of(CalculationMethod method) => method switch
    {
        CalculationMethod.SupplierSpecific => "SUPPLIER_SPECIFIC",
        CalculationMethod.Hybrid => "HYBRID",
        CalculationMethod.AverageData => "AVERAGE_DATA",
        CalculationMethod.SpendBased => "SPEND_BASED",
        _ => "NOT_CALCULABLE",
    };
}
