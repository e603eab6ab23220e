using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Gap;
using Scope3Calc.Core.Inventory;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Service.Mapping;

/// <summary>Writes a policy as the contract's message, defaults written out: <see cref="PolicyReader"/> reads the same from it again.</summary>
internal static class PolicyWriter
{
    private static readonly ReverseEnumeration<DeflationOrder, V1.DeflationOrder> DeflationOrders = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<Deflator, V1.Deflator> Deflators = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<DeliveryCategory, V1.DeliveryCategory> DeliveryCategories = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<RefurbishedTreatment, V1.RefurbishedTreatment> Refurbished = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<OperatingLeaseTreatment, V1.OperatingLeaseTreatment> Leases =
        new(Enumerations.ToCore);

    private static readonly ReverseEnumeration<ReturnYear, V1.ReturnYear> ReturnYears = new(Enumerations.ToCore);
    private static readonly ReverseEnumeration<GapAlignment, V1.GapAlignment> Alignments = new(Enumerations.ToCore);

    public static V1.Policy ToMessage(Policy policy) => new()
    {
        FactorPack = policy.FactorPackId,
        DeflationOrder = DeflationOrders[policy.DeflationOrder],
        Deflator = Deflators[policy.Deflator],
        DeliveryCategory = DeliveryCategories[policy.DeliveryCategory],
        ExpiredGraceDays = policy.ExpiredGraceDays,
        UseMakerFootprints = policy.UseMakerFootprints,
        UseDeviceAverages = policy.UseDeviceAverages,
        Refurbished = Refurbished[policy.Refurbished],
        OperatingLease = Leases[policy.OperatingLease],
        ReturnYear = ReturnYears[policy.ReturnYear],
        GapAlignment = Alignments[policy.GapAlignment],
        PriceTypeRatio = TextValue.Of(policy.PriceTypeRatio),
        Uncertainty = ToMessage(policy.Uncertainty),
        DqiScheme = Enumerations.ToMessage(policy.DqiScheme),
        Calibrations = { policy.Calibrations.Entries.Select(ToMessage) },
        BookCalibratedSpend = policy.BookCalibratedSpend,
        ReferencePrices = { policy.ReferencePrices.Entries.Select(ToMessage) },
        Perspective = V1.Perspective.EndUserPurchaser,
    };

    private static V1.UncertaintyPolicy ToMessage(UncertaintyPolicy uncertainty) => new()
    {
        ProductFloor = Text(uncertainty.ProductFloor),
        VerifiedProductEpd = Text(uncertainty.VerifiedProductEpd),
        ProductPcfAssured = Text(uncertainty.AssuredProductPcf),
        ProductPcfSelfDeclared = Text(uncertainty.SelfDeclaredProductPcf),
        CategoryAverage = Text(uncertainty.CategoryAverage),
        SpendFactor = Text(uncertainty.SpendFactor),
        SpendClassification = Text(uncertainty.SpendClassification),
        SpendDeflator = Text(uncertainty.SpendDeflator),
        SpendConversion = Text(uncertainty.SpendConversion),
        PedigreeScheme = Enumerations.ToMessage(uncertainty.PedigreeScheme),
    };

    private static V1.Calibration ToMessage(FactorCalibration calibration) => new()
    {
        ProductCategory = calibration.Category,
        Ratio = Text(calibration.Ratio),
        Sigma = Text(calibration.Sigma),
    };

    private static V1.ReferencePrice ToMessage(DevicePrice price) => new()
    {
        ProductCategory = price.Category,
        PricePerPiece = Text(price.Price.PerPiece),
        CurrencyCode = price.Price.Basis.Currency.ToString(),
        Year = price.Price.Basis.Year,
    };

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
