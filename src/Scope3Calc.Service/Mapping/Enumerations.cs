using System.Diagnostics;

namespace Scope3Calc.Service.Mapping;

/// <summary>
/// The contract's enumerations and the calculation's, value by value. What the contract does not list is null, so that a
/// value of a newer client is refused and never taken for a default.
/// </summary>
internal static class Enumerations
{
    public static Core.Purchases.QuantityUnit? ToCore(V1.QuantityUnit value) => value switch
    {
        V1.QuantityUnit.Unspecified => Core.Purchases.QuantityUnit.Piece,
        V1.QuantityUnit.Piece => Core.Purchases.QuantityUnit.Piece,
        V1.QuantityUnit.Kilogram => Core.Purchases.QuantityUnit.Kilogram,
        V1.QuantityUnit.Liter => Core.Purchases.QuantityUnit.Liter,
        V1.QuantityUnit.CubicMeter => Core.Purchases.QuantityUnit.CubicMeter,
        V1.QuantityUnit.KilowattHour => Core.Purchases.QuantityUnit.KilowattHour,
        V1.QuantityUnit.Megajoule => Core.Purchases.QuantityUnit.Megajoule,
        V1.QuantityUnit.TonKilometer => Core.Purchases.QuantityUnit.TonneKilometer,
        V1.QuantityUnit.SquareMeter => Core.Purchases.QuantityUnit.SquareMeter,
        V1.QuantityUnit.Hour => Core.Purchases.QuantityUnit.Hour,
        V1.QuantityUnit.MegabitSecond => Core.Purchases.QuantityUnit.MegabitSecond,
        _ => null,
    };

    public static Core.Purchases.DeviceCondition? ToCore(V1.DeviceCondition value) => value switch
    {
        V1.DeviceCondition.Unspecified => Core.Purchases.DeviceCondition.New,
        V1.DeviceCondition.New => Core.Purchases.DeviceCondition.New,
        V1.DeviceCondition.Refurbished => Core.Purchases.DeviceCondition.Refurbished,
        _ => null,
    };

    public static Core.Purchases.DeviceCondition? ToCore(V1.DeclaredCondition value) => value switch
    {
        V1.DeclaredCondition.Unspecified => Core.Purchases.DeviceCondition.New,
        V1.DeclaredCondition.New => Core.Purchases.DeviceCondition.New,
        V1.DeclaredCondition.Refurbished => Core.Purchases.DeviceCondition.Refurbished,
        _ => null,
    };

    public static Core.Purchases.AccountingTreatment? ToCore(V1.AccountingTreatment value) => value switch
    {
        V1.AccountingTreatment.Unspecified => Core.Purchases.AccountingTreatment.Unknown,
        V1.AccountingTreatment.Expensed => Core.Purchases.AccountingTreatment.Expensed,
        V1.AccountingTreatment.Capitalised => Core.Purchases.AccountingTreatment.Capitalised,
        V1.AccountingTreatment.OperatingLease => Core.Purchases.AccountingTreatment.OperatingLease,
        V1.AccountingTreatment.FinanceLease => Core.Purchases.AccountingTreatment.FinanceLease,
        _ => null,
    };

    public static Core.Purchases.PriceType? ToCore(V1.PriceType value) => value switch
    {
        V1.PriceType.Unspecified => Core.Purchases.PriceType.Unknown,
        V1.PriceType.PurchaserInclVat => Core.Purchases.PriceType.PurchaserInclVat,
        V1.PriceType.PurchaserExclVat => Core.Purchases.PriceType.PurchaserExclVat,
        V1.PriceType.Producer => Core.Purchases.PriceType.Producer,
        V1.PriceType.Basic => Core.Purchases.PriceType.Basic,
        _ => null,
    };

    public static Core.Declarations.DeclarationKind? ToCore(V1.DeclarationKind value) => value switch
    {
        V1.DeclarationKind.Unspecified => Core.Declarations.DeclarationKind.Unknown,
        V1.DeclarationKind.EpdTypeIii => Core.Declarations.DeclarationKind.EpdTypeIii,
        V1.DeclarationKind.PcfIso14067 => Core.Declarations.DeclarationKind.PcfIso14067,
        V1.DeclarationKind.PcfPact => Core.Declarations.DeclarationKind.PcfPact,
        V1.DeclarationKind.PcfManufacturer => Core.Declarations.DeclarationKind.PcfManufacturer,
        V1.DeclarationKind.IndustryAverageEpd => Core.Declarations.DeclarationKind.IndustryAverageEpd,
        V1.DeclarationKind.GenericDataset => Core.Declarations.DeclarationKind.GenericDataset,
        _ => null,
    };

