using Grpc.Core;
using Grpc.Net.Client;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Messages that are too large.</summary>
public sealed class LimitTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task CalculateLines_MessageBeyondFourMebibytes_IsResourceExhausted()
    {
        var request = new CalculateLinesRequest { Lines = { Large(4 * 1024 * 1024) } };

        var exception = await Assert.ThrowsAsync<RpcException>(() => Client().CalculateLinesAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task CalculateLineStream_MessageBeyondFourMebibytes_IsResourceExhausted()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => service.StreamAsync(
            new CalculateLineStreamRequest { Lines = { Some.Line() } },
            new CalculateLineStreamRequest { Lines = { Large(4 * 1024 * 1024) } }));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task CalculateLines_MessageJustBelowFourMebibytes_IsTaken()
    {
        var request = new CalculateLinesRequest { Lines = { Large((4 * 1024 * 1024) - 1_000) } };

        var response = await Client().CalculateLinesAsync(request);

        Assert.Equal("supplier", response.Outcomes.Single().Problems.Single().Field);
    }

    [Fact]
    public async Task CalculateLines_AThousandFullLines_FitIntoAMessage()
    {
        // Every text a line would have, far longer than a ledger writes it: 1,000 x about 3 KB.
        var lines = Some.Mixed(1_000).ToList();
        lines.ForEach(line =>
        {
            line.Supplier = new string('s', 1_000);
            line.Contract = new string('c', 1_000);
            line.Model = new string('m', 1_000);
        });

        var response = await Client().CalculateLinesAsync(new CalculateLinesRequest { Lines = { lines } });

        Assert.Equal(1_000, response.Outcomes.Count);
    }

    // The limit of the client must not come before that of the service.
    private CalculationService.CalculationServiceClient Client() => new(service.NewChannel(
        new GrpcChannelOptions { MaxSendMessageSize = null, MaxReceiveMessageSize = null }));

    private static PurchaseLine Large(int bytes)
    {
        var line = Some.Line();
        line.Supplier = new string('x', bytes);
        return line;
    }
}
