using Grpc.Core;
using Grpc.Net.Client;
using Scope3Calc.V1;

namespace Scope3Calc.Interop.Tests;

/// <summary>The command line and the official .NET client, which the others are compared with.</summary>
public sealed class CommandLineTests
{
    [Fact]
    [Trait("Behaviour", "1")]
    [Trait("Behaviour", "21")]
    public async Task Calculate_CaseFile_HasTheNumbersWorkedByHand()
    {
        var outcomes = (await Cases.ExpectedAsync()).Outcomes.ToDictionary(outcome => outcome.LineId);

        // 500 x 262.108 kg and 500 x 14.168 kg; expired: 3 x the average of laptops,
        // 236.736 kg, in its place.
        Assert.Equal(131_054_000_000, outcomes["epd-laptops"].BookedMgCo2E);
        Assert.Equal(7_084_000_000, outcomes["epd-laptops"].BookedCategory4MgCo2E);
        Assert.Equal(710_208_000, outcomes["epd-expired"].BookedMgCo2E);
        Assert.Equal(DataQualityTier.CategoryAverage, outcomes["epd-expired"].Tier);

        // 20 pieces x 27.35 kg x 44.123456 kg; 7 pieces x 4 years x 17.75 kg; 25 x 122.36 kg.
        Assert.Equal(24_135_530_432, outcomes["per-kilogram"].BookedMgCo2E);
        Assert.Equal(497_000_000, outcomes["per-piece-year"].BookedMgCo2E);
        Assert.Equal(3_059_000_000, outcomes["maker-footprint"].BookedMgCo2E);

        // 10 x 328.041 kg, and 10 x -12.5 kg beside the inventory.
        Assert.Equal(3_280_410_000, outcomes["pcf-self-declared"].BookedMgCo2E);
        Assert.Equal(-125_000_000, outcomes["pcf-self-declared"].Product.Memo.BenefitsMgCo2E);

        Assert.Equal(CalculationMethod.SpendBased, outcomes["spend-only"].Method);
        Assert.True(outcomes["credit-note"].BookedMgCo2E < 0);
        Assert.Equal(Scope3Category.Cat8, outcomes["leased"].Scope3Category);
        Assert.Equal(
            ["quantity", "spend_amount", "currency_code"],
            outcomes["not-a-number"].Problems.Select(problem => problem.Field));
        Assert.Equal("purchase_date", Assert.Single(outcomes["bad-day"].Problems).Field);
    }

    [Fact]
    public async Task DotnetClient_CaseRequest_GetsTheSameNumbersAsTheCommandLine()
    {
        await using var service = await ServiceProcess.StartAsync();
        using var channel = GrpcChannel.ForAddress(service.Address);
        var client = new CalculationService.CalculationServiceClient(channel);

        var unary = await client.CalculateLinesAsync(Cases.Request);
        using var call = client.CalculateLineStream();
        await call.RequestStream.WriteAsync(new CalculateLineStreamRequest { Lines = { Cases.Request.Lines } });
        await call.RequestStream.CompleteAsync();
        var stream = new List<CalculateLineStreamResponse>();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            stream.Add(response);
        }

        await Cases.AssertSameAsync(unary, stream);
    }
}