    public static Core.Declarations.DatasetSubtype? ToCore(V1.DatasetSubtype value) => value switch
    {
        V1.DatasetSubtype.Unspecified => Core.Declarations.DatasetSubtype.Unspecified,
        V1.DatasetSubtype.Generic => Core.Declarations.DatasetSubtype.Generic,
        V1.DatasetSubtype.Representative => Core.Declarations.DatasetSubtype.Representative,
        V1.DatasetSubtype.Average => Core.Declarations.DatasetSubtype.Average,
        V1.DatasetSubtype.Specific => Core.Declarations.DatasetSubtype.Specific,
        V1.DatasetSubtype.Template => Core.Declarations.DatasetSubtype.Template,
        _ => null,
    };

    public static Core.Declarations.VerificationKind? ToCore(V1.VerificationKind value) => value switch
    {
        V1.VerificationKind.Unspecified => Core.Declarations.VerificationKind.Unknown,
        V1.VerificationKind.ThirdPartyIndividual => Core.Declarations.VerificationKind.ThirdPartyIndividual,
        V1.VerificationKind.ThirdPartyBody => Core.Declarations.VerificationKind.ThirdPartyBody,
        V1.VerificationKind.ProcessCertification => Core.Declarations.VerificationKind.ProcessCertification,
        V1.VerificationKind.InternalIndependent => Core.Declarations.VerificationKind.InternalIndependent,
        V1.VerificationKind.SelfDeclared => Core.Declarations.VerificationKind.SelfDeclared,
        _ => null,
    };

    public static Core.Declarations.DeclaredUnit? ToCore(V1.DeclaredUnit value) => value switch
    {
        V1.DeclaredUnit.Unspecified => Core.Declarations.DeclaredUnit.Piece,
        V1.DeclaredUnit.Piece => Core.Declarations.DeclaredUnit.Piece,
        V1.DeclaredUnit.Kilogram => Core.Declarations.DeclaredUnit.Kilogram,
        V1.DeclaredUnit.PieceYear => Core.Declarations.DeclaredUnit.PieceYear,
        V1.DeclaredUnit.FunctionalUnit => Core.Declarations.DeclaredUnit.FunctionalUnit,
        V1.DeclaredUnit.Liter => Core.Declarations.DeclaredUnit.Liter,
        V1.DeclaredUnit.CubicMeter => Core.Declarations.DeclaredUnit.CubicMeter,
        V1.DeclaredUnit.KilowattHour => Core.Declarations.DeclaredUnit.KilowattHour,
        V1.DeclaredUnit.Megajoule => Core.Declarations.DeclaredUnit.Megajoule,
        V1.DeclaredUnit.TonKilometer => Core.Declarations.DeclaredUnit.TonneKilometer,
        V1.DeclaredUnit.SquareMeter => Core.Declarations.DeclaredUnit.SquareMeter,
        V1.DeclaredUnit.Hour => Core.Declarations.DeclaredUnit.Hour,
        V1.DeclaredUnit.MegabitSecond => Core.Declarations.DeclaredUnit.MegabitSecond,
        _ => null,
    };

    public static Core.Declarations.ModuleState? ToCore(V1.ModuleState value) => value switch
    {
        V1.ModuleState.Unspecified => Core.Declarations.ModuleState.Declared,
        V1.ModuleState.Declared => Core.Declarations.ModuleState.Declared,
        V1.ModuleState.NotDeclared => Core.Declarations.ModuleState.NotDeclared,
        V1.ModuleState.NotRelevant => Core.Declarations.ModuleState.NotRelevant,
        V1.ModuleState.AggregatedInto => Core.Declarations.ModuleState.AggregatedInto,
        _ => null,
    };

    public static Core.Declarations.GwpSet? ToCore(V1.GwpSet value) => value switch
    {
        V1.GwpSet.Unspecified => Core.Declarations.GwpSet.Unknown,
        V1.GwpSet.Ar4 => Core.Declarations.GwpSet.Ar4,
        V1.GwpSet.Ar5 => Core.Declarations.GwpSet.Ar5,
        V1.GwpSet.Ar6 => Core.Declarations.GwpSet.Ar6,
        V1.GwpSet.Ef30 => Core.Declarations.GwpSet.Ef30,
        V1.GwpSet.Ef31 => Core.Declarations.GwpSet.Ef31,
        V1.GwpSet.Mixed => Core.Declarations.GwpSet.Mixed,
        _ => null,
    };

