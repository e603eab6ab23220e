using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>What is wrong with a whole request fails the call, with details that a program can read.</summary>
public sealed class RequestProblemTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task CalculateLines_OneLineTooMany_IsInvalid() => await ServiceAsserts.AssertInvalidAsync(
        () => CallAsync(new CalculateLinesRequest { Lines = { Some.Mixed(1_001) } }),
        ReasonCode.ValueOutOfRange,
        "lines");

    [Theory]
    [InlineData("policy.deflation_order", 4, ReasonCode.UnknownEnumValue)]
    [InlineData("policy.deflator", 3, ReasonCode.UnknownEnumValue)]
    [InlineData("policy.deflator", 2, ReasonCode.ValueInvalid)]
    [InlineData("policy.delivery_category", 3, ReasonCode.UnknownEnumValue)]
    [InlineData("policy.gap_alignment", 4, ReasonCode.UnknownEnumValue)]
    [InlineData("policy.gap_alignment", -1, ReasonCode.UnknownEnumValue)]
    [InlineData("policy.expired_grace_days", -1, ReasonCode.ValueOutOfRange)]
    [InlineData("policy.expired_grace_days", 3_651, ReasonCode.ValueOutOfRange)]
    [InlineData("policy.factor_pack", "epa-sef-v0", ReasonCode.FactorNotFound)]
    [InlineData("policy.factor_pack", "EPA-SEF-V1.3", ReasonCode.FactorNotFound)]
    [Trait("Behaviour", "56")]
    public async Task CalculateLines_FaultyPolicy_IsInvalidAndNamesTheField(string field, object value, ReasonCode code)
    {
        var request = new CalculateLinesRequest { Lines = { Some.Line() } };
        FieldPath.Set(request, field, value);

        await ServiceAsserts.AssertInvalidAsync(() => CallAsync(request), code, field);
    }

    [Theory]
    [InlineData("policy.deflation_order", 4, ReasonCode.UnknownEnumValue)]
    [InlineData("policy.factor_pack", "epa-sef-v0", ReasonCode.FactorNotFound)]
    [Trait("Behaviour", "56")]
    public async Task CalculateLineStream_FaultyPolicy_IsInvalidAndNamesTheField(
        string field, object value, ReasonCode code)
    {
        var request = new CalculateLineStreamRequest { Lines = { Some.Line() } };
        FieldPath.Set(request, field, value);

        await ServiceAsserts.AssertInvalidAsync(() => service.StreamAsync(request), code, field);
    }

    [Fact]
    public async Task CalculateLines_SeveralFaultsInAPolicy_AreAllNamed()
    {
        var request = new CalculateLinesRequest
        {
            Policy = new Policy
            {
                DeflationOrder = (DeflationOrder)9,
                Deflator = Deflator.SectorPrices,
                GapAlignment = (GapAlignment)9,
            },
        };

        var details = await ServiceAsserts.AssertInvalidAsync(() => CallAsync(request));

        Assert.Equal(
            ["policy.deflation_order", "policy.gap_alignment"],
            details.Select(detail => detail.Unpack<Problem>().Field));
    }

    [Fact]
    public async Task CalculateLines_EndlessPackName_FailsWithinTheTrailersOfAnyClient()
    {
        var request = new CalculateLinesRequest { Policy = new Policy { FactorPack = new string('\u20ac', 1_000_000) } };

        var exception = await Assert.ThrowsAsync<RpcException>(() => CallAsync(request));

        // Clients take 8 KiB of trailers, some less.
        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.InRange(
            exception.Trailers.Sum(entry => entry.IsBinary ? entry.ValueBytes.Length : entry.Value.Length), 1, 4_096);
    }

    [Fact]
    public async Task CalculateLines_SectorPricesInTheOrderThatFits_IsTaken()
    {
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Lines = { Some.Line() },
            Policy = new Policy { Deflator = Deflator.SectorPrices, DeflationOrder = DeflationOrder.ConvertThenDeflate },
        });

        Assert.NotNull(response.Outcomes.Single().Spend);
        Assert.NotEqual(Core.Policy.Default.Id, response.Basis.PolicyId);
    }

    [Theory]
    [InlineData(true, DataQualityTier.ProductPcfSelfDeclared)]
    [InlineData(false, DataQualityTier.SpendEeio)]
    public async Task CalculateLines_MakerFootprintsAllowedOrNot_DecidesTheTier(
        bool isAllowed, DataQualityTier expected)
    {
        // The maker publishes 161 kg for this one, of which 122.36 kg are A1-A3.
        var line = Some.Line();
        line.Manufacturer = "Apple";
        line.Model = "13-inch MacBook Air (M1 CPU) 256GB - 2020";
        line.Declaration = null;

        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Lines = { line },
            Policy = new Policy { UseMakerFootprints = isAllowed, UseDeviceAverages = false },
        });

        Assert.Equal(expected, response.Outcomes.Single().Tier);
    }

    [Fact]
    public async Task CalculateLines_MorePoliciesThanAreRemembered_AreAllServed()
    {
        for (var days = 0; days < 200; days++)
        {
            var response = await service.Client.CalculateLinesAsync(
                new CalculateLinesRequest { Policy = new Policy { ExpiredGraceDays = days } });
            Assert.Equal((Core.Policy.Default with { ExpiredGraceDays = days }).Id, response.Basis.PolicyId);
        }
    }

    private Task<CalculateLinesResponse> CallAsync(CalculateLinesRequest request) =>
        service.Client.CalculateLinesAsync(request).ResponseAsync;
}
