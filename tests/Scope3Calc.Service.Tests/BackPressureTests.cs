using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>A caller that does not read is not served on: what it sends waits with the caller.</summary>
public sealed class BackPressureTests
{
    private const int LinesPerBatch = 1_000;
    private const int BatchesToSend = 400;

    // What fits into the windows of HTTP/2 and the buffers of one answer, with room to spare; about 8 are usual.
    private const int MostBatchesTaken = 40;

    [Fact]
    public async Task CalculateLineStream_CallerNeverReads_TakesOnlyABoundedNumberOfBatches()
    {
        await using var service = await RunningService.StartAsync();
        using var call = service.Client.CalculateLineStream();
        var request = new CalculateLineStreamRequest { Lines = { Some.Mixed(LinesPerBatch) } };

        // The sender gets stuck: a write that waits this long waits for the service.
        var sent = 0;
        var write = Task.CompletedTask;
        while (sent < BatchesToSend)
        {
            write = call.RequestStream.WriteAsync(request);
            if (await Task.WhenAny(write, Task.Delay(TimeSpan.FromSeconds(5))) != write)
            {
                break;
            }

            sent++;
        }

        var taken = service.Counts.Lines / LinesPerBatch;
        Assert.InRange(sent, 1, MostBatchesTaken);
        Assert.InRange(taken, 1, MostBatchesTaken);
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(write.IsCompleted);
        Assert.Equal(taken, service.Counts.Lines / LinesPerBatch);

        // It goes on from where it stood as soon as somebody reads.
        var reading = ReadAsync(call);
        await write;
        for (sent++; sent < MostBatchesTaken; sent++)
        {
            await call.RequestStream.WriteAsync(request);
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal((sent * LinesPerBatch, sent * LinesPerBatch), await reading);
    }

    [Fact]
    public async Task CalculateLineStream_CallerNeverReads_DoesNotHoldUpOthers()
    {
        await using var service = await RunningService.StartAsync();
        using var stuck = service.Client.CalculateLineStream();
        var request = new CalculateLineStreamRequest { Lines = { Some.Mixed(LinesPerBatch) } };
        for (var sent = 0; sent < 5; sent++)
        {
            await stuck.RequestStream.WriteAsync(request);
        }

        var others = new CalculationService.CalculationServiceClient(service.NewChannel());
        var response = await others.CalculateLinesAsync(
            new CalculateLinesRequest { Lines = { Some.Line() } }, deadline: DateTime.UtcNow + Waiting.Patience);

        Assert.Equal(131_054_000_000, response.Outcomes.Single().BookedMgCo2E);
    }

    private static async Task<(long Outcomes, long InSummary)> ReadAsync(
        AsyncDuplexStreamingCall<CalculateLineStreamRequest, CalculateLineStreamResponse> call)
    {
        var outcomes = 0L;
        var inSummary = 0L;
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            outcomes += response.Outcomes.Count;
            inSummary += response.Summary?.Lines ?? 0;
        }

        return (outcomes, inSummary);
    }
}
