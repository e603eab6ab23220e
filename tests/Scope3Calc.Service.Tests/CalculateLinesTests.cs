using Grpc.Core;
using Scope3Calc.Core;
using Scope3Calc.Reference;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>One request, one answer.</summary>
public sealed class CalculateLinesTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    [Trait("Behaviour", "1")]
    public async Task CalculateLines_FiveHundredLaptopsWithAnEpd_AreBookedByModule()
    {
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { Some.Line() } });

        // 500 x 262.108 = 131,054 kg; x 14.168 = 7,084; x 44.758 = 22,379; x 0.966 = 483.
        var outcome = Assert.Single(response.Outcomes);
        Assert.Equal("line-1", outcome.LineId);
        Assert.Equal(LineStatus.Ok, outcome.Status);
        Assert.Equal(CalculationMethod.SupplierSpecific, outcome.Method);
        Assert.Equal(DataQualityTier.VerifiedProductEpd, outcome.Tier);
        Assert.Equal(Scope3Category.Cat2, outcome.Scope3Category);
        Assert.Equal(131_054_000_000, outcome.BookedMgCo2E);
        Assert.Equal(7_084_000_000, outcome.BookedCategory4MgCo2E);
        Assert.Equal("EPD-1", outcome.Product.DeclarationId);
        Assert.True(outcome.Product.Bookable);
        Assert.Equal(131_054_000_000, outcome.Product.CradleToGateMgCo2E);
        Assert.Equal(7_084_000_000, outcome.Product.DistributionMgCo2E);
        Assert.Equal(22_379_000_000, outcome.Product.Memo.EnergyInUseMgCo2E);
        Assert.Equal(483_000_000, outcome.Product.Memo.EndOfLifeMgCo2E);
        Assert.False(outcome.Product.Memo.HasInstallationMgCo2E);
        Assert.False(outcome.Product.Memo.HasBenefitsMgCo2E);
        Assert.Empty(outcome.Problems);
        Assert.Empty(outcome.PassedOver);
    }

    [Fact]
    [Trait("Behaviour", "33")]
    [Trait("Behaviour", "36")]
    public async Task CalculateLines_BothMethodsKnown_GivesTheGapBetweenThem()
    {
        var outcome = (await service.Client.CalculateLinesAsync(
            new CalculateLinesRequest { Lines = { Some.Line() } })).Outcomes.Single();

        // A4 is declared, so 131,054 + 7,084 = 138,138 kg stand against spend with margins.
        Assert.Equal("epa-sef-v1.3/334111", outcome.Spend.SpendFactorId);
        Assert.Equal(BoundaryAlignment.AlignedToPointOfSale, outcome.Gap.BoundaryAlignment);
        Assert.Equal(138_138_000_000, outcome.Gap.ProductMgCo2E);
        Assert.Equal(outcome.Spend.EmissionsMgCo2E, outcome.Gap.SpendMgCo2E);
        Assert.Equal(outcome.Gap.SpendMgCo2E - outcome.Gap.ProductMgCo2E, outcome.Gap.GapMgCo2E);
    }

    [Fact]
    [Trait("Behaviour", "31")]
    public async Task CalculateLines_Basis_NamesDataPolicyAndArithmetic()
    {
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest());

        Assert.Equal(ReferenceData.Snapshot.Id, response.Basis.SnapshotId);
        Assert.Equal(Core.Policy.Default.Id, response.Basis.PolicyId);
        Assert.Equal("epa-sef-v1.3", response.Basis.FactorPack);
        Assert.Equal(EngineVersion.Current, response.Basis.EngineVersion);
    }

    [Fact]
    public async Task CalculateLines_EmptyPolicy_IsTheDefaultOne()
    {
        var without = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { Some.Line() } });
        var with = await service.Client.CalculateLinesAsync(
            new CalculateLinesRequest { Lines = { Some.Line() }, Policy = new V1.Policy() });

        Assert.Equal(without, with);
    }

    [Fact]
    public async Task CalculateLines_DeliveryWithProduct_BooksBothInOneCategory()
    {
        var outcome = (await service.Client.CalculateLinesAsync(new CalculateLinesRequest
        {
            Lines = { Some.Line() },
            Policy = new V1.Policy { DeliveryCategory = V1.DeliveryCategory.WithProduct },
        })).Outcomes.Single();

        // 131,054 + 7,084 kg.
        Assert.Equal(138_138_000_000, outcome.BookedMgCo2E);
        Assert.False(outcome.HasBookedCategory4MgCo2E);
    }

    [Fact]
    [Trait("Behaviour", "54")]
    public async Task CalculateLines_OneBadLine_NeverFailsItsNeighbours()
    {
        var bad = Some.Line("bad");
        bad.Quantity = "many";

        var response = await service.Client.CalculateLinesAsync(
            new CalculateLinesRequest { Lines = { Some.Line("first"), bad, Some.Line("last") } });

        Assert.Equal(["first", "bad", "last"], response.Outcomes.Select(outcome => outcome.LineId));
        Assert.Equal(
            [LineStatus.Ok, LineStatus.Rejected, LineStatus.Ok],
            response.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal(response.Outcomes[0].Product, response.Outcomes[2].Product);
        Assert.Equal(CalculationMethod.NotCalculable, response.Outcomes[1].Method);
        Assert.False(response.Outcomes[1].HasBookedMgCo2E);
    }

    [Fact]
    public async Task CalculateLines_AThousandLines_KeepsTheirOrder()
    {
        var lines = Some.Mixed(1_000).ToList();

        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });

        Assert.Equal(lines.Select(line => line.LineId), response.Outcomes.Select(outcome => outcome.LineId));
        Assert.Equal(1_000, response.Summary.Lines);
    }

    [Fact]
    [Trait("Behaviour", "44")]
    public async Task CalculateLines_NoLines_HasAnEmptySummary()
    {
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest());

        Assert.Empty(response.Outcomes);
        SummaryAssert.IsOfNothing(response.Summary);
    }

    [Fact]
    public async Task CalculateLines_UnknownMethod_IsUnimplemented()
    {
        var method = new Method<CalculateLinesRequest, CalculateLinesResponse>(
            MethodType.Unary,
            "scope3calc.v1.CalculationService",
            "CalculateEverything",
            Marshallers.Create(_ => Array.Empty<byte>(), CalculateLinesRequest.Parser.ParseFrom),
            Marshallers.Create(_ => Array.Empty<byte>(), CalculateLinesResponse.Parser.ParseFrom));

        var exception = await Assert.ThrowsAsync<RpcException>(() => service.Channel.CreateCallInvoker()
            .AsyncUnaryCall(method, null, default, new CalculateLinesRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }
}
