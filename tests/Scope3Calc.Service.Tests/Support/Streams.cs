using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Whole streams in one call.</summary>
internal static class Streams
{
    /// <summary>Sends every request, one after the answer to the one before, and gives every response.</summary>
    public static async Task<List<CalculateLineStreamResponse>> StreamAsync(
        this RunningService service, params IEnumerable<CalculateLineStreamRequest> requests)
    {
        using var call = service.Client.CalculateLineStream();
        var responses = new List<CalculateLineStreamResponse>();
        foreach (var request in requests)
        {
            await call.WriteAsync(request);
            Assert.True(await call.ResponseStream.MoveNext());
            responses.Add(call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            responses.Add(response);
        }

        return responses;
    }

    /// <summary>Writes. Where the service has ended the call, the status that says why comes from reading.</summary>
    public static async Task WriteAsync(
        this AsyncDuplexStreamingCall<CalculateLineStreamRequest, CalculateLineStreamResponse> call,
        CalculateLineStreamRequest request)
    {
        try
        {
            await call.RequestStream.WriteAsync(request);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            await call.ResponseStream.MoveNext();
            throw;
        }
    }

    public static IEnumerable<CalculateLineStreamRequest> InBatches(this IEnumerable<PurchaseLine> lines, int size) =>
        lines.Chunk(size).Select(batch => new CalculateLineStreamRequest { Lines = { batch } });
}
