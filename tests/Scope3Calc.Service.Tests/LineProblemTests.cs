using System.Globalization;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Every rule of a purchase line's fields: what is wrong is named by its path.</summary>
public sealed class LineProblemTests(RunningService service) : IClassFixture<RunningService>
{
    // 1,025 characters: one more than a text may have.
    private static readonly string TooLong = new('x', 1_025);

    [Theory]
    [InlineData("line_id", "", ReasonCode.ValueOutOfRange)]
    [InlineData("purchase_date", "", ReasonCode.ValueMissing)]
    [InlineData("purchase_date", "1989-12-31", ReasonCode.ValueOutOfRange)]
    [InlineData("purchase_date", "0001-01-01", ReasonCode.ValueOutOfRange)]
    [InlineData("purchase_date", "9999-12-31", ReasonCode.ValueOutOfRange)]
    [InlineData("purchase_date", "2023-02-29", ReasonCode.ValueInvalid)]
    [InlineData("purchase_date", "15.06.2023", ReasonCode.ValueInvalid)]
    [InlineData("purchase_date", "2023-6-15", ReasonCode.ValueInvalid)]
    [InlineData("purchase_date", "2023-06-15T00:00:00Z", ReasonCode.ValueInvalid)]
    [InlineData("purchase_date", " 2023-06-15", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "NaN", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "Infinity", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "1e3", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "1,000", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "1 000", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "+5", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "5\0", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "5-", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "--5", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "1.2.3", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "-", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "0x10", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "\u0665", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "12345678901234567890123456789", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("quantity", "0.00", ReasonCode.ValueOutOfRange)]
    [InlineData("quantity", "1000000000001", ReasonCode.ValueOutOfRange)]
    [InlineData("quantity", "2.5", ReasonCode.ValueInvalid)]
    [InlineData("quantity", "-500", ReasonCode.ReturnWithoutOriginal)]
    [InlineData("spend_amount", "1e30", ReasonCode.ValueInvalid)]
    [InlineData("spend_amount", "1000000000000000000000000000000", ReasonCode.ValueInvalid)]
    [InlineData("spend_amount", "1000000000000000.01", ReasonCode.ValueOutOfRange)]
    [InlineData("spend_amount", "-1000", ReasonCode.ReturnWithoutOriginal)]
    [InlineData("spend_amount", "EUR 5", ReasonCode.ValueInvalid)]
    [InlineData("currency_code", "", ReasonCode.ValueMissing)]
    [InlineData("currency_code", "EURO", ReasonCode.CurrencyUnknown)]
    [InlineData("currency_code", "eur", ReasonCode.CurrencyUnknown)]
    [InlineData("currency_code", "E1R", ReasonCode.CurrencyUnknown)]
    [InlineData("currency_code", "QQQ", ReasonCode.CurrencyUnknown)]
    [InlineData("vat_rate", "1", ReasonCode.ValueOutOfRange)]
    [InlineData("vat_rate", "21", ReasonCode.ValueOutOfRange)]
    [InlineData("vat_rate", "-0.01", ReasonCode.ValueOutOfRange)]
    [InlineData("vat_rate", "21%", ReasonCode.ValueInvalid)]
    [InlineData("price_type_ratio", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("price_type_ratio", "100.1", ReasonCode.ValueOutOfRange)]
    [InlineData("price_type_ratio", "x", ReasonCode.ValueInvalid)]
    [InlineData("country_code", "NLD", ReasonCode.CountryUnknown)]
    [InlineData("country_code", "nl", ReasonCode.CountryUnknown)]
    [InlineData("country_code", "N", ReasonCode.CountryUnknown)]
    [InlineData("accounting_treatment", 0, ReasonCode.AccountingTreatmentUnknown)]
    [InlineData("accounting_treatment", 5, ReasonCode.UnknownEnumValue)]
    [InlineData("quantity_unit", 11, ReasonCode.UnknownEnumValue)]
    [InlineData("condition", 3, ReasonCode.UnknownEnumValue)]
    [InlineData("price_type", 5, ReasonCode.UnknownEnumValue)]
    [InlineData("price_type", -1, ReasonCode.UnknownEnumValue)]
    [Trait("Behaviour", "11")]
    [Trait("Behaviour", "56")]
    [Trait("Behaviour", "57")]
    public async Task CalculateLines_FaultyValue_IsAProblemOfThatField(string field, object value, ReasonCode code)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, value);

        await service.AssertOnlyProblemAsync(line, code, field);
    }

