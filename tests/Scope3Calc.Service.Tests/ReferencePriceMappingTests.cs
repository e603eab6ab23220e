using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Reference prices given with a policy: read, refused, and used for a gap's causes only.</summary>
public sealed class ReferencePriceMappingTests(RunningService service) : IClassFixture<RunningService>
{
    private static ReferencePrice Of(
        string category = "laptop", string price = "1150.50", string currency = "EUR", int year = 2023) =>
        new() { ProductCategory = category, PricePerPiece = price, CurrencyCode = currency, Year = year };

    private Task<CalculateLinesResponse> CallAsync(Policy policy, params PurchaseLine[] lines) =>
        service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Policy = policy,
            Lines = { lines },
            Detail = OutcomeDetail.Full,
        }).ResponseAsync;

    [Theory]
    [InlineData("", "1150", "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    [InlineData("Laptop", "1150", "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    [InlineData("laptop", "", "EUR", 2023, ReasonCode.ValueOutOfRange, "price_per_piece")]
    [InlineData("laptop", "0", "EUR", 2023, ReasonCode.ValueOutOfRange, "price_per_piece")]
    [InlineData("laptop", "1000000000.01", "EUR", 2023, ReasonCode.ValueOutOfRange, "price_per_piece")]
    [InlineData("laptop", "1e3", "EUR", 2023, ReasonCode.ValueInvalid, "price_per_piece")]
    [InlineData("laptop", "1150", "", 2023, ReasonCode.CurrencyUnknown, "currency_code")]
    [InlineData("laptop", "1150", "euro", 2023, ReasonCode.CurrencyUnknown, "currency_code")]
    [InlineData("laptop", "1150", "XTS", 2023, ReasonCode.FxMissing, "currency_code")]
    [InlineData("laptop", "1150", "EUR", 0, ReasonCode.ValueOutOfRange, "year")]
    [InlineData("laptop", "1150", "EUR", -2023, ReasonCode.ValueOutOfRange, "year")]
    [InlineData("monitor", "1150", "EUR", 2023, ReasonCode.ValueInvalid, "product_category")]
    public Task CalculateLines_ReferencePriceThatIsNone_NamesTheField(
        string category, string price, string currency, int year, ReasonCode code, string field) =>
        ServiceAsserts.AssertInvalidAsync(
            () => CallAsync(new Policy { ReferencePrices = { Of("monitor"), Of(category, price, currency, year) } }),
            code,
            $"policy.reference_prices[1].{field}");

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public async Task CalculateLines_ManyReferencePrices_AreTakenUpToTheLimit(int count, bool taken)
    {
        var policy = new Policy();
        policy.ReferencePrices.AddRange(Enumerable.Range(0, count).Select(i => Of($"type_{i}")));

        if (taken)
        {
            Assert.NotEqual(Core.Policy.Default.Id, (await CallAsync(policy)).Basis.PolicyId);
        }
        else
        {
            await ServiceAsserts.AssertInvalidAsync(
                () => CallAsync(policy), ReasonCode.ValueOutOfRange, "policy.reference_prices");
        }
    }

    [Fact]
    public async Task CalculateLines_AnotherReferencePrice_MovesOnlyBetweenPriceAndClassification()
    {
        var own = (await CallAsync(new Policy(), Some.Line())).Outcomes.Single();
        var other = (await CallAsync(new Policy { ReferencePrices = { Of() } }, Some.Line())).Outcomes.Single();

        var (before, after) = (own.Gap.Effects, other.Gap.Effects);
        Assert.NotEqual(before.PriceMgCo2E, after.PriceMgCo2E);

        // Each effect is cut to whole milligrams, so single ones may move by one.
        Assert.InRange(
            after.PriceMgCo2E + after.ClassificationMgCo2E - before.PriceMgCo2E - before.ClassificationMgCo2E, -2, 2);
        own.Gap.Effects = other.Gap.Effects = null;
        Assert.Equal(own, other);
    }
}
