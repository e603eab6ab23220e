using Scope3Calc.Core.Declarations;
using Scope3Calc.Core.Quality;
using static Scope3Calc.Core.Declarations.LifeCycleModule;

namespace Scope3Calc.Core.Tests.Purchases;

/// <summary>The rules on the declaration inside a line.</summary>
public sealed class DeclarationRulesTests
{
    public static TheoryData<Declaration, ReasonCode, string> Broken => new()
    {
        { Some.Epd(amount: 0m), ReasonCode.ValueOutOfRange, "declaration.declared_amount" },
        { Some.Epd(amount: -1m), ReasonCode.ValueOutOfRange, "declaration.declared_amount" },
        { Some.Epd(amount: 1_000_000_000_001m), ReasonCode.ValueOutOfRange, "declaration.declared_amount" },
        { Some.Epd(massKg: 0m), ReasonCode.ValueOutOfRange, "declaration.mass_kg" },
        { Some.Epd(massKg: 1_000_001m), ReasonCode.ValueOutOfRange, "declaration.mass_kg" },
        { Some.Epd(years: 0.0009m), ReasonCode.ValueOutOfRange, "declaration.service_life_years" },
        { Some.Epd(years: 101m), ReasonCode.ValueOutOfRange, "declaration.service_life_years" },
        {
            Some.Epd(functionsPerPiece: 0m),
            ReasonCode.ValueOutOfRange, "declaration.functional_units_per_piece"
        },
        {
            Some.Epd(validity: Validity.OfEpd(new DateOnly(2023, 1, 2), new DateOnly(2023, 1, 1))),
            ReasonCode.ValueInvalid, "declaration.valid_until"
        },
        {
            Some.Epd(modules: [Some.Module(A1ToA3, 1m), Some.Module(A4, 1_000_000_000_001m)]),
            ReasonCode.ValueOutOfRange, "declaration.modules[1]"
        },
        {
            Some.Epd(modules: new ModuleGwp { Module = A1ToA3, Ghg = 1m, Biogenic = -1_000_000_000_001m }),
            ReasonCode.ValueOutOfRange, "declaration.modules[0]"
        },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    [Trait("Behaviour", "11")]
    public void Check_OneRuleBroken_NamesItsFieldAndNoOther(Declaration declaration, ReasonCode code, string field)
    {
        var problem = Assert.Single(Some.Problems(Some.Line(declaration)));

        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Declaration> JustInside => new()
    {
        Some.Epd(amount: 1_000_000_000_000m),
        Some.Epd(amount: 0.5m),
        Some.Epd(massKg: 1_000_000m),
        Some.Epd(years: 0.00091m),
        Some.Epd(years: 100.99m),
        Some.Epd(functionsPerPiece: 0.001m),
        Some.Epd(validity: Validity.OfEpd(new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 1))),
        Some.Epd(modules: Some.Module(A1ToA3, 1_000_000_000_000m)),
        Some.Epd(modules: Some.Module(D, -1_000_000_000_000m)),
    };

    [Theory]
    [MemberData(nameof(JustInside))]
    [Trait("Behaviour", "11")]
    public void Check_JustInsideTheLimit_FindsNothing(Declaration declaration) =>
        Assert.Empty(Some.Problems(Some.Line(declaration)));

    [Fact]
    public void Check_AModuleGivenTwice_IsRefused()
    {
        var twice = Some.Epd(modules: [Some.Module(A1ToA3, 100m), Some.Module(A1ToA3, 900m)]);

        var problem = Assert.Single(Some.Problems(Some.Line(twice)));

        Assert.Equal((ReasonCode.ValueInvalid, "declaration.modules[1].module"), (problem.Code, problem.Field));
    }

    [Theory]
    [InlineData(UncertaintyKind.Cv, null, ReasonCode.ValueMissing)]
    [InlineData(UncertaintyKind.Gsd, -0.1, ReasonCode.ValueOutOfRange)]
    [InlineData(UncertaintyKind.SigmaLn, 1001.0, ReasonCode.ValueOutOfRange)]
    [InlineData(UncertaintyKind.VariationClassB, 0.1, ReasonCode.ValueInvalid)]
    [Trait("Behaviour", "39")]
    public void Check_UncertaintyWithoutItsValueOrOutOfRange_IsRefused(UncertaintyKind kind, double? value, ReasonCode code)
    {
        var declaration = new Declaration
        {
            Kind = DeclarationKind.EpdTypeIii,
            Uncertainty = new DeclaredUncertainty(kind, (decimal?)value),
            Modules = [Some.Module(A1ToA3, 1m)],
        };

        var problem = Assert.Single(Some.Problems(Some.Line(declaration)));

        Assert.Equal((code, "declaration.uncertainty.value"), (problem.Code, problem.Field));
    }
}