    [Theory]
    [InlineData("supplier")]
    [InlineData("contract")]
    [InlineData("buyer_unit")]
    [InlineData("gtin")]
    [InlineData("manufacturer")]
    [InlineData("model")]
    [InlineData("product_category")]
    [InlineData("sector_code")]
    [InlineData("line_id")]
    [InlineData("original_line_id")]
    public async Task CalculateLines_TooLongText_IsAProblemOfThatField(string field)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, TooLong);

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, field);
    }

    [Theory]
    [InlineData("line_id", 128)]
    [InlineData("original_line_id", 128)]
    [InlineData("supplier", 1_024)]
    [InlineData("model", 1_024)]
    public async Task CalculateLines_TextOfFullLength_IsTaken(string field, int length)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, new string('\u00e9', length));

        Assert.Empty((await service.OutcomeAsync(line)).Problems);
    }

    [Theory]
    [InlineData("line_id", 129)]
    [InlineData("original_line_id", 129)]
    public async Task CalculateLines_IdentifierOfOneTooMany_IsRefused(string field, int length)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, new string('x', length));

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueOutOfRange, field);
    }

    [Theory]
    [InlineData("quantity", "1000000000000")]
    [InlineData("quantity", "0500.000")]
    [InlineData("quantity", "")]
    [InlineData("spend_amount", "1000000000000000")]
    [InlineData("spend_amount", "0.000000000000000000000000001")]
    [InlineData("purchase_date", "1990-01-01")]
    [InlineData("vat_rate", "0")]
    [InlineData("price_type_ratio", "100")]
    [InlineData("currency_code", "KWD")]
    [Trait("Behaviour", "57")]
    public async Task CalculateLines_ValueAtTheEdge_IsTaken(string field, string value)
    {
        var line = Some.Line();
        FieldPath.Set(line, field, value);

        Assert.Empty((await service.OutcomeAsync(line)).Problems);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [Trait("Behaviour", "57")]
    public async Task CalculateLines_DateAYearFromToday_IsTheLastOne(int daysMore, bool isTaken)
    {
        // The clock stands: noon of 29 February 2028, UTC. A year on is 28 February 2029.
        await using var service = await RunningService.StartAsync(
            builder => builder.UseClock(new DateTimeOffset(2028, 2, 29, 12, 0, 0, TimeSpan.Zero)));
        var line = Some.Line();
        line.PurchaseDate = new DateOnly(2029, 2, 28).AddDays(daysMore)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(isTaken, (await service.OutcomeAsync(line)).Problems.Count == 0);
    }

    [Fact]
    public async Task CalculateLines_FractionOfAKilogram_IsTaken()
    {
        var line = Some.Line();
        line.Quantity = "2.5";
        line.QuantityUnit = QuantityUnit.Kilogram;

        Assert.Empty((await service.OutcomeAsync(line)).Problems);
    }

    [Fact]
    [Trait("Behaviour", "11")]
    public async Task CalculateLines_NegativeQuantityWithPositiveSpend_IsRefused()
    {
        var line = Some.Line();
        line.Quantity = "-500";
        line.OriginalLineId = "line-0";

        await service.AssertOnlyProblemAsync(line, ReasonCode.ValueInvalid, "spend_amount");
    }

    [Fact]
    [Trait("Behaviour", "29")]
    public async Task CalculateLines_ReturnThatNamesItsOriginal_IsTakenOff()
    {
        var line = Some.Line();
        line.Quantity = "-500";
        line.SpendAmount = "-750000";
        line.OriginalLineId = "line-0";

        Assert.Equal(-131_054_000_000, (await service.OutcomeAsync(line)).BookedMgCo2E);
    }

    [Fact]
    public async Task CalculateLines_SeveralFaults_AreAllNamed()
    {
        var line = Some.Line();
        line.Quantity = "NaN";
        line.CurrencyCode = "EURO";
        line.Declaration.MassKg = "heavy";

        var outcome = await service.OutcomeAsync(line);

        Assert.Equal(
            ["quantity", "currency_code", "declaration.mass_kg"], outcome.Problems.Select(problem => problem.Field));
        Assert.Equal([ReasonCode.ValueInvalid, ReasonCode.CurrencyUnknown], outcome.Reasons);
    }

    [Fact]
    [Trait("Behaviour", "52")]
    public async Task CalculateLines_RepeatedIdentifier_RefusesAllButTheFirst()
    {
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Lines = { Some.Line("a"), Some.Line("b"), Some.Line("a"), Some.Line("A") },
        });

        Assert.Equal(
            [LineStatus.Ok, LineStatus.Ok, LineStatus.Rejected, LineStatus.Ok],
            response.Outcomes.Select(outcome => outcome.Status));
        var problem = Assert.Single(response.Outcomes[2].Problems);
        Assert.Equal((ReasonCode.DuplicateLine, "line_id"), (problem.Code, problem.Field));
        Assert.Equal("393162.000000", response.Summary.Categories.Single(
            total => total.Scope3Category == Scope3Category.Cat2).BookedKgCo2E); // 3 x 131,054
    }
}
