using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>A line that is put together from parts, no two of which state the same field.</summary>
/// <remarks>
/// Not stated is zero in every field, so values are joined group by group without asking which part has them. The ledger knows a
/// product by its names, so none is made of them here.
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

    public void Add(LinePart part)
    {
        var line = part.Line!;
        ref readonly var purchase = ref line.Purchase;
        if ((part.Traits & LineFields.Names) != 0)
        {
            _supplier ??= line.Supplier;
            _contract ??= line.Contract;
            _buyerUnit ??= line.BuyerUnit;
        }

        if ((part.Traits & LineFields.Goods) != 0)
        {
            _manufacturer ??= line.Manufacturer;
            _model ??= line.Model;
            _gtin ??= line.Gtin;
            _category ??= purchase.ProductCategory;
            _sector ??= purchase.SectorCode;
            _configuration ??= purchase.Configuration;
            _declaration ??= purchase.Declaration;
            _condition |= purchase.Condition;
        }

        if ((part.Traits & LineFields.Terms) != 0)
        {
            _treatment |= purchase.AccountingTreatment;
            _disposal |= purchase.Disposal;
            _unit |= purchase.QuantityUnit;
            _priceType |= purchase.PriceType;
            _basis |= purchase.SpendBasis;
            _scope |= purchase.PriceScope;
            _free |= purchase.FreeOfCharge;
            _currency = _currency.IsNone ? purchase.Currency : _currency;
            _country = _country.IsNone ? purchase.Country : _country;
            _vat ??= purchase.VatRate;
            _ratio ??= purchase.PriceTypeRatio;
        }

        if ((part.Traits & LineFields.OfOneLine) != 0)
        {
            _day |= purchase.PurchaseDate.DayNumber;
            _quantity ??= purchase.Quantity;
            _spend ??= purchase.SpendAmount;
            _service ??= purchase.ServiceAmount;
            _original ??= purchase.OriginalLineId;
            _releasedBy ??= purchase.ReleasedBy;
        }
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
