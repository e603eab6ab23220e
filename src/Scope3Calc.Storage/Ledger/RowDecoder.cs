using System.Text;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Ledger;

/// <summary>Turns rows of a decoded segment back into lines.</summary>
public static class RowDecoder
{
    /// <summary>What the calculation looks at of a row.</summary>
    /// <param name="columns">The segment.</param>
    /// <param name="row">The row.</param>
    /// <param name="texts">With every declaration of the segment loaded.</param>
    /// <param name="lineId">The line's id. A run that needs none passes an empty text: making a million of them takes time.</param>
    /// <param name="originalLineId">The id of the line it reverses; null where it reverses none, or none is needed.</param>
    public static PurchaseLine Purchase(
        LedgerColumns columns, int row, LedgerTexts texts, string lineId, string? originalLineId = null)
    {
        ref readonly var terms = ref columns.Terms[columns.TermsCodes[row]];
        return new PurchaseLine
        {
            LineId = lineId,
            PurchaseDate = columns.PurchaseDate(row),
            AccountingTreatment = terms.AccountingTreatment,
            Disposal = terms.Disposal,
            Product = texts.Product(columns.Products[row]),
            Configuration = texts.Text(TextKind.Configuration, columns.Configurations[row]),
            ProductCategory = texts.Text(TextKind.Category, columns.Categories[row]),
            SectorCode = texts.Text(TextKind.Sector, columns.Sectors[row]),
            Quantity = columns.Quantity(row),
            QuantityUnit = terms.QuantityUnit,
            Condition = terms.Condition,
            SpendAmount = columns.SpendAmount(row),
            Currency = terms.Currency,
            PriceType = terms.PriceType,
            SpendBasis = terms.SpendBasis,
            PriceScope = terms.PriceScope,
            ServiceAmount = columns.ServiceAmount(row),
            VatRate = terms.VatRate,
            PriceTypeRatio = terms.PriceTypeRatio,
            FreeOfCharge = terms.FreeOfCharge,
            Country = terms.Country,
            OriginalLineId = originalLineId,
            ReleasedBy = texts.Text(TextKind.ReleasedBy, columns.ReleasedBy[row]),
            Declaration = texts.Declaration(columns.Declarations[row]),
        };
    }

    /// <summary>The whole line.</summary>
    public static LedgerLine Line(LedgerColumns columns, int row, LedgerTexts texts, string? originalLineId)
    {
        var (manufacturer, model) = texts.ProductNames(columns.Products[row]);
        return new LedgerLine(Purchase(columns, row, texts, LineId(columns, row), originalLineId))
        {
            Supplier = texts.Text(TextKind.Supplier, columns.Suppliers[row]),
            Contract = texts.Text(TextKind.Contract, columns.Contracts[row]),
            BuyerUnit = texts.Text(TextKind.BuyerUnit, columns.BuyerUnits[row]),
            Gtin = texts.Text(TextKind.Gtin, columns.Gtins[row]),
            Manufacturer = manufacturer.Length > 0 ? manufacturer : null,
            Model = model.Length > 0 ? model : null,
        };
    }

    public static string LineId(LedgerColumns columns, int row) => Encoding.UTF8.GetString(columns.LineId(row));
}
