namespace Scope3Calc.Core.Declarations;

/// <summary>What kind of document a product footprint comes from.</summary>
public enum DeclarationKind
{
    Unknown,

    /// <summary>Environmental Product Declaration, type III of ISO 14025. The only kind that can reach tier 1.</summary>
    EpdTypeIii,

    /// <summary>Product carbon footprint by ISO 14067.</summary>
    PcfIso14067,

    /// <summary>Product carbon footprint exchanged in the PACT format.</summary>
    PcfPact,

    /// <summary>A maker's footprint sheet, mostly by the PAIA tool. Never an EPD, whatever else is said of it.</summary>
    PcfManufacturer,

    /// <summary>An EPD for the average of several makers.</summary>
    IndustryAverageEpd,

    /// <summary>A dataset for a kind of product, not for a product.</summary>
    GenericDataset,
}

/// <summary>What a declaration's figures represent (ILCD+EPD).</summary>
public enum DatasetSubtype
{
    /// <summary>Not stated: taken as <see cref="Specific"/> for a declaration given with a purchase line.</summary>
    Unspecified,
    Generic,
    Representative,
    Average,
    Specific,
    Template,
}

/// <summary>Who verified a declaration.</summary>
public enum VerificationKind
{
    Unknown,
    ThirdPartyIndividual,
    ThirdPartyBody,

    /// <summary>The maker's process of making declarations is certified by a third party.</summary>
    ProcessCertification,
    InternalIndependent,
    SelfDeclared,
}

/// <summary>What one declared value is a value for.</summary>
public enum DeclaredUnit
{
    Unknown,
    Piece,
    Kilogram,

    /// <summary>One device for one year of its service life.</summary>
    PieceYear,

    /// <summary>The function the declaration describes; a piece fulfils a stated number of them.</summary>
    FunctionalUnit,
    Liter,
    CubicMeter,
    KilowattHour,
    Megajoule,
    TonneKilometer,
    SquareMeter,
    Hour,
    MegabitSecond,
}

/// <summary>The set of global warming potentials a figure rests on.</summary>
public enum GwpSet
{
    Unknown,
    Ar4,
    Ar5,
    Ar6,
    Ef30,
    Ef31,
    Mixed,
}

/// <summary>How a declared uncertainty is to be read. "20 %" means different things to different publishers.</summary>
public enum UncertaintyKind
{
    Unknown,

    /// <summary>Coefficient of variation, as a fraction.</summary>
    Cv,

    /// <summary>Standard deviation of the natural logarithm.</summary>
    SigmaLn,

    /// <summary>Geometric standard deviation.</summary>
    Gsd,

    /// <summary>Squared geometric standard deviation, about the 95 % factor.</summary>
    Gsd2At95,

    /// <summary>Half width of the 95 % interval, as a fraction of the value.</summary>
    PlusMinusAt95,
    VariationClassA,
    VariationClassB,
    VariationClassC,
    VariationClassD,
    VariationClassE,
}

/// <summary>An uncertainty as the declaration states it.</summary>
/// <param name="Kind">How to read the value.</param>
/// <param name="Value">Fraction, sigma or factor by kind; null for a variation class.</param>
public readonly record struct DeclaredUncertainty(UncertaintyKind Kind, decimal? Value);
