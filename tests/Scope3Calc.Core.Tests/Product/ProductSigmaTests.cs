using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Uncertainty;

namespace Scope3Calc.Core.Tests.Product;

/// <summary>How uncertain a product-based figure is: the largest of what is declared, what its scores give, and the floor.</summary>
public sealed class ProductSigmaTests
{
    private static Declaration With(
        DeclaredUncertainty? uncertainty = null,
        DeclarationKind kind = DeclarationKind.EpdTypeIii,
        VerificationKind verification = VerificationKind.ThirdPartyBody,
        decimal? primaryDataShare = null,
        int? referenceYear = null,
        bool madeInTheNetherlands = false) => new()
        {
            Kind = kind,
            Subtype = DatasetSubtype.Specific,
            Verification = verification,
            Verifier = "A. Verifier",
            Validity = Some.InForce,
            Uncertainty = uncertainty,
            PrimaryDataShare = primaryDataShare,
            ReferenceYear = referenceYear,
            ProductionCountry = madeInTheNetherlands ? Some.Netherlands : default,
            Modules = Some.Xps13Modules,
        };

    private static DeclaredUncertainty Cv(decimal value) => new(UncertaintyKind.Cv, value);

    private static double Sigma(Declaration declaration, UncertaintyPolicy? uncertainty = null, int year = 2023) => Some.Calculate(
        Some.Line(declaration) with { PurchaseDate = new DateOnly(year, 6, 15) },
        Some.Policy with { Uncertainty = uncertainty ?? UncertaintyPolicy.Default }).Product.Sigma;

    // W11: the root of ln(1 + 0.2174^2) = ln 1.04726 is 0.2149; of ln(1 + 0.80^2), 0.7033; that of 0.10, 0.0998, is below
    // the floor.
    [Theory]
    [InlineData(0.2174, 0.2149)]
    [InlineData(0.80, 0.7033)]
    [InlineData(0.10, 0.20)]
    [InlineData(0, 0.20)]
    [Trait("Behaviour", "39")]
    public void Sigma_StatedByAMaker_IsTakenButNeverBelowTheFloor(double cv, double expected)
    {
        var maker = With(Cv((decimal)cv), DeclarationKind.PcfManufacturer, VerificationKind.SelfDeclared);

        Assert.Equal(expected, Sigma(maker), 4);
    }

    [Fact]
    public void Sigma_Floor_IsThePolicys() =>
        Assert.Equal(0.35, Sigma(With(Cv(0.2174m)), new UncertaintyPolicy { ProductFloor = 0.35m }), 12);

    [Theory]
    [InlineData(DeclarationKind.EpdTypeIii, VerificationKind.ThirdPartyBody, 0.20)]
    [InlineData(DeclarationKind.PcfIso14067, VerificationKind.ThirdPartyBody, 0.25)]
    [InlineData(DeclarationKind.PcfManufacturer, VerificationKind.SelfDeclared, 0.30)]
    [InlineData(DeclarationKind.IndustryAverageEpd, VerificationKind.ThirdPartyBody, 0.50)]
    public void Sigma_NothingStated_IsThatOfTheTier(DeclarationKind kind, VerificationKind verification, double expected)
    {
        var silent = With(kind: kind, verification: verification);
        var raised = new UncertaintyPolicy
        {
            VerifiedProductEpd = 0.61m,
            AssuredProductPcf = 0.66m,
            SelfDeclaredProductPcf = 0.71m,
            CategoryAverage = 0.91m,
        };

        Assert.Equal(expected, Sigma(silent), 12);
        Assert.Equal(expected + 0.41, Sigma(silent, raised), 12);
    }

    // 80 % may be a sigma of 0.30 or of 0.70. Nothing below 1 is a geometric standard deviation.
    [Theory]
    [InlineData(UncertaintyKind.Unknown, 0.80)]
    [InlineData(UncertaintyKind.Gsd, 0.80)]
    [InlineData(UncertaintyKind.SigmaLn, 7)]
    [Trait("Behaviour", "39")]
    public void Sigma_StatedInAWayNobodyCanRead_IsNeverGuessed(UncertaintyKind kind, double value)
    {
        var maker = With(
            new DeclaredUncertainty(kind, (decimal)value), DeclarationKind.PcfManufacturer, VerificationKind.SelfDeclared);

        Assert.Equal(0.30, Sigma(maker), 12);
    }

    [Theory]
    [InlineData(UncertaintyKind.Unknown, 0.80, "declaration.uncertainty.kind", ReasonCode.ValueMissing)]
    [InlineData(UncertaintyKind.Gsd, 0.99, "declaration.uncertainty.value", ReasonCode.ValueOutOfRange)]
    [InlineData(UncertaintyKind.Gsd2At95, 0.5, "declaration.uncertainty.value", ReasonCode.ValueOutOfRange)]
    [InlineData(UncertaintyKind.SigmaLn, 6.908, "declaration.uncertainty.value", ReasonCode.ValueOutOfRange)]
    [Trait("Behaviour", "39")]
    public void Check_UncertaintyThatMakesNoSense_IsRefused(
        UncertaintyKind kind, double value, string field, ReasonCode code)
    {
        var line = Some.Line(With(new DeclaredUncertainty(kind, (decimal)value)));

        var problem = Assert.Single(Some.Problems(line));

        Assert.Equal((code, field), (problem.Code, problem.Field));
    }

