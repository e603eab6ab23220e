using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Whole reports in one call.</summary>
internal static class Reports
{
    public static GapService.GapServiceClient Gap(this RunningService service) => new(service.Channel);

    public static async Task<GetInventoryResponse> InventoryAsync(
        this RunningService service, params IEnumerable<GetInventoryRequest> requests)
    {
        using var call = service.Gap().GetInventory();
        return await AnswerAsync(call, requests);
    }

    public static async Task<GetQualityGapResponse> QualityGapAsync(
        this RunningService service, params IEnumerable<GetQualityGapRequest> requests)
    {
        // A report of thousands of groups is larger than a client takes by default.
        var channel = service.NewChannel(new GrpcChannelOptions { MaxReceiveMessageSize = null });
        using var call = new GapService.GapServiceClient(channel).GetQualityGap();
        return await AnswerAsync(call, requests);
    }

    /// <summary>An exact decimal as the contract writes it.</summary>
    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    // Where the service has ended the call, the status that says why comes from the response.
    private static async Task<TResponse> AnswerAsync<TRequest, TResponse>(
        AsyncClientStreamingCall<TRequest, TResponse> call, IEnumerable<TRequest> requests)
    {
        try
        {
            foreach (var request in requests)
            {
                await call.RequestStream.WriteAsync(request);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            await call.ResponseAsync;
            throw;
        }

        return await call.ResponseAsync;
    }
}
