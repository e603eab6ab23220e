using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Whether changes call for recalculating the base year.</summary>
/// <remarks>The example: 5,000 t in the base year, of which hardware 612 t by spend and 880 t by EPDs.</remarks>
public sealed class GapServiceBaseYearTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("", true, "0.05")]
    [InlineData("0.05", true, "0.05")]
    [InlineData("0.0536", true, "0.0536")]
    [InlineData("0.10", false, "0.1")]
    [Trait("Behaviour", "48")]
    public async Task CheckBaseYear_EpdsInsteadOfSpend_TriggersFivePercentAndNotTen(
        string threshold, bool isTriggered, string used)
    {
        var answer = await AskAsync(threshold, Change(BaseYearChangeKind.MethodChange, "268000"));

        // 880 - 612 = 268 t: 5.36 %.
        Assert.Equal(isTriggered, answer.IsTriggered);
        Assert.Equal("268000.000000", answer.NetChangeKgCo2E);
        Assert.Equal(("0.0536", "0.0536"), (answer.NetChangeShare, answer.GrossChangeShare));
        Assert.Equal(used, answer.Threshold);
        Assert.Equal(isTriggered, answer.HasTriggeredBy);
    }

    [Fact]
    [Trait("Behaviour", "48")]
    public async Task CheckBaseYear_SmallChanges_CountTogether()
    {
        var answer = await AskAsync(
            "0.10",
            Change(BaseYearChangeKind.BetterData, "120000"),
            Change(BaseYearChangeKind.ErrorCorrection, "-40000"),
            Change(BaseYearChangeKind.StructuralChange, "150000"),
            Change(BaseYearChangeKind.MethodChange, "310000"));

        // 120 - 40 + 150 + 310 = 540 t: 10.8 %; by size 620 t: 12.4 %. Before the last it is 4.6 %.
        Assert.True(answer.IsTriggered);
        Assert.Equal(("0.108", "0.124"), (answer.NetChangeShare, answer.GrossChangeShare));
        Assert.Equal(3, answer.TriggeredBy);
    }

    [Fact]
    [Trait("Behaviour", "48")]
    public async Task CheckBaseYear_Decrease_TriggersToo()
    {
        var answer = await AskAsync("0.05", Change(BaseYearChangeKind.ErrorCorrection, "-250000"));

        Assert.True(answer.IsTriggered);
        Assert.Equal("-0.05", answer.NetChangeShare);
        Assert.Equal("0.05", answer.GrossChangeShare);
    }

    [Fact]
    [Trait("Behaviour", "48")]
    public async Task CheckBaseYear_GrowthAndRealChanges_DoNotCount()
    {
        var answer = await AskAsync(
            "0.05", Change(BaseYearChangeKind.OrganicGrowth, "2000000"), Change(BaseYearChangeKind.RealChange, "-500000"));

        Assert.False(answer.IsTriggered);
        Assert.False(answer.HasTriggeredBy);
        Assert.Equal("1500000.000000", answer.NotCountedKgCo2E);
        Assert.Equal("0", answer.NetChangeShare);
    }

    [Fact]
    public async Task CheckBaseYear_TakenBackLater_SaysWhichChangeHadReachedIt()
    {
        var answer = await AskAsync(
            "0.05",
            Change(BaseYearChangeKind.OrganicGrowth, "1"),
            Change(BaseYearChangeKind.BetterData, "300000"),
            Change(BaseYearChangeKind.BetterData, "-300000"));

        Assert.False(answer.IsTriggered);
        Assert.Equal(1, answer.TriggeredBy);
        Assert.Equal("0.12", answer.GrossChangeShare);
    }

    [Theory]
    [InlineData("base_kg_co2e", "", ReasonCode.ValueMissing)]
    [InlineData("base_kg_co2e", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("base_kg_co2e", "0.0000001", ReasonCode.ValueOutOfRange)]
    [InlineData("base_kg_co2e", "-1", ReasonCode.ValueOutOfRange)]
    [InlineData("base_kg_co2e", "1000000000000001", ReasonCode.ValueOutOfRange)]
    [InlineData("base_kg_co2e", "5 t", ReasonCode.ValueInvalid)]
    [InlineData("threshold", "0", ReasonCode.ValueOutOfRange)]
    [InlineData("threshold", "1.01", ReasonCode.ValueOutOfRange)]
    [InlineData("threshold", "5%", ReasonCode.ValueInvalid)]
    [InlineData("changes[0].kind", 0, ReasonCode.UnknownEnumValue)]
    [InlineData("changes[0].kind", 7, ReasonCode.UnknownEnumValue)]
    [InlineData("changes[0].change_kg_co2e", "", ReasonCode.ValueMissing)]
    [InlineData("changes[0].change_kg_co2e", "1e3", ReasonCode.ValueInvalid)]
    public async Task CheckBaseYear_FaultyQuestion_IsInvalidAndNamesTheField(string field, object value, ReasonCode code)
    {
        var question = new CheckBaseYearRequest
        {
            BaseKgCo2E = "5000000",
            Changes = { Change(BaseYearChangeKind.BetterData, "1") },
        };
        FieldPath.Set(question, field, value);

        await ServiceAsserts.AssertInvalidAsync(
            () => service.Gap().CheckBaseYearAsync(question).ResponseAsync, code, field);
    }

    [Fact]
    public async Task CheckBaseYear_TooManyChanges_IsInvalid() => await ServiceAsserts.AssertInvalidAsync(
        () => AskAsync("0.05", [.. Enumerable.Repeat(Change(BaseYearChangeKind.BetterData, "1"), 10_001)]),
        ReasonCode.ValueOutOfRange,
        "changes");

    [Fact]
    public async Task CheckBaseYear_EveryChangeFaulty_FailsWithinTheTrailersOfAnyClient()
    {
        var details = await ServiceAsserts.AssertInvalidAsync(
            () => AskAsync("0.05", [.. Enumerable.Repeat(new BaseYearChange(), 10_000)]));

        Assert.InRange(details.Count, 1, 10);
    }

    private static BaseYearChange Change(BaseYearChangeKind kind, string kg) => new() { Kind = kind, ChangeKgCo2E = kg };

    private async Task<CheckBaseYearResponse> AskAsync(string threshold, params BaseYearChange[] changes) =>
        await service.Gap().CheckBaseYearAsync(
            new CheckBaseYearRequest { BaseKgCo2E = "5000000", Threshold = threshold, Changes = { changes } });
}