    public static Core.Declarations.UncertaintyKind? ToCore(V1.UncertaintyKind value) => value switch
    {
        V1.UncertaintyKind.Unspecified => Core.Declarations.UncertaintyKind.Unknown,
        V1.UncertaintyKind.Cv => Core.Declarations.UncertaintyKind.Cv,
        V1.UncertaintyKind.SigmaLn => Core.Declarations.UncertaintyKind.SigmaLn,
        V1.UncertaintyKind.Gsd => Core.Declarations.UncertaintyKind.Gsd,
        V1.UncertaintyKind.Gsd295 => Core.Declarations.UncertaintyKind.Gsd2At95,
        V1.UncertaintyKind.PlusMinus95Pct => Core.Declarations.UncertaintyKind.PlusMinusAt95,
        V1.UncertaintyKind.VariationClassA => Core.Declarations.UncertaintyKind.VariationClassA,
        V1.UncertaintyKind.VariationClassB => Core.Declarations.UncertaintyKind.VariationClassB,
        V1.UncertaintyKind.VariationClassC => Core.Declarations.UncertaintyKind.VariationClassC,
        V1.UncertaintyKind.VariationClassD => Core.Declarations.UncertaintyKind.VariationClassD,
        V1.UncertaintyKind.VariationClassE => Core.Declarations.UncertaintyKind.VariationClassE,
        _ => null,
    };

    public static Core.DeflationOrder? ToCore(V1.DeflationOrder value) => value switch
    {
        V1.DeflationOrder.Unspecified => Core.DeflationOrder.DeflateThenConvert,
        V1.DeflationOrder.DeflateThenConvert => Core.DeflationOrder.DeflateThenConvert,
        V1.DeflationOrder.ConvertThenDeflate => Core.DeflationOrder.ConvertThenDeflate,
        V1.DeflationOrder.None => Core.DeflationOrder.None,
        _ => null,
    };

    public static Core.Deflator? ToCore(V1.Deflator value) => value switch
    {
        V1.Deflator.Unspecified => Core.Deflator.ConsumerPrices,
        V1.Deflator.ConsumerPrices => Core.Deflator.ConsumerPrices,
        V1.Deflator.SectorPrices => Core.Deflator.SectorPrices,
        _ => null,
    };

    public static Core.DeliveryCategory? ToCore(V1.DeliveryCategory value) => value switch
    {
        V1.DeliveryCategory.Unspecified => Core.DeliveryCategory.Category4,
        V1.DeliveryCategory.Category4 => Core.DeliveryCategory.Category4,
        V1.DeliveryCategory.WithProduct => Core.DeliveryCategory.WithProduct,
        _ => null,
    };

    public static Core.GapAlignment? ToCore(V1.GapAlignment value) => value switch
    {
        V1.GapAlignment.Unspecified => Core.GapAlignment.AlignWithDeclaredModules,
        V1.GapAlignment.DeclaredModules => Core.GapAlignment.AlignWithDeclaredModules,
        V1.GapAlignment.CradleToGate => Core.GapAlignment.CradleToGate,
        V1.GapAlignment.Unaligned => Core.GapAlignment.Unaligned,
        _ => null,
    };

    public static Core.Purchases.SpendBasis? ToCore(V1.SpendBasis value) => value switch
    {
        V1.SpendBasis.Unspecified => Core.Purchases.SpendBasis.AcquisitionCost,
        V1.SpendBasis.AcquisitionCost => Core.Purchases.SpendBasis.AcquisitionCost,
        V1.SpendBasis.Depreciation => Core.Purchases.SpendBasis.Depreciation,
        V1.SpendBasis.BookValue => Core.Purchases.SpendBasis.BookValue,
        V1.SpendBasis.LeaseInstalment => Core.Purchases.SpendBasis.LeaseInstalment,
        _ => null,
    };

    public static Core.Purchases.PriceScope? ToCore(V1.PriceScope value) => value switch
    {
        V1.PriceScope.Unspecified => Core.Purchases.PriceScope.Hardware,
        V1.PriceScope.Hardware => Core.Purchases.PriceScope.Hardware,
        V1.PriceScope.HardwareAndServices => Core.Purchases.PriceScope.HardwareAndServices,
        _ => null,
    };

