using System.Runtime.CompilerServices;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Declarations;

/// <summary>A product footprint as its publisher states it: an EPD, a PCF, or a maker's sheet.</summary>
/// <remarks>Immutable. What follows from it alone is worked out once, in <see cref="Footprint"/>.</remarks>
public sealed class Declaration
{
    private DeclaredFootprint? _footprint;
    private ReadyDeclaration? _ready;
    private StrongBox<ulong>? _causeKey;

    /// <summary>Registration number at the programme operator, or the publisher's own identifier. May be empty.</summary>
    public string Id { get; init; } = string.Empty;

    public required DeclarationKind Kind { get; init; }

    public DatasetSubtype Subtype { get; init; }

    public string ProgrammeOperator { get; init; } = string.Empty;

    /// <summary>Product category rules: identifier and version.</summary>
    public string Pcr { get; init; } = string.Empty;

    /// <summary>Standards the declaration claims, such as ISO 14025 or EN 50693.</summary>
    public IReadOnlyList<string> Standards { get; init; } = [];

    public VerificationKind Verification { get; init; }

    /// <summary>Name of the verifying person or body. May be empty.</summary>
    public string Verifier { get; init; } = string.Empty;

    public Validity Validity { get; init; }

    /// <summary>The product declared. Null: the caller gives the declaration for the very product of the line.</summary>
    public ProductIdentity? Product { get; init; }

    /// <summary>The configuration declared; null where the declaration names none.</summary>
    public string? Configuration { get; init; }

    /// <summary>The condition of the device declared.</summary>
    public DeviceCondition Condition { get; init; }

    public DeclaredUnit Unit { get; init; } = DeclaredUnit.Piece;

    /// <summary>How many declared units the figures are for; above 0.</summary>
    public decimal Amount { get; init; } = 1m;

    /// <summary>Mass of one piece in kg, above 0. Needed where figures are per kilogram.</summary>
    public decimal? MassKg { get; init; }

    /// <summary>Reference service life in years. Needed where figures are per piece and year.</summary>
    public decimal? ServiceLifeYears { get; init; }

    /// <summary>Functional units one piece fulfils, above 0. Needed where figures are per functional unit.</summary>
    public decimal? FunctionalUnitsPerPiece { get; init; }

    public GwpSet GwpSet { get; init; }

    public DeclaredUncertainty? Uncertainty { get; init; }

    /// <summary>The year the declaration's data are from; null where not stated, and then its year of issue speaks.</summary>
    public int? ReferenceYear { get; init; }

    /// <summary>The share of primary data in the figures, 0 to 1; null where not stated, which is not zero.</summary>
    public decimal? PrimaryDataShare { get; init; }

    /// <summary>Where the product is made; none where not stated.</summary>
    public CountryCode ProductionCountry { get; init; }

    /// <summary>A figure for the whole life with its shares by stage; looked at only where <see cref="Modules"/> is empty.</summary>
    public WholeLifeFigure? WholeLife { get; init; }

    /// <summary>At most one entry per module.</summary>
    public IReadOnlyList<ModuleGwp> Modules { get; init; } = [];

    /// <summary>Reasons its source gives for care with these figures, such as a known defect of the table it stands in.</summary>
    public Quality.ReasonSet SourceWarnings { get; init; }

    /// <summary>The figures made ready for use: one value per stage, with what is wrong with them.</summary>
    public DeclaredFootprint Footprint => _footprint ??= DeclaredFootprint.Of(this);

    /// <summary>Whether an independent third party verified it.</summary>
    public bool IsThirdPartyVerified => Verification is VerificationKind.ThirdPartyIndividual
        or VerificationKind.ThirdPartyBody or VerificationKind.ProcessCertification;

    /// <summary>What it states of its own uncertainty, as sigma; null where that is nothing or nothing that can be read.</summary>
    public double? StatedSigma => Uncertainty is { } stated ? DeclaredSigma.Of(stated) : null;

    /// <summary>What bringing a whole-life figure down to A1 to A3 adds to the uncertainty, as sigma; 0 where nothing is.</summary>
    public double HarmonisedSigma => Modules.Count == 0 ? WholeLife?.AddedSigma ?? 0 : 0;

    /// <summary>What its error is known by in totals.</summary>
    internal ulong CauseKey => (_causeKey ??= new StrongBox<ulong>(Cause.KeyOf($"declaration {Id}"))).Value;

    /// <summary>How far its kind and verification carry it.</summary>
    internal Evidence Evidence => Ready.Evidence;

    /// <summary>What it comes to for every line alike.</summary>
    internal ReadyDeclaration Ready => _ready ??= new ReadyDeclaration(this);
}
