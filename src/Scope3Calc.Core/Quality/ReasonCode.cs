namespace Scope3Calc.Core.Quality;

/// <summary>
/// Why a tier was passed over, an estimate is missing or needs care, or a line was refused.
/// </summary>
/// <remarks>
/// The order here is the order in which reasons are listed. Below 64 codes, so that a line's reasons fit one
/// <see cref="ReasonSet"/>. What each means and what to do about it: <see cref="Reasons.Explain"/>.
/// </remarks>
public enum ReasonCode
{
    // The line itself cannot be used.
    ValueMissing,
    ValueInvalid,
    ValueOutOfRange,
    UnknownEnumValue,
    CurrencyUnknown,
    CountryUnknown,
    DuplicateLine,
    ReturnWithoutOriginal,
    AccountingTreatmentUnknown,

    // Product side: evidence.
    DeclarationMissing,
    NotAnEpd,
    EpdNotProductSpecific,
    EpdNotVerified,
    VerifierNotNamed,
    EpdExpired,
    EpdNotYetValid,
    EpdValidityUnknown,
    EpdModelMismatch,
    EpdConfigMismatch,
    EpdSuperseded,
    EpdGapFilled,
    RefurbishedNeedsPolicy,
    RefurbishedCutOff,

    // Product side: figures.
    QuantityMissing,
    EpdModulesIncomplete,
    EpdModulesInconsistent,
    EpdUnitUnsupported,
    EpdMassMissing,
    EpdRslMissing,
    EpdFunctionalUnitsMissing,
    EpdGwpIdentityFail,
    BiogenicNotSeparated,
    EpdStageSharesMissing,
    EpdHarmonised,
    EpdUnusualValue,
    EpdImplausibleValue,

    // Product side: makers' tables and averages.
    MakerFootprintNotAllowed,
    MakerFootprintNotFound,
    MakerFootprintAmbiguous,
    MakerFootprintHeldBack,
    MakerFootprintFlagged,
    CategoryAverageMissing,

    // Spend side.
    PriceMissing,
    VatStatusUnknown,
    SpendNotAcquisitionCost,
    ServicesInPrice,
    FactorNotFound,
    FactorPriceTypeMismatch,
    DeflatorMissing,
    FxMissing,
    SpendUnusualValue,
    SpendImplausibleValue,
    SpendCalibrated,

    // Booking.
    LeaseNotBooked,
    EndOfLifeNotDeclared,
    DisposedWithoutWaste,

    // The gap and the report.
    GapProductMissing,
    GapSpendMissing,
    GapBoundaryMissing,
    GapHeld,
    GwpSetMixed,
    BaseYearTrigger,
}
