using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Scope3Calc.Service.Grpc;

/// <summary>
/// Answers INVALID_ARGUMENT for a message that is not what it should be. The runtime says UNKNOWN, which blames the
/// service and invites retries.
/// </summary>
internal static class UnreadableMessages
{
    public static void UseUnreadableMessageStatus(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Features.Get<IServerCallContextFeature>()?.ServerCallContext.Status
            is { StatusCode: StatusCode.Unknown, DebugException: InvalidProtocolBufferException })
        {
            var trailers = http.Response.HasStarted
                ? http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseTrailersFeature>()?.Trailers
                : http.Response.Headers;
            if (trailers is { IsReadOnly: false })
            {
                trailers["grpc-status"] = ((int)StatusCode.InvalidArgument).ToString(
                    System.Globalization.CultureInfo.InvariantCulture);
                trailers["grpc-message"] = "The message is not a valid protobuf of the expected type.";
            }
        }
    });
}
