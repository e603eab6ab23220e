using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Tests.Purchases;

/// <summary>The rules on the line's own fields: what is refused, under which path, and where the limit
/// lies.</summary>
public sealed class LineRulesTests
{
    private static readonly PurchaseLine Good = Some.Line(Some.Epd());

    [Fact]
    public void Check_OrdinaryLine_FindsNothing() => Assert.Empty(Some.Problems(Good));

    public static TheoryData<PurchaseLine, ReasonCode, string> Broken => new()
    {
        { Good with { LineId = string.Empty }, ReasonCode.ValueOutOfRange, "line_id" },
        { Good with { LineId = new string('x', 129) }, ReasonCode.ValueOutOfRange, "line_id" },
        { Good with { PurchaseDate = new DateOnly(1989, 12, 31) }, ReasonCode.ValueOutOfRange, "purchase_date" },
        { Good with { PurchaseDate = new DateOnly(2026, 1, 2) }, ReasonCode.ValueOutOfRange, "purchase_date" },
        {
            Good with { AccountingTreatment = AccountingTreatment.Unknown },
            ReasonCode.AccountingTreatmentUnknown, "accounting_treatment"
        },
        { Good with { Quantity = 0m }, ReasonCode.ValueOutOfRange, "quantity" },
        { Good with { Quantity = 1_000_000_000_001m }, ReasonCode.ValueOutOfRange, "quantity" },
        { Good with { Quantity = 1.5m }, ReasonCode.ValueInvalid, "quantity" },
        { Good with { SpendAmount = 1_000_000_000_000_001m }, ReasonCode.ValueOutOfRange, "spend_amount" },
        { Good with { Currency = default }, ReasonCode.ValueMissing, "currency_code" },
        { Good with { Currency = CurrencyCode.Parse("XQZ") }, ReasonCode.CurrencyUnknown, "currency_code" },
        { Good with { VatRate = -0.01m }, ReasonCode.ValueOutOfRange, "vat_rate" },
        { Good with { VatRate = 1m }, ReasonCode.ValueOutOfRange, "vat_rate" },
        { Good with { VatRate = 21m }, ReasonCode.ValueOutOfRange, "vat_rate" },
        { Good with { PriceTypeRatio = 0m }, ReasonCode.ValueOutOfRange, "price_type_ratio" },
        { Good with { PriceTypeRatio = 100.01m }, ReasonCode.ValueOutOfRange, "price_type_ratio" },
        { Good with { Quantity = -1m, SpendAmount = null }, ReasonCode.ReturnWithoutOriginal, "quantity" },
        { Good with { Quantity = null, SpendAmount = -1m }, ReasonCode.ReturnWithoutOriginal, "spend_amount" },
        {
            Good with { Quantity = -1m, OriginalLineId = "line-0" },
            ReasonCode.ValueInvalid, "spend_amount"
        },
        {
            Good with { SpendAmount = -1m, OriginalLineId = "line-0" },
            ReasonCode.ValueInvalid, "spend_amount"
        },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    [Trait("Behaviour", "11")]
    [Trait("Behaviour", "57")]
    public void Check_OneRuleBroken_NamesItsFieldAndNoOther(PurchaseLine line, ReasonCode code, string field)
    {
        var problem = Assert.Single(Some.Problems(line));

        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<PurchaseLine> JustInside => new()
    {
        Good with { LineId = new string('x', 128) },
        Good with { PurchaseDate = new DateOnly(1990, 1, 1) },
        Good with { PurchaseDate = new DateOnly(2026, 1, 1) },
        Good with { Quantity = 1_000_000_000_000m },
        Good with { Quantity = null },
        Good with { Quantity = 5.000m },
        Good with { Quantity = 1.5m, QuantityUnit = QuantityUnit.Kilogram },
        Good with { SpendAmount = 1_000_000_000_000_000m },
        Good with { SpendAmount = null, Currency = default },
        Good with { VatRate = 0m },
        Good with { VatRate = 0.9999m },
        Good with { VatRate = null },
        Good with { PriceTypeRatio = 100m },
        Good with { PriceTypeRatio = 0.0001m },
        Good with { Quantity = -500m, SpendAmount = -750_000m, OriginalLineId = "line-0" },
        Good with { Quantity = -500m, SpendAmount = null, OriginalLineId = "line-0" },
        Good with { Quantity = null, SpendAmount = -1m, OriginalLineId = "line-0" },
    };

    [Theory]
    [MemberData(nameof(JustInside))]
    [Trait("Behaviour", "57")]
    public void Check_JustInsideTheLimit_FindsNothing(PurchaseLine line) => Assert.Empty(Some.Problems(line));

    [Fact]
    public void Check_SeveralRulesBroken_NamesEachField()
    {
        var line = Good with { LineId = string.Empty, Quantity = 0m, VatRate = 2m, Currency = default };

        Assert.Equal(
            ["line_id", "quantity", "currency_code", "vat_rate"],
            Some.Problems(line).Select(problem => problem.Field));
    }

    [Fact]
    public void Check_NothingWrong_LeavesTheListNull()
    {
        List<Problem>? problems = null;

        Some.Rules.Check(in Good, ref problems);

        Assert.Null(problems);
    }

    [Fact]
    public void Check_ListHasProblemsAlready_AddsToThem()
    {
        List<Problem>? problems = [new Problem(ReasonCode.ValueInvalid, "other", "Other.")];

        Some.Rules.Check(Good with { Quantity = 0m }, ref problems);

        Assert.Equal(["other", "quantity"], problems!.Select(problem => problem.Field));
    }

    [Fact]
    public void Check_DateOutOfRange_IsWrittenTheSameInEveryCulture()
    {
        var problem = Assert.Single(Some.Problems(Good with { PurchaseDate = new DateOnly(1989, 12, 31) }));

        Assert.Contains("1989-12-31", problem.Message, StringComparison.Ordinal);
    }
}
