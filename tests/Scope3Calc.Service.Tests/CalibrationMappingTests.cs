using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Calibrations given with a policy: read, refused, offered and booked.</summary>
public sealed class CalibrationMappingTests(RunningService service) : IClassFixture<RunningService>
{
    private static Calibration Of(string category = "laptop", string ratio = "2.5", string sigma = "0.4") =>
        new() { ProductCategory = category, Ratio = ratio, Sigma = sigma };

    private Task<CalculateLinesResponse> CallAsync(Policy policy, params PurchaseLine[] lines) => service.Client
        .CalculateLinesAsync(new CalculateLinesRequest { Policy = policy, Lines = { lines } }).ResponseAsync;

    [Theory]
    [InlineData("", "2.5", "0.4", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "", "0.4", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "0", "0.4", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "-1", "0.4", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "1000.1", "0.4", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "2.5", "", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "2.5", "-0.1", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "2.5", "3.1", ReasonCode.ValueInvalid, "")]
    [InlineData("laptop", "1e3", "0.4", ReasonCode.ValueInvalid, ".ratio")]
    [InlineData("laptop", "2.5", "NaN", ReasonCode.ValueInvalid, ".sigma")]
    public Task CalculateLines_CalibrationThatIsNone_NamesTheEntry(
        string category, string ratio, string sigma, ReasonCode code, string part) => ServiceAsserts.AssertInvalidAsync(
            () => CallAsync(new Policy { Calibrations = { Of("monitor"), Of(category, ratio, sigma) } }),
            code,
            $"policy.calibrations[1]{part}");

    [Theory]
    [InlineData("1000", "3")]
    [InlineData("0.0001", "0")]
    public async Task CalculateLines_CalibrationAtTheEdge_IsTaken(string ratio, string sigma) =>
        Assert.NotEqual(
            Core.Policy.Default.Id,
            (await CallAsync(new Policy { Calibrations = { Of(ratio: ratio, sigma: sigma) } })).Basis.PolicyId);

    [Fact]
    public Task CalculateLines_TypeTwice_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => CallAsync(new Policy { Calibrations = { Of(), Of("monitor"), Of(ratio: "3") } }),
        ReasonCode.ValueInvalid,
        "policy.calibrations[2].product_category");

    [Fact]
    public Task CalculateLines_TooMany_IsRefused()
    {
        var policy = new Policy();
        policy.Calibrations.AddRange(Enumerable.Range(0, 1_001).Select(i => Of($"type_{i}")));

        return ServiceAsserts.AssertInvalidAsync(
            () => CallAsync(policy), ReasonCode.ValueOutOfRange, "policy.calibrations");
    }

    [Fact]
    public Task CalculateLines_BookedWithoutAny_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => CallAsync(new Policy { BookCalibratedSpend = true }), ReasonCode.ValueMissing, "policy.calibrations");

    // 1,000 USD of 2021 x 0.112 = 112 kg; x 2.5 = 280 kg.
    [Theory]
    [InlineData(false, 112_000_000)]
    [InlineData(true, 280_000_000)]
    public async Task CalculateLines_CalibratedFigure_IsOfferedAndBookedByPolicyOnly(bool book, long bookedMilligrams)
    {
        var line = Some.SpendOnly();
        (line.PurchaseDate, line.CurrencyCode, line.CountryCode) = ("2021-06-15", "USD", "US");

        var response = await CallAsync(
            new Policy
            {
                FactorPack = "epa-sef-v1.2",
                UseDeviceAverages = false,
                Calibrations = { Of() },
                BookCalibratedSpend = book,
            },
            line);

        var outcome = response.Outcomes.Single();
        Assert.Equal(bookedMilligrams, outcome.BookedMgCo2E);
        Assert.Equal(280_000_000, outcome.CalibratedSpendMgCo2E);
        Assert.Equal(112_000_000, outcome.Spend.EmissionsMgCo2E);
        Assert.Equal(book, outcome.Reasons.Contains(ReasonCode.SpendCalibrated));
        Assert.Equal(DataQualityTier.SpendEeio, outcome.Tier);
    }

    [Fact]
    public async Task CalculateLines_NoCalibrationOfTheType_OffersNone()
    {
        var outcome = (await CallAsync(new Policy { Calibrations = { Of("monitor") } }, Some.SpendOnly())).Outcomes.Single();

        Assert.False(outcome.HasCalibratedSpendMgCo2E);
    }
}
