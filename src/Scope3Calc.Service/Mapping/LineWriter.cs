using Google.Protobuf.WellKnownTypes;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes lines of the ledger as the contract's messages: <see cref="LineReader"/> reads the same from them again.</summary>
internal static class LineWriter
{
    private static readonly ReverseEnumeration<QuantityUnit, V1.QuantityUnit> QuantityUnits = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<DeviceCondition, V1.DeviceCondition> Conditions = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<AccountingTreatment, V1.AccountingTreatment> Treatments = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<PriceType, V1.PriceType> PriceTypes = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<SpendBasis, V1.SpendBasis> SpendBases = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<PriceScope, V1.PriceScope> PriceScopes = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<DisposalKind, V1.DisposalKind> Disposals = new(Enumerations.ToCore);

    public static V1.LineVersion ToMessage(LineVersion version) => new()
    {
        Ordinal = version.Ordinal,
        Version = version.Version,
        RecordTime = Timestamp.FromDateTimeOffset(version.RecordedAt),
        Reason = version.Reason ?? string.Empty,
        Line = ToMessage(version.Line),
    };

    public static V1.PurchaseLine ToMessage(LedgerLine line)
    {
        ref readonly var purchase = ref line.Purchase;
        return new V1.PurchaseLine
        {
            LineId = purchase.LineId,
            PurchaseDate = TextValue.Of(purchase.PurchaseDate),
            Supplier = line.Supplier ?? string.Empty,
            Contract = line.Contract ?? string.Empty,
            BuyerUnit = line.BuyerUnit ?? string.Empty,
            Manufacturer = line.Manufacturer ?? string.Empty,
            Model = line.Model ?? string.Empty,
            Gtin = line.Gtin ?? string.Empty,
            ProductCategory = purchase.ProductCategory ?? string.Empty,
            SectorCode = purchase.SectorCode ?? string.Empty,
            Quantity = TextValue.Of(purchase.Quantity),
            QuantityUnit = QuantityUnits[purchase.QuantityUnit],
            Condition = Conditions[purchase.Condition],
            AccountingTreatment = Treatments[purchase.AccountingTreatment],
            SpendAmount = TextValue.Of(purchase.SpendAmount),
            CurrencyCode = purchase.Currency.ToString(),
            PriceType = PriceTypes[purchase.PriceType],
            VatRate = TextValue.Of(purchase.VatRate),
            PriceTypeRatio = TextValue.Of(purchase.PriceTypeRatio),
            FreeOfCharge = purchase.FreeOfCharge,
            CountryCode = purchase.Country.ToString(),
            OriginalLineId = purchase.OriginalLineId ?? string.Empty,
            Declaration = purchase.Declaration is null ? null : DeclarationWriter.ToMessage(purchase.Declaration),
            Configuration = purchase.Configuration ?? string.Empty,
            SpendBasis = SpendBases[purchase.SpendBasis],
            PriceScope = PriceScopes[purchase.PriceScope],
            ServiceAmount = TextValue.Of(purchase.ServiceAmount),
            Disposal = Disposals[purchase.Disposal],
            ReleasedBy = purchase.ReleasedBy ?? string.Empty,
        };
    }
}
