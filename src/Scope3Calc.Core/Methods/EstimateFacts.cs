using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Factors;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Methods;

/// <summary>What is known about the data behind a figure, for the schemes that score data quality.</summary>
public static class EstimateFacts
{
    /// <summary>Of a product-based figure.</summary>
    /// <param name="declaration">What the figure rests on.</param>
    /// <param name="purchaseYear">The year of the purchase; never today's, so that a result stays what it is.</param>
    public static DataFacts Of(Declaration declaration, int purchaseYear) => declaration.Ready.Facts with
    {
        YearsApart = DataFacts.YearsBetween(declaration.Ready.ReferenceYear, purchaseYear),
    };

    /// <summary>Of a product-based figure, but for how old its data are.</summary>
    internal static DataFacts Of(Declaration declaration) => new()
    {
        Technology = TechnologyOf(declaration),
        Geography = declaration.ProductionCountry.IsNone ? GeographyMatch.Unknown : GeographyMatch.SameArea,
        Completeness = declaration.Footprint switch
        {
            { CradleToGate: null } => DataCompleteness.Unknown,
            { CradleToGateFromAverages: not 0m } => DataCompleteness.PartlyAveraged,
            _ => DataCompleteness.AllStages,
        },
        Reliability = ReliabilityOf(declaration),
    };

    /// <summary>Of a spend-based figure: a whole industry's average of one country, whatever was bought where.</summary>
    /// <param name="pack">The pack its factor is from.</param>
    /// <param name="purchaseYear">The year of the purchase.</param>
    public static DataFacts Of(FactorPack pack, int purchaseYear) => new()
    {
        Technology = TechnologyMatch.SectorAverage,
        YearsApart = DataFacts.YearsBetween(pack.Basis.Year, purchaseYear),
        Geography = GeographyMatch.OtherArea,
        Completeness = DataCompleteness.WholeSector,
        Reliability = DataReliability.QualifiedEstimate,
    };

    /// <summary>The year of its data; null where it says none.</summary>
    internal static int? YearOf(Declaration declaration) => declaration.ReferenceYear ?? declaration.Validity.FirstDay?.Year;

    private static TechnologyMatch TechnologyOf(Declaration declaration) => declaration switch
    {
        { Kind: DeclarationKind.IndustryAverageEpd or DeclarationKind.GenericDataset } => TechnologyMatch.DeviceAverage,
        { Subtype: DatasetSubtype.Average or DatasetSubtype.Representative } => TechnologyMatch.ProductFamily,
        { Subtype: DatasetSubtype.Generic or DatasetSubtype.Template } => TechnologyMatch.DeviceAverage,
        _ => TechnologyMatch.SameProduct,
    };

    // An LCA always rests partly on assumptions: only primary data throughout count as measured.
    private static DataReliability ReliabilityOf(Declaration declaration) => declaration switch
    {
        { Kind: DeclarationKind.GenericDataset } => DataReliability.QualifiedEstimate,
        { IsThirdPartyVerified: true, PrimaryDataShare: 1m } => DataReliability.VerifiedMeasured,
        { IsThirdPartyVerified: true } => DataReliability.VerifiedPartlyAssumed,
        { PrimaryDataShare: 1m } => DataReliability.UnverifiedMeasured,
        _ => DataReliability.UnverifiedPartlyAssumed,
    };
}
