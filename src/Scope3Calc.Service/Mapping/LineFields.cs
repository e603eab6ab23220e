using static Scope3Calc.V1.PurchaseLine;

namespace Scope3Calc.Service.Mapping;

/// <summary>Which fields of a purchase line message are stated: a bit each, by their numbers in the contract.</summary>
internal static class LineFields
{
    public const ulong LineId = 1UL << LineIdFieldNumber;
    public const ulong PurchaseDate = 1UL << PurchaseDateFieldNumber;
    public const ulong Quantity = 1UL << QuantityFieldNumber;
    public const ulong SpendAmount = 1UL << SpendAmountFieldNumber;

    /// <summary>In which currency spend is.</summary>
    public const ulong Currency = 1UL << CurrencyCodeFieldNumber;

    /// <summary>The line that one reverses.</summary>
    public const ulong Original = 1UL << OriginalLineIdFieldNumber;

    /// <summary>What the product is called.</summary>
    public const ulong ProductNames = 1UL << ManufacturerFieldNumber | 1UL << ModelFieldNumber;

    /// <summary>By whom, from whom.</summary>
    public const ulong Names = 1UL << SupplierFieldNumber | 1UL << ContractFieldNumber | 1UL << BuyerUnitFieldNumber;

    /// <summary>What was bought.</summary>
    public const ulong Goods = 1UL << ManufacturerFieldNumber | 1UL << ModelFieldNumber | 1UL << GtinFieldNumber
        | 1UL << ProductCategoryFieldNumber | 1UL << SectorCodeFieldNumber | 1UL << ConfigurationFieldNumber
        | 1UL << DeclarationFieldNumber | 1UL << ConditionFieldNumber;

    /// <summary>On which terms.</summary>
    public const ulong Terms = 1UL << AccountingTreatmentFieldNumber | 1UL << DisposalFieldNumber | 1UL << QuantityUnitFieldNumber
        | 1UL << PriceTypeFieldNumber | 1UL << SpendBasisFieldNumber | 1UL << PriceScopeFieldNumber | 1UL << FreeOfChargeFieldNumber
        | 1UL << CurrencyCodeFieldNumber | 1UL << CountryCodeFieldNumber | 1UL << VatRateFieldNumber
        | 1UL << PriceTypeRatioFieldNumber;

    /// <summary>What is mostly a line's own.</summary>
    public const ulong OfOneLine = LineId | PurchaseDate | Quantity | SpendAmount | 1UL << ServiceAmountFieldNumber
        | 1UL << OriginalLineIdFieldNumber | 1UL << ReleasedByFieldNumber;

    /// <summary>Every field.</summary>
    public const ulong All = Names | Goods | Terms | OfOneLine;

    public static ulong Of(V1.PurchaseLine line) =>
        Text(line.LineId, LineIdFieldNumber)
        | Text(line.PurchaseDate, PurchaseDateFieldNumber)
        | Text(line.Supplier, SupplierFieldNumber)
        | Text(line.Contract, ContractFieldNumber)
        | Text(line.Manufacturer, ManufacturerFieldNumber)
        | Text(line.Model, ModelFieldNumber)
        | Text(line.Gtin, GtinFieldNumber)
        | Text(line.ProductCategory, ProductCategoryFieldNumber)
        | Text(line.SectorCode, SectorCodeFieldNumber)
        | Text(line.Quantity, QuantityFieldNumber)
        | Choice((int)line.QuantityUnit, QuantityUnitFieldNumber)
        | Choice((int)line.Condition, ConditionFieldNumber)
        | Choice((int)line.AccountingTreatment, AccountingTreatmentFieldNumber)
        | Text(line.SpendAmount, SpendAmountFieldNumber)
        | Text(line.CurrencyCode, CurrencyCodeFieldNumber)
        | Choice((int)line.PriceType, PriceTypeFieldNumber)
        | Text(line.VatRate, VatRateFieldNumber)
        | Text(line.PriceTypeRatio, PriceTypeRatioFieldNumber)
        | Bit(line.FreeOfCharge, FreeOfChargeFieldNumber)
        | Text(line.CountryCode, CountryCodeFieldNumber)
        | Text(line.OriginalLineId, OriginalLineIdFieldNumber)
        | Bit(line.Declaration is not null, DeclarationFieldNumber)
        | Text(line.Configuration, ConfigurationFieldNumber)
        | Choice((int)line.SpendBasis, SpendBasisFieldNumber)
        | Choice((int)line.PriceScope, PriceScopeFieldNumber)
        | Text(line.ServiceAmount, ServiceAmountFieldNumber)
        | Choice((int)line.Disposal, DisposalFieldNumber)
        | Text(line.ReleasedBy, ReleasedByFieldNumber)
        | Text(line.BuyerUnit, BuyerUnitFieldNumber);

    /// <summary>Names of fields as the contract has them, in its order.</summary>
    public static IEnumerable<string> NamesOf(ulong fields) => Descriptor.Fields.InFieldNumberOrder()
        .Where(field => (fields & (1UL << field.FieldNumber)) != 0)
        .Select(field => field.Name);

    private static ulong Text(string text, int number) => Bit(text.Length > 0, number);

    private static ulong Choice(int value, int number) => Bit(value != 0, number);

    private static ulong Bit(bool isStated, int number) => isStated ? 1UL << number : 0;
}
