using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>What a line may say of its spend, its device and its end: read as meant, or refused by its path.</summary>
public sealed class LineMappingTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("spend_basis", 5)]
    [InlineData("spend_basis", -1)]
    [InlineData("price_scope", 3)]
    [InlineData("disposal", 4)]
    [InlineData("disposal", int.MinValue)]
    [Trait("Behaviour", "56")]
    public async Task CalculateLines_ValueOfANewerClient_IsRefusedWithItsPath(string field, int value)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, value);

        await service.AssertOnlyProblemAsync(line, ReasonCode.UnknownEnumValue, field);
    }

    [Theory]
    [InlineData("service_amount", "750000.01", ReasonCode.ValueOutOfRange)]
    [InlineData("service_amount", "-1", ReasonCode.ValueOutOfRange)]
    [InlineData("service_amount", "1 000", ReasonCode.ValueInvalid)]
    [InlineData("released_by", " ", ReasonCode.ValueInvalid)]
    [InlineData("declaration.reference_year", 1989, ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.reference_year", 9999, ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.reference_year", -1, ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.primary_data_share", "1.01", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.primary_data_share", "-0.01", ReasonCode.ValueOutOfRange)]
    [InlineData("declaration.primary_data_share", "80 %", ReasonCode.ValueInvalid)]
    [InlineData("declaration.production_country_code", "China", ReasonCode.CountryUnknown)]
    public async Task CalculateLines_FaultyValue_IsAProblemOfThatField(string field, object value, ReasonCode code)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, value);

        await service.AssertOnlyProblemAsync(line, code, field);
    }

    [Theory]
    [InlineData("configuration")]
    [InlineData("released_by")]
    [InlineData("declaration.configuration")]
    public async Task CalculateLines_TooLongText_IsAProblemOfThatField(string field)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, new string('x', 1_025));

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, field);
    }

    [Theory]
    [InlineData("service_amount", "750000")]
    [InlineData("service_amount", "0")]
    [InlineData("released_by", "J. Jansen")]
    [InlineData("configuration", "16 GB")]
    [InlineData("declaration.reference_year", 1990)]
    [InlineData("declaration.reference_year", 0)]
    [InlineData("declaration.primary_data_share", "1")]
    [InlineData("declaration.primary_data_share", "0")]
    [InlineData("declaration.production_country_code", "CN")]
    public async Task CalculateLines_ValueInRange_IsTaken(string field, object value)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, value);

        Assert.Empty((await service.OutcomeAsync(line)).Problems);
    }

    [Fact]
    public async Task CalculateLines_ServicesOfALineWithoutSpend_AreNoPartOfAnything()
    {
        var line = Some.Line();
        (line.SpendAmount, line.ServiceAmount) = (string.Empty, "1");

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, "service_amount");
    }

    // Nothing below 1 is a geometric standard deviation, and a sigma above ln 1,000 = 6.9078 is a slip.
    [Theory]
    [InlineData(UncertaintyKind.Gsd, "0.99")]
    [InlineData(UncertaintyKind.Gsd295, "0.5")]
    [InlineData(UncertaintyKind.SigmaLn, "6.91")]
    [InlineData(UncertaintyKind.SigmaLn, "20")]
    [Trait("Behaviour", "39")]
    public async Task CalculateLines_UncertaintyThatMakesNoSense_IsAProblemOfItsValue(UncertaintyKind kind, string value)
    {
        var line = Some.Line();
        line.Declaration.Uncertainty = new DeclaredUncertainty { Kind = kind, Value = value };

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, "declaration.uncertainty.value");
    }

    [Fact]
    [Trait("Behaviour", "39")]
    public async Task CalculateLines_UncertaintyOfUnknownKind_IsAskedForAndNotGuessed()
    {
        var line = Some.Line();
        line.Declaration.Uncertainty = new DeclaredUncertainty { Value = "0.8" };

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueMissing, "declaration.uncertainty.kind");
    }

    [Theory]
    [InlineData(SpendBasis.Depreciation)]
    [InlineData(SpendBasis.BookValue)]
    [InlineData(SpendBasis.LeaseInstalment)]
    [Trait("Behaviour", "28")]
    public async Task CalculateLines_NoCostOfAcquisition_HasNoSpendBasedFigure(SpendBasis basis)
    {
        var line = Some.Line();
        line.SpendBasis = basis;

        var outcome = await service.OutcomeAsync(line);

        Assert.Null(outcome.Spend);
        Assert.Contains(ReasonCode.SpendNotAcquisitionCost, outcome.Reasons);
        Assert.Equal(131_054_000_000, outcome.BookedMgCo2E);
    }

    [Fact]
    [Trait("Behaviour", "28")]
    public async Task CalculateLines_ServicesInThePrice_AreAskedForAndTakenOff()
    {
        // 1,000 USD of 2022 are the pack's own money: (1,000 - 250) x 0.058 = 43.5 kg.
        var line = Some.SpendOnly();
        (line.PurchaseDate, line.CurrencyCode, line.CountryCode) = ("2022-06-15", "USD", "US");
        line.PriceScope = PriceScope.HardwareAndServices;

        var without = await service.OutcomeAsync(line);
        line.ServiceAmount = "250";
        var with = await service.OutcomeAsync(line);

        Assert.Null(without.Spend);
        Assert.Contains(ReasonCode.ServicesInPrice, without.Reasons);
        Assert.Equal(43_500_000, with.Spend.EmissionsMgCo2E);
        Assert.Equal(750_000_000, with.Spend.RestatedSpendMillionths);
    }

    [Fact]
    [Trait("Behaviour", "3")]
    public async Task CalculateLines_DiscardedWithoutAccountingTreatment_IsCategory5()
    {
        var line = Some.Line();
        (line.AccountingTreatment, line.Disposal) = (AccountingTreatment.Unspecified, DisposalKind.Discarded);

        var outcome = await service.OutcomeAsync(line);

        // 500 x 0.966 = 483 kg.
        Assert.Equal((Scope3Category.Cat5, 483_000_000), (outcome.Scope3Category, outcome.BookedMgCo2E));
        Assert.False(outcome.HasBookedCategory4MgCo2E);
        Assert.Null(outcome.Spend);
        Assert.Null(outcome.Gap);

        line.Disposal = DisposalKind.Unspecified;
        await service.AssertOnlyProblemAsync(line, ReasonCode.AccountingTreatmentUnknown, "accounting_treatment");
    }

    [Theory]
    [InlineData(DisposalKind.Resold)]
    [InlineData(DisposalKind.Donated)]
    [Trait("Behaviour", "3")]
    public async Task CalculateLines_ResoldOrDonated_BooksNothing(DisposalKind disposal)
    {
        var line = Some.Line();
        line.Disposal = disposal;

        var outcome = await service.OutcomeAsync(line);

        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.False(outcome.HasBookedMgCo2E);
        Assert.Equal([ReasonCode.DisposedWithoutWaste], outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "18")]
    public async Task CalculateLines_SlipOfUnits_IsHeldUntilAUserReleasesIt()
    {
        var line = Some.Line();
        line.Declaration.Modules[0].GwpGhg = "262108";

        var held = await service.OutcomeAsync(line);
        line.ReleasedBy = "J. Jansen";
        var released = await service.OutcomeAsync(line);

        Assert.Equal(LineStatus.ReviewRequired, held.Status);
        Assert.False(held.HasBookedMgCo2E);
        Assert.Null(held.Gap);
        Assert.Equal(LineStatus.OkWithWarnings, released.Status);
        Assert.Equal(131_054_000_000_000, released.BookedMgCo2E);
        Assert.Contains(ReasonCode.EpdImplausibleValue, released.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "17")]
    public async Task CalculateLines_AnotherConfiguration_IsTier3()
    {
        var line = Some.Line();
        (line.Configuration, line.Declaration.Configuration) = ("i7, 32 GB", "i5, 8 GB");

        var outcome = await service.OutcomeAsync(line);

        Assert.Equal(DataQualityTier.ProductPcfSelfDeclared, outcome.Tier);
        Assert.Contains(ReasonCode.EpdConfigMismatch, outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "45")]
    public async Task CalculateLines_ModuleFromAverages_IsHybridAndTellsTheSuppliersPart()
    {
        var line = Some.Line();
        line.Declaration.Modules[0].Module = LifeCycleModule.A1;
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A2, GwpGhg = "7.892", IsAverage = true });
        line.Declaration.Modules.Add(new ModuleGwp { Module = LifeCycleModule.A3, GwpGhg = "0" });

        var outcome = await service.OutcomeAsync(line);

        // 500 x (262.108 + 7.892) = 135,000 kg; the supplier's are 131,054 kg and the delivery's 7,084.
        Assert.Equal((CalculationMethod.Hybrid, 135_000_000_000), (outcome.Method, outcome.BookedMgCo2E));
        Assert.Equal(138_138_000_000, outcome.SupplierPartMgCo2E);
        Assert.False((await service.OutcomeAsync(Some.Line())).HasSupplierPartMgCo2E);
    }
}
