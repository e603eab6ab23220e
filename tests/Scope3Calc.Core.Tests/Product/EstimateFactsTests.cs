using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Methods;
using Scope3Calc.Core.Quality;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>What is known about the data behind a figure, as the schemes of data quality ask for it.</summary>
public sealed class EstimateFactsTests
{
    private static DataFacts Of(
        DeclarationKind kind = DeclarationKind.EpdTypeIii,
        DatasetSubtype subtype = DatasetSubtype.Specific,
        VerificationKind verification = VerificationKind.ThirdPartyBody,
        decimal? primary = null,
        int? year = null,
        Validity validity = default,
        params ModuleGwp[] modules) => EstimateFacts.Of(
            new Declaration
            {
                Kind = kind,
                Subtype = subtype,
                Verification = verification,
                PrimaryDataShare = primary,
                ReferenceYear = year,
                Validity = validity,
                Modules = modules,
            },
            2023);

    // An LCA rests partly on assumptions, verified or not (Scope 3 Standard, chapter 7): only primary data throughout are
    // measured. A dataset is an expert's estimate whoever looked at it.
    [Theory]
    [InlineData(DeclarationKind.EpdTypeIii, VerificationKind.ThirdPartyBody, 1.0, DataReliability.VerifiedMeasured)]
    [InlineData(DeclarationKind.EpdTypeIii, VerificationKind.ProcessCertification, 1.0, DataReliability.VerifiedMeasured)]
    [InlineData(DeclarationKind.EpdTypeIii, VerificationKind.ThirdPartyBody, 0.99, DataReliability.VerifiedPartlyAssumed)]
    [InlineData(DeclarationKind.EpdTypeIii, VerificationKind.ThirdPartyBody, null, DataReliability.VerifiedPartlyAssumed)]
    [InlineData(DeclarationKind.PcfPact, VerificationKind.ThirdPartyIndividual, null, DataReliability.VerifiedPartlyAssumed)]
    [InlineData(DeclarationKind.EpdTypeIii, VerificationKind.InternalIndependent, null, DataReliability.UnverifiedPartlyAssumed)]
    [InlineData(DeclarationKind.PcfManufacturer, VerificationKind.SelfDeclared, 1.0, DataReliability.UnverifiedMeasured)]
    [InlineData(DeclarationKind.PcfManufacturer, VerificationKind.SelfDeclared, null, DataReliability.UnverifiedPartlyAssumed)]
    [InlineData(DeclarationKind.GenericDataset, VerificationKind.ThirdPartyBody, 1.0, DataReliability.QualifiedEstimate)]
    public void Of_Verification_DecidesReliability(
        DeclarationKind kind, VerificationKind verification, double? primary, DataReliability expected) =>
        Assert.Equal(expected, Of(kind, verification: verification, primary: (decimal?)primary).Reliability);

    [Theory]
    [InlineData(DeclarationKind.EpdTypeIii, DatasetSubtype.Specific, TechnologyMatch.SameProduct)]
    [InlineData(DeclarationKind.PcfManufacturer, DatasetSubtype.Unspecified, TechnologyMatch.SameProduct)]
    [InlineData(DeclarationKind.EpdTypeIii, DatasetSubtype.Average, TechnologyMatch.ProductFamily)]
    [InlineData(DeclarationKind.EpdTypeIii, DatasetSubtype.Representative, TechnologyMatch.ProductFamily)]
    [InlineData(DeclarationKind.EpdTypeIii, DatasetSubtype.Generic, TechnologyMatch.DeviceAverage)]
    [InlineData(DeclarationKind.IndustryAverageEpd, DatasetSubtype.Specific, TechnologyMatch.DeviceAverage)]
    [InlineData(DeclarationKind.GenericDataset, DatasetSubtype.Average, TechnologyMatch.DeviceAverage)]
    public void Of_WhatIsDescribed_DecidesTechnology(
        DeclarationKind kind, DatasetSubtype subtype, TechnologyMatch expected) =>
        Assert.Equal(expected, Of(kind, subtype).Technology);

    // The data's own year; else the year of issue; for PACT the end of the period. The distance has no sign.
    [Theory]
    [InlineData(2020, 2022, 3)]
    [InlineData(2025, 2022, 2)]
    [InlineData(null, 2022, 1)]
    [InlineData(null, null, null)]
    [Trait("Behaviour", "41")]
    public void Of_Years_AreCountedToThePurchase(int? dataYear, int? issueYear, int? expected) => Assert.Equal(
        expected,
        Of(
            year: dataYear,
            validity: issueYear is { } issued ? Validity.OfEpd(new DateOnly(issued, 12, 31), null) : default).YearsApart);

    [Fact]
    public void Of_Stages_DecideCompleteness()
    {
        var own = Some.Module(LifeCycleModule.A1ToA3, 200m);

        Assert.Equal(DataCompleteness.AllStages, Of(modules: own).Completeness);
        Assert.Equal(DataCompleteness.PartlyAveraged, Of(modules: own with { IsAverage = true }).Completeness);
        Assert.Equal(DataCompleteness.Unknown, Of(modules: Some.Module(LifeCycleModule.A1, 1m)).Completeness);
    }

    [Fact]
    public void Of_CountryOfProduction_IsKnownOrNot()
    {
        var made = new Declaration { Kind = DeclarationKind.EpdTypeIii, ProductionCountry = Some.Netherlands };

        Assert.Equal(GeographyMatch.SameArea, EstimateFacts.Of(made, 2023).Geography);
        Assert.Equal(GeographyMatch.Unknown, Of().Geography);
    }

    // A sector's average of one country, from statistics: GHG Protocol scores 4, 1, 3, 2, 3 for technology, time (two years),
    // geography, completeness and reliability.
    [Fact]
    public void Of_SpendFactors_AreWhateverWasBoughtWhere()
    {
        var facts = EstimateFacts.Of(Some.Epa(), 2023);

        Assert.Equal(
            (TechnologyMatch.SectorAverage, 2, GeographyMatch.OtherArea, DataCompleteness.WholeSector,
                DataReliability.QualifiedEstimate),
            (facts.Technology, facts.YearsApart, facts.Geography, facts.Completeness, facts.Reliability));
        var rating = DataQualityRules.Rate(DqiScheme.Ghgp4, facts);
        Assert.Equal(
            (4, 1, 3, 2, 3),
            (rating[DqiIndicator.Technological], rating[DqiIndicator.Temporal], rating[DqiIndicator.Geographical],
                rating[DqiIndicator.Completeness], rating[DqiIndicator.Reliability]));
    }
}
