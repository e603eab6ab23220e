using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Every rule of a declaration's fields: what is wrong is named by its path.</summary>
public sealed class DeclarationProblemTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("declaration.kind", 0, ReasonCode.ValueMissing)]
    [InlineData("declaration.kind", 7, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.subtype", 6, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.verification", 6, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.condition", 3, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.declared_unit", 13, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.gwp_set", 7, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.gwp_set", int.MaxValue, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.issue_date", "2022", ReasonCode.ValueInvalid)]
    [InlineData("declaration.valid_until", "2026-13-01", ReasonCode.ValueInvalid)]
    [InlineData("declaration.valid_until", "2021-12-31", ReasonCode.ValueInvalid)]
    [InlineData("declaration.reference_period_end", "yesterday", ReasonCode.ValueInvalid)]
    [InlineData("declaration.reference_period_end", "2022-12-31", ReasonCode.ValueInvalid)]
    [InlineData("declaration.manufacturer", "Dell", ReasonCode.ValueMissing, "declaration.model")]
    [InlineData("declaration.model", "XPS 13 9310", ReasonCode.ValueMissing, "declaration.manufacturer")]
    [InlineData("declaration.declared_amount", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.declared_amount", "-1", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.declared_amount", "1000000000000.1", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.declared_amount", "one", ReasonCode.ValueInvalid)]
    [InlineData("declaration.mass_kg", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.mass_kg", "1000000.1", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.mass_kg", "1.2 kg", ReasonCode.ValueInvalid)]
    [InlineData("declaration.service_life_years", "0.0009", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.service_life_years", "101", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.service_life_years", "Infinity", ReasonCode.ValueInvalid)]
    [InlineData("declaration.functional_units_per_piece", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.functional_units_per_piece", "1000000000000.1", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.functional_units_per_piece", "NaN", ReasonCode.ValueInvalid)]
    [InlineData("declaration.uncertainty.kind", 0, ReasonCode.ValueMissing)]
    [InlineData("declaration.uncertainty.kind", 11, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.modules[0].module", 0, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.modules[0].module", 20, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.modules[3].module", 2_147_483_647, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.modules[1].state", 5, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.modules[1].aggregated_into", 20, ReasonCode.UnknownEnumValue)]
    [InlineData("declaration.modules[1].module", 4, ReasonCode.ValueInvalid)]
    [InlineData("declaration.modules[0].gwp_ghg", "NaN", ReasonCode.ValueInvalid)]
    [InlineData("declaration.modules[0].gwp_total", "Infinity", ReasonCode.ValueInvalid)]
    [InlineData("declaration.modules[0].gwp_fossil", "1e30", ReasonCode.ValueInvalid)]
    [InlineData("declaration.modules[0].gwp_biogenic", "1,5", ReasonCode.ValueInvalid)]
    [InlineData("declaration.modules[0].gwp_biogenic_non_co2", "x", ReasonCode.ValueInvalid)]
    [InlineData("declaration.modules[2].gwp_luluc", "12345678901234567890123456789", ReasonCode.ValueInvalid)]
    [InlineData(
        "declaration.modules[2].gwp_ghg", "1000000000000.1", ReasonCode.ValueOutOfRange, "declaration.modules[2]")]
    [InlineData(
        "declaration.modules[2].gwp_luluc", "-1000000000000.1", ReasonCode.ValueOutOfRange, "declaration.modules[2]")]
    [Trait("Behaviour", "11")]
    [Trait("Behaviour", "56")]
    [Trait("Behaviour", "57")]
    public async Task CalculateLines_FaultyValue_IsAProblemOfThatField(
        string field, object value, ReasonCode code, string? named = null)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, value);

        await service.AssertOnlyProblemAsync(line, code, named ?? field);
    }

    [Theory]
    [InlineData("declaration.declaration_id", 257)]
    [InlineData("declaration.programme_operator", 1_025)]
    [InlineData("declaration.pcr", 1_025)]
    [InlineData("declaration.verifier", 1_025)]
    public async Task CalculateLines_TooLongText_IsAProblemOfThatField(string field, int length)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, new string('x', length));

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, field);
    }

    [Theory]
    [InlineData("declaration.uncertainty.value", "a fifth", ReasonCode.ValueInvalid)]
    [InlineData("declaration.uncertainty.value", "1e-1", ReasonCode.ValueInvalid)]
    [Trait("Behaviour", "39")]
    public async Task CalculateLines_FaultyUncertainty_IsAProblemOfItsValue(string field, string value, ReasonCode code)
    {
        var line = Some.Line();
        line.Declaration.Uncertainty = new DeclaredUncertainty { Kind = UncertaintyKind.Cv };
        FieldPath.Set(line, field, value);

        await service.AssertOnlyProblemAsync(line, code, field);
    }

    [Fact]
    public async Task CalculateLines_TooLongStandard_IsAProblemOfThatStandard()
    {
        var line = Some.Line();
        line.Declaration.Standards.Add(new string('x', 1_025));

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, "declaration.standards[1]");
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public async Task CalculateLines_ManyStandards_AreLimited(int count, bool isTaken)
    {
        var line = Some.Line();
        line.Declaration.Standards.Clear();
        line.Declaration.Standards.Add(Enumerable.Repeat("ISO 14025", count));

        await AssertLimitAsync(line, isTaken, "declaration.standards");
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(33, false)]
    public async Task CalculateLines_ManyModules_AreLimited(int count, bool isTaken)
    {
        // There are 19 modules, so 33 can only be reached by repeating some; the count is what is told.
        var line = Some.Line();
        line.Declaration.Modules.Clear();
        line.Declaration.Modules.Add(Enumerable.Range(0, count).Select(i => new ModuleGwp
        {
            Module = (LifeCycleModule)((i % 19) + 1),
            State = ModuleState.NotRelevant,
        }));

        await AssertLimitAsync(line, isTaken, "declaration.modules");
    }

    [Fact]
    public async Task CalculateLines_ModuleTwice_NamesTheSecond()
    {
        var line = Some.Line();
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A1A3, GwpGhg = "262.108" });

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueInvalid, "declaration.modules[4].module");
    }

    [Fact]
    public async Task CalculateLines_UnknownModuleBesideA1_IsNoRepetition()
    {
        var line = Some.Line();
        line.Declaration.Modules.Insert(0, new ModuleGwp { Module = (LifeCycleModule)99, GwpGhg = "1" });
        line.Declaration.Modules.Insert(1, new ModuleGwp { Module = LifeCycleModule.A1, GwpGhg = "1" });

        await service.AssertOnlyProblemAsync(line, ReasonCode.UnknownEnumValue, "declaration.modules[0].module");
    }

    [Fact]
    [Trait("Behaviour", "14")]
    public async Task CalculateLines_ReferencePeriodAlone_IsAValidity()
    {
        // Data until 31 August 2022 are valid from that day for three years: the order of June 2023 is within.
        var line = Some.Line();
        line.Declaration.Kind = DeclarationKind.PcfPact;
        line.Declaration.IssueDate = string.Empty;
        line.Declaration.ValidUntil = string.Empty;
        line.Declaration.ReferencePeriodEnd = "2022-08-31";

        var outcome = await service.OutcomeAsync(line);

        Assert.Empty(outcome.Problems);
        Assert.Equal(DataQualityTier.ProductPcfAssured, outcome.Tier);
        Assert.DoesNotContain(ReasonCode.EpdValidityUnknown, outcome.Reasons);
    }

    [Fact]
    public async Task CalculateLines_ReferencePeriodAtTheEndOfTime_IsRefused()
    {
        var line = Some.Line();
        line.Declaration.IssueDate = string.Empty;
        line.Declaration.ValidUntil = string.Empty;
        line.Declaration.ReferencePeriodEnd = "9999-12-31";

        await service.AssertOnlyProblemAsync(
            line, ReasonCode.ValueOutOfRange, "declaration.reference_period_end");
    }

    [Fact]
    public async Task CalculateLines_EmptyDeclaration_SaysWhatIsMissing()
    {
        var line = Some.Line();
        line.Declaration = new Declaration();

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueMissing, "declaration.kind");
    }

    [Fact]
    public async Task CalculateLines_NegativeModuleFigure_IsTaken()
    {
        var line = Some.Line();
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.D, GwpGhg = "-12.5" });

        // 500 x -12.5 = -6,250 kg, told beside the inventory and never deducted.
        var outcome = await service.OutcomeAsync(line);
        Assert.Equal(-6_250_000_000, outcome.Product.Memo.BenefitsMgCo2E);
        Assert.Equal(131_054_000_000, outcome.BookedMgCo2E);
    }

    private async Task AssertLimitAsync(PurchaseLine line, bool isTaken, string field)
    {
        if (isTaken)
        {
            Assert.Empty((await service.OutcomeAsync(line)).Problems);
        }
        else
        {
            await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, field);
        }
    }
}
