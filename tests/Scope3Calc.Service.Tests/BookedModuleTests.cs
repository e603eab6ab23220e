using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>A policy that asks to book what is no part of a purchaser's inventory is refused with the reason.</summary>
public sealed class BookedModuleTests(RunningService service) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData(LifeCycleModule.B6, "scope 2")]
    [InlineData(LifeCycleModule.B7, "A1_A3 and A4")]
    [Trait("Behaviour", "2")]
    public Task CalculateLines_UsePhaseAskedFor_IsRefusedAndSaysWhere(LifeCycleModule module, string word) =>
        AssertRefusedAsync(module, word);

    [Theory]
    [InlineData(LifeCycleModule.C1)]
    [InlineData(LifeCycleModule.C1C4)]
    [Trait("Behaviour", "3")]
    public Task CalculateLines_EndOfLifeAskedForWithThePurchase_IsRefused(LifeCycleModule module) =>
        AssertRefusedAsync(module, "disposal");

    [Fact]
    [Trait("Behaviour", "4")]
    public Task CalculateLines_BenefitsAskedFor_AreRefused() => AssertRefusedAsync(LifeCycleModule.D, "avoided emissions");

    [Fact]
    [Trait("Behaviour", "2")]
    public async Task CalculateLines_CradleToGateAndDeliveryAskedFor_AreTaken()
    {
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Lines = { Some.Line() },
            Policy = new Policy { BookedModules = { LifeCycleModule.A1A3, LifeCycleModule.A4 } },
        });

        // They are booked anyway, so the policy is the default one.
        Assert.Equal(Core.Policy.Default.Id, response.Basis.PolicyId);
    }

    [Fact]
    [Trait("Behaviour", "5")]
    [Trait("Behaviour", "56")]
    public Task CalculateLines_PerspectiveOfASeller_IsRefused() => ServiceAsserts.AssertInvalidAsync(
        () => CallAsync(new Policy { Perspective = (Perspective)2 }), ReasonCode.UnknownEnumValue, "policy.perspective");

    private async Task AssertRefusedAsync(LifeCycleModule module, string word)
    {
        var details = await ServiceAsserts.AssertInvalidAsync(
            () => CallAsync(new Policy { BookedModules = { LifeCycleModule.A1A3, module } }));

        var problem = Assert.Single(details).Unpack<Problem>();
        Assert.Equal((ReasonCode.ValueInvalid, "policy.booked_modules[1]"), (problem.Code, problem.Field));
        Assert.Contains(word, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    private Task<CalculateLinesResponse> CallAsync(Policy policy) => service.Client.CalculateLinesAsync(
        new CalculateLinesRequest { Lines = { Some.Line() }, Policy = policy }).ResponseAsync;
}
