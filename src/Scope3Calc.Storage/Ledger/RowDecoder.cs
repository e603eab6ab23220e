using System.Text;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Turns rows of a decoded segment back into lines.</summary>
public static class RowDecoder
{
    /// <summary>What the calculation looks at of a row, without line ids.</summary>
    /// <param name="columns">The segment.</param>
    /// <param name="row">The row.</param>
    /// <param name="texts">With every declaration of the segment loaded.</param>
    public static PurchaseLine Purchase(LedgerColumns columns, int row, LedgerTexts texts) =>
        WithRow(OfTerms(in columns.Terms[columns.TermsCodes[row]]), columns, row, texts);

    /// <summary>What many lines have in common.</summary>
    internal static PurchaseLine OfTerms(in LineTerms terms) => new()
    {
        LineId = string.Empty,
        PurchaseDate = default,
        AccountingTreatment = terms.AccountingTreatment,
        Disposal = terms.Disposal,
        QuantityUnit = terms.QuantityUnit,
        Condition = terms.Condition,
        Currency = terms.Currency,
        PriceType = terms.PriceType,
        SpendBasis = terms.SpendBasis,
        PriceScope = terms.PriceScope,
        VatRate = terms.VatRate,
        PriceTypeRatio = terms.PriceTypeRatio,
        FreeOfCharge = terms.FreeOfCharge,
        Country = terms.Country,
    };

    /// <summary>The same with what is a row's own.</summary>
    internal static PurchaseLine WithRow(in PurchaseLine terms, LedgerColumns columns, int row, LedgerTexts texts) => terms with
    {
        PurchaseDate = columns.PurchaseDate(row),
        Product = texts.Product(columns.Products[row]),
        Configuration = texts.Text(TextKind.Configuration, columns.Configurations[row]),
        ProductCategory = texts.Text(TextKind.Category, columns.Categories[row]),
        SectorCode = texts.Text(TextKind.Sector, columns.Sectors[row]),
        Quantity = columns.Quantity(row),
        SpendAmount = columns.SpendAmount(row),
        ServiceAmount = columns.ServiceAmount(row),
        ReleasedBy = texts.Text(TextKind.ReleasedBy, columns.ReleasedBy[row]),
        Declaration = texts.Declaration(columns.Declarations[row]),
    };

    /// <summary>The whole line, but for what it takes back from.</summary>
    internal static LedgerLine Line(in LedgerRow row, string lineId, LedgerTexts texts)
    {
        var (manufacturer, model) = texts.ProductNames(row.Product);
        return new LedgerLine(OfTerms(row.Terms) with
        {
            LineId = lineId,
            PurchaseDate = row.PurchaseDate,
            Product = texts.Product(row.Product),
            Configuration = texts.Text(TextKind.Configuration, row.Configuration),
            ProductCategory = texts.Text(TextKind.Category, row.Category),
            SectorCode = texts.Text(TextKind.Sector, row.Sector),
            Quantity = row.Quantity,
            SpendAmount = row.SpendAmount,
            ServiceAmount = row.ServiceAmount,
            ReleasedBy = texts.Text(TextKind.ReleasedBy, row.ReleasedBy),
            Declaration = texts.Declaration(row.Declaration),
        })
        {
            Supplier = texts.Text(TextKind.Supplier, row.Supplier),
            Contract = texts.Text(TextKind.Contract, row.Contract),
            BuyerUnit = texts.Text(TextKind.BuyerUnit, row.BuyerUnit),
            Gtin = texts.Text(TextKind.Gtin, row.Gtin),
            Manufacturer = manufacturer.Length > 0 ? manufacturer : null,
            Model = model.Length > 0 ? model : null,
        };
    }

    public static string LineId(LedgerColumns columns, int row) => Encoding.UTF8.GetString(columns.LineId(row));
}