    public static Core.Purchases.DisposalKind? ToCore(V1.DisposalKind value) => value switch
    {
        V1.DisposalKind.Unspecified => Core.Purchases.DisposalKind.None,
        V1.DisposalKind.Discarded => Core.Purchases.DisposalKind.Discarded,
        V1.DisposalKind.Resold => Core.Purchases.DisposalKind.Resold,
        V1.DisposalKind.Donated => Core.Purchases.DisposalKind.Donated,
        _ => null,
    };

    public static Core.RefurbishedTreatment? ToCore(V1.RefurbishedTreatment value) => value switch
    {
        V1.RefurbishedTreatment.Unspecified => Core.RefurbishedTreatment.RequireDeclaration,
        V1.RefurbishedTreatment.RequireDeclaration => Core.RefurbishedTreatment.RequireDeclaration,
        V1.RefurbishedTreatment.CutOff => Core.RefurbishedTreatment.CutOff,
        _ => null,
    };

    public static Core.Inventory.ReturnYear? ToCore(V1.ReturnYear value) => value switch
    {
        V1.ReturnYear.Unspecified or V1.ReturnYear.OfReturn => Core.Inventory.ReturnYear.YearOfReturn,
        V1.ReturnYear.OfPurchase => Core.Inventory.ReturnYear.YearOfPurchase,
        _ => null,
    };

    public static Core.OperatingLeaseTreatment? ToCore(V1.OperatingLeaseTreatment value) => value switch
    {
        V1.OperatingLeaseTreatment.Unspecified => Core.OperatingLeaseTreatment.Category8,
        V1.OperatingLeaseTreatment.Category8 => Core.OperatingLeaseTreatment.Category8,
        V1.OperatingLeaseTreatment.NotBooked => Core.OperatingLeaseTreatment.NotBooked,
        _ => null,
    };

    public static Core.Quality.DqiScheme? ToCore(V1.DqiScheme value) => value switch
    {
        V1.DqiScheme.Unspecified => Core.Quality.DqiScheme.None,
        V1.DqiScheme.Ghgp4 => Core.Quality.DqiScheme.Ghgp4,
        V1.DqiScheme.EcoinventV3 => Core.Quality.DqiScheme.EcoinventV3,
        V1.DqiScheme.CirothGsd => Core.Quality.DqiScheme.CirothGsd,
        V1.DqiScheme.CirothGsd2 => Core.Quality.DqiScheme.CirothGsd2,
        V1.DqiScheme.PactV2 => Core.Quality.DqiScheme.PactV2,
        V1.DqiScheme.PactV3 => Core.Quality.DqiScheme.PactV3,
        V1.DqiScheme.Useeio5 => Core.Quality.DqiScheme.Useeio5,
        V1.DqiScheme.Pef5 => Core.Quality.DqiScheme.Pef5,
        _ => null,
    };

    public static Core.Declarations.LifeCycleModule? ToCore(V1.LifeCycleModule value) => value switch
    {
        V1.LifeCycleModule.A1 => Core.Declarations.LifeCycleModule.A1,
        V1.LifeCycleModule.A2 => Core.Declarations.LifeCycleModule.A2,
        V1.LifeCycleModule.A3 => Core.Declarations.LifeCycleModule.A3,
        V1.LifeCycleModule.A1A3 => Core.Declarations.LifeCycleModule.A1ToA3,
        V1.LifeCycleModule.A4 => Core.Declarations.LifeCycleModule.A4,
        V1.LifeCycleModule.A5 => Core.Declarations.LifeCycleModule.A5,
        V1.LifeCycleModule.B1 => Core.Declarations.LifeCycleModule.B1,
        V1.LifeCycleModule.B2 => Core.Declarations.LifeCycleModule.B2,
        V1.LifeCycleModule.B3 => Core.Declarations.LifeCycleModule.B3,
        V1.LifeCycleModule.B4 => Core.Declarations.LifeCycleModule.B4,
        V1.LifeCycleModule.B5 => Core.Declarations.LifeCycleModule.B5,
        V1.LifeCycleModule.B6 => Core.Declarations.LifeCycleModule.B6,
        V1.LifeCycleModule.B7 => Core.Declarations.LifeCycleModule.B7,
        V1.LifeCycleModule.C1 => Core.Declarations.LifeCycleModule.C1,
        V1.LifeCycleModule.C2 => Core.Declarations.LifeCycleModule.C2,
        V1.LifeCycleModule.C3 => Core.Declarations.LifeCycleModule.C3,
        V1.LifeCycleModule.C4 => Core.Declarations.LifeCycleModule.C4,
        V1.LifeCycleModule.C1C4 => Core.Declarations.LifeCycleModule.C1ToC4,
        V1.LifeCycleModule.D => Core.Declarations.LifeCycleModule.D,
        _ => null,
    };

