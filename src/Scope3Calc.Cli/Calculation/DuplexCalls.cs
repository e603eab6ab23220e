using Grpc.Core;

namespace Scope3Calc.Cli.Calculation;

/// <summary>Sends and receives on a stream in both directions.</summary>
internal static class DuplexCalls
{
    /// <returns>False where the call is over: its status, which says why, comes from reading.</returns>
    public static async Task<bool> TryWriteAsync<TRequest, TResponse>(
        this AsyncDuplexStreamingCall<TRequest, TResponse> call, TRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(request, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    /// <exception cref="RpcException">There is no answer any more.</exception>
    public static async Task<TResponse> NextAsync<TRequest, TResponse>(
        this AsyncDuplexStreamingCall<TRequest, TResponse> call, CancellationToken cancellationToken) =>
        await call.ResponseStream.MoveNext(cancellationToken)
            ? call.ResponseStream.Current
            : throw new RpcException(new Status(StatusCode.DataLoss, "The service ended the stream before it answered every line."));
}
