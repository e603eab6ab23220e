using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>A line that is put together from parts, no two of which state the same field.</summary>
/// <remarks>
/// Not stated is zero in every field, so values are joined without asking which part has them. The ledger knows a product by its
/// names, so none is made of them here.
/// </remarks>
internal struct JoinedLine
{
    private int _day;
    private AccountingTreatment _treatment;
    private QuantityUnit _unit;
    private DeviceCondition _condition;
    private PriceType _priceType;
    private SpendBasis _basis;
    private PriceScope _scope;
    private DisposalKind _disposal;
    private bool _free;
    private CurrencyCode _currency;
    private CountryCode _country;
    private decimal? _vat;
    private decimal? _ratio;
    private decimal? _service;
    private decimal? _quantity;
    private decimal? _spend;
    private string? _category;
    private string? _sector;
    private string? _configuration;
    private string? _original;
    private string? _releasedBy;
    private string? _supplier;
    private string? _contract;
    private string? _buyerUnit;
    private string? _manufacturer;
    private string? _model;
    private string? _gtin;
    private Declaration? _declaration;

    public JoinedLine(decimal? quantity, decimal? spend) => (_quantity, _spend) = (quantity, spend);

    public void Add(LedgerLine part)
    {
        ref readonly var purchase = ref part.Purchase;
        _supplier ??= part.Supplier;
        _contract ??= part.Contract;
        _buyerUnit ??= part.BuyerUnit;
        _manufacturer ??= part.Manufacturer;
        _model ??= part.Model;
        _gtin ??= part.Gtin;
        _category ??= purchase.ProductCategory;
        _sector ??= purchase.SectorCode;
        _configuration ??= purchase.Configuration;
        _original ??= purchase.OriginalLineId;
        _releasedBy ??= purchase.ReleasedBy;
        _declaration ??= purchase.Declaration;
        _day |= purchase.PurchaseDate.DayNumber;
        _treatment |= purchase.AccountingTreatment;
        _unit |= purchase.QuantityUnit;
        _condition |= purchase.Condition;
        _priceType |= purchase.PriceType;
        _basis |= purchase.SpendBasis;
        _scope |= purchase.PriceScope;
        _disposal |= purchase.Disposal;
        _free |= purchase.FreeOfCharge;
        _currency = _currency.IsNone ? purchase.Currency : _currency;
        _country = _country.IsNone ? purchase.Country : _country;
        _vat ??= purchase.VatRate;
        _ratio ??= purchase.PriceTypeRatio;
        _service ??= purchase.ServiceAmount;
        _quantity ??= purchase.Quantity;
        _spend ??= purchase.SpendAmount;
    }

    public readonly LineContent ToContent(string lineId) => new(new PurchaseLine
    {
        LineId = lineId,
        PurchaseDate = DateOnly.FromDayNumber(_day),
        AccountingTreatment = _treatment,
        Disposal = _disposal,
        Configuration = _configuration,
        ProductCategory = _category,
        SectorCode = _sector,
        Quantity = _quantity,
        QuantityUnit = _unit,
        Condition = _condition,
        SpendAmount = _spend,
        Currency = _currency,
        PriceType = _priceType,
        SpendBasis = _basis,
        PriceScope = _scope,
        ServiceAmount = _service,
        VatRate = _vat,
        PriceTypeRatio = _ratio,
        FreeOfCharge = _free,
        Country = _country,
        OriginalLineId = _original,
        ReleasedBy = _releasedBy,
        Declaration = _declaration,
    })
    {
        Manufacturer = _manufacturer,
        Model = _model,
        Supplier = _supplier,
        Contract = _contract,
        BuyerUnit = _buyerUnit,
        Gtin = _gtin,
    };
}