    public static V1.LineStatus ToMessage(Core.Quality.LineStatus value) => value switch
    {
        Core.Quality.LineStatus.Ok => V1.LineStatus.Ok,
        Core.Quality.LineStatus.OkWithWarnings => V1.LineStatus.OkWithWarnings,
        Core.Quality.LineStatus.FallbackApplied => V1.LineStatus.FallbackApplied,
        Core.Quality.LineStatus.ReviewRequired => V1.LineStatus.ReviewRequired,
        Core.Quality.LineStatus.Rejected => V1.LineStatus.Rejected,
        _ => throw new UnreachableException(),
    };

    public static V1.CalculationMethod ToMessage(Core.Quality.CalculationMethod value) => value switch
    {
        Core.Quality.CalculationMethod.NotCalculable => V1.CalculationMethod.NotCalculable,
        Core.Quality.CalculationMethod.SupplierSpecific => V1.CalculationMethod.SupplierSpecific,
        Core.Quality.CalculationMethod.Hybrid => V1.CalculationMethod.Hybrid,
        Core.Quality.CalculationMethod.AverageData => V1.CalculationMethod.AverageData,
        Core.Quality.CalculationMethod.SpendBased => V1.CalculationMethod.SpendBased,
        _ => throw new UnreachableException(),
    };

    public static V1.BoundaryAlignment ToMessage(Core.Gap.BoundaryAlignment value) => value switch
    {
        Core.Gap.BoundaryAlignment.Unknown => V1.BoundaryAlignment.Unspecified,
        Core.Gap.BoundaryAlignment.AlignedA1A3 => V1.BoundaryAlignment.AlignedA1A3,
        Core.Gap.BoundaryAlignment.AlignedToPointOfSale => V1.BoundaryAlignment.AlignedToPointOfSale,
        Core.Gap.BoundaryAlignment.SpendWider => V1.BoundaryAlignment.SpendWider,
        Core.Gap.BoundaryAlignment.ProductWider => V1.BoundaryAlignment.ProductWider,
        _ => throw new UnreachableException(),
    };

    public static V1.GwpSet ToMessage(Core.Declarations.GwpSet value) => value switch
    {
        Core.Declarations.GwpSet.Unknown => V1.GwpSet.Unspecified,
        Core.Declarations.GwpSet.Ar4 => V1.GwpSet.Ar4,
        Core.Declarations.GwpSet.Ar5 => V1.GwpSet.Ar5,
        Core.Declarations.GwpSet.Ar6 => V1.GwpSet.Ar6,
        Core.Declarations.GwpSet.Ef30 => V1.GwpSet.Ef30,
        Core.Declarations.GwpSet.Ef31 => V1.GwpSet.Ef31,
        Core.Declarations.GwpSet.Mixed => V1.GwpSet.Mixed,
        _ => throw new UnreachableException(),
    };

    public static V1.DqiIndicator ToMessage(Core.Quality.DqiIndicator value) => value switch
    {
        Core.Quality.DqiIndicator.Technological => V1.DqiIndicator.Technology,
        Core.Quality.DqiIndicator.Temporal => V1.DqiIndicator.Time,
        Core.Quality.DqiIndicator.Geographical => V1.DqiIndicator.Geography,
        Core.Quality.DqiIndicator.Completeness => V1.DqiIndicator.Completeness,
        Core.Quality.DqiIndicator.Reliability => V1.DqiIndicator.Reliability,
        _ => throw new UnreachableException(),
    };

    // Schemes, tiers, categories and reasons are numbered alike on both sides; a test compares their names.
    public static V1.DqiScheme ToMessage(Core.Quality.DqiScheme scheme) => (V1.DqiScheme)scheme;

    public static V1.DataQualityTier ToMessage(Core.Quality.DataQualityTier tier) => (V1.DataQualityTier)tier;

    public static V1.Scope3Category ToMessage(Core.Purchases.Scope3Category category) => (V1.Scope3Category)category;

    public static V1.ReasonCode ToMessage(Core.Quality.ReasonCode code) => (V1.ReasonCode)((int)code + 1);
}