    // ln 1,000 = 6.90776 is the largest sigma there is.
    [Theory]
    [InlineData(UncertaintyKind.Gsd, 1.0)]
    [InlineData(UncertaintyKind.Gsd, 1000.0)]
    [InlineData(UncertaintyKind.Gsd2At95, 1.0)]
    [InlineData(UncertaintyKind.SigmaLn, 6.907)]
    [InlineData(UncertaintyKind.SigmaLn, 0.0)]
    [InlineData(UncertaintyKind.Cv, 1000.0)]
    [InlineData(UncertaintyKind.PlusMinusAt95, 0.80)]
    [InlineData(UncertaintyKind.VariationClassE, null)]
    [Trait("Behaviour", "39")]
    public void Check_UncertaintyOfItsKind_IsTaken(UncertaintyKind kind, double? value) =>
        Assert.Empty(Some.Problems(Some.Line(With(new DeclaredUncertainty(kind, (decimal?)value)))));

    private static readonly UncertaintyPolicy NoFloor = new() { ProductFloor = 0m };

    // ecoinvent (Weidema et al. 2013, table 10.5), a verified EPD of the year before: reliability 2 (0.0006), completeness 2
    // (0.0001), time 1 (0), geography unknown 5 (0.002), technology 1 (0), basic 0.0006: the root of 0.0033 is 0.05745.
    [Fact]
    public void Sigma_StatedAsNearlyNothing_IsNotBelowThatOfTheScores() =>
        Assert.Equal(0.05745, Sigma(With(Cv(0.01m)), NoFloor), 5);

    // Measured throughout (0), made where it says (0): 0.0001 + 0.0006 remain, and time. Two years apart it is 1 (0), three 2
    // (0.0002), six 3 (0.002), ten 4 (0.008), fifteen 5 (0.04): roots of 0.0007, 0.0009, 0.0027, 0.0087 and 0.0407.
    [Theory]
    [InlineData(2021, 0.02646)]
    [InlineData(2020, 0.03)]
    [InlineData(2017, 0.05196)]
    [InlineData(2013, 0.09327)]
    [InlineData(2008, 0.20174)]
    [Trait("Behaviour", "41")]
    public void Sigma_OlderData_AreLessCertainAtThePurchase(int referenceYear, double expected)
    {
        var declaration = With(
            Cv(0.001m), primaryDataShare: 1m, referenceYear: referenceYear, madeInTheNetherlands: true);

        Assert.Equal(expected, Sigma(declaration, NoFloor), 5);

        // The same distance from another purchase gives the same: no clock is read.
        Assert.Equal(
            expected,
            Sigma(
                With(Cv(0.001m), primaryDataShare: 1m, referenceYear: referenceYear + 1, madeInTheNetherlands: true),
                NoFloor,
                year: 2024),
            5);
    }

    // GHG Protocol: reliability 2 (1.10), completeness 2 (1.05), time 1, geography 4 (1.10), technology 1, basic 1.05. Half the
    // root of 2 (ln 1.10)^2 + 2 (ln 1.05)^2 = 0.018168 + 0.004761 = 0.022929 is 0.07571.
    [Fact]
    public void Sigma_PedigreeOfAnotherScheme_GivesItsOwnMinimum() => Assert.Equal(
        0.07571, Sigma(With(Cv(0.01m)), NoFloor with { PedigreeScheme = DqiScheme.Ghgp4 }), 5);

    [Theory]
    [InlineData(DqiScheme.None)]
    [InlineData(DqiScheme.PactV2)]
    [InlineData(DqiScheme.PactV3)]
    [InlineData(DqiScheme.Useeio5)]
    [InlineData(DqiScheme.Pef5)]
    public void Check_PedigreeSchemeWithoutUncertainties_IsRefused(DqiScheme scheme)
    {
        var problem = (Some.Policy with { Uncertainty = NoFloor with { PedigreeScheme = scheme } }).Check();

        Assert.Equal((ReasonCode.ValueInvalid, "policy.uncertainty.pedigree_scheme"), (problem!.Code, problem.Field));
    }

    // A geometric standard deviation of 1,000 is the largest there is; the rounding of a share does not go beyond it.
    [Fact]
    [Trait("Behaviour", "43")]
    public void Sigma_LargestThereIsWithARoundedShare_StaysTheLargest()
    {
        var outcome = Some.Calculate(Some.Line(new Declaration
        {
            Kind = DeclarationKind.PcfManufacturer,
            Verification = VerificationKind.SelfDeclared,
            Uncertainty = new DeclaredUncertainty(UncertaintyKind.Gsd, 1_000m),
            WholeLife = new WholeLifeFigure(322m, new StageShares(0.81m, null, null, null)),
        }));

        Assert.Equal(6.907755278982137, outcome.Product.Sigma);
        Assert.NotNull(outcome.Significance);
        Assert.NotNull(Lognormal.Interval95Of(outcome.Product.CradleToGate!.Value, outcome.Product.Sigma));
    }

    [Fact]
    public void Sigma_WithoutFigure_IsZero() => Assert.Equal(
        0, Some.Calculate(Some.Line(Some.Epd(modules: Some.Module(LifeCycleModule.A1, 1m)))).Product.Sigma);
}
