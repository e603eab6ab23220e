using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Callers that go away, by intent or not. The service lets go of the call and serves the next one.</summary>
public sealed class BrokenCallTests
{
    private static readonly CalculateLineStreamRequest Batch = new() { Lines = { Some.Mixed(100) } };

    [Fact]
    public async Task CalculateLineStream_ClientVanishes_LeavesTheServiceHealthy()
    {
        await using var service = await RunningService.StartAsync();
        Socket? socket = null;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new CalculationService.CalculationServiceClient(
            service.NewChannel(new GrpcChannelOptions { HttpHandler = handler }));
        using var call = client.CalculateLineStream();
        await call.RequestStream.WriteAsync(Batch);
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(1, service.Counts.OpenCalls);

        // The cable is cut in the middle of the stream.
        socket!.Close();

        await AssertHealthyAsync(service);
    }

    [Fact]
    public async Task CalculateLineStream_ClientCancels_EndsTheCallOnBothSides()
    {
        await using var service = await RunningService.StartAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = service.Client.CalculateLineStream(cancellationToken: cancellation.Token);
        await call.RequestStream.WriteAsync(Batch);
        Assert.True(await call.ResponseStream.MoveNext());

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await AssertHealthyAsync(service);
    }

    [Fact]
    public async Task GetInventory_ClientCancels_EndsTheCallOnBothSides()
    {
        await using var service = await RunningService.StartAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = service.Gap().GetInventory(cancellationToken: cancellation.Token);
        await call.RequestStream.WriteAsync(new GetInventoryRequest { Lines = { Some.Mixed(100) } });

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await AssertHealthyAsync(service);
    }

    [Fact]
    public async Task CalculateLineStream_DeadlinePasses_EndsTheCallOnBothSides()
    {
        await using var service = await RunningService.StartAsync();
        using var call = service.Client.CalculateLineStream(deadline: DateTime.UtcNow.AddSeconds(1));
        await call.RequestStream.WriteAsync(Batch);

        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext())
            {
            }
        });

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await AssertHealthyAsync(service);
    }

    [Fact]
    public async Task CalculateLineStream_ManyClientsVanish_LeaveNothingBehind()
    {
        await using var service = await RunningService.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            var channel = service.NewChannel();
            using var call = new CalculationService.CalculationServiceClient(channel).CalculateLineStream();
            await call.RequestStream.WriteAsync(Batch);
            channel.Dispose();
        }

        await AssertHealthyAsync(service);
    }

    [Fact]
    public async Task Stop_WhileAStreamIsOpen_EndsTheCall()
    {
        await using var service = await RunningService.StartAsync();
        using var call = service.Client.CalculateLineStream();
        await call.RequestStream.WriteAsync(Batch);
        Assert.True(await call.ResponseStream.MoveNext());

        await service.StopAsync();

        await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
    }

    // The server uses a call's reader again for the next call on the connection: a read left behind by a refused stream would
    // take that call's messages or break it.
    [Fact]
    public async Task RefusedStreams_OnOneConnection_DoNotDisturbTheNextCalls()
    {
        await using var service = await RunningService.StartAsync();
        for (var i = 0; i < 1_000; i++)
        {
            await AssertRefusedAsync(service.Client);
            await AssertRefusedAsync(service.Gap());
            Assert.Equal(1, (await service.InventoryAsync(new GetInventoryRequest { Lines = { Some.Line() } })).Total.Lines);
        }

        Assert.True(!service.Logs.Errors.Any(), string.Join("\n", service.Logs.Errors));
    }

    // The caller ends its stream at the very moment the service refuses it.
    private static async Task AssertRefusedAsync(CalculationService.CalculationServiceClient client)
    {
        using var call = client.CalculateLineStream();
        await call.RequestStream.WriteAsync(new CalculateLineStreamRequest { Policy = new Policy { FactorPack = "none" } });
        var ending = call.RequestStream.CompleteAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        await ending.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task AssertRefusedAsync(GapService.GapServiceClient client)
    {
        using var call = client.GetInventory();
        await call.RequestStream.WriteAsync(new GetInventoryRequest { ReportingYear = 9999 });
        var ending = call.RequestStream.CompleteAsync();
        Assert.Equal(
            StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
        await ending.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task AssertHealthyAsync(RunningService service)
    {
        await Waiting.UntilAsync(() => service.Counts.OpenCalls == 0, "the service lets go of the call");
        var client = new CalculationService.CalculationServiceClient(service.NewChannel());
        var response = await client.CalculateLinesAsync(new CalculateLinesRequest { Lines = { Some.Line() } });
        Assert.Equal(131_054_000_000, response.Outcomes.Single().BookedMgCo2E);
        Assert.True(!service.Logs.Errors.Any(), string.Join("\n", service.Logs.Errors));
    }
}
