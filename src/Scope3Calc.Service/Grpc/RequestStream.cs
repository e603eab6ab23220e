using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace Scope3Calc.Service.Grpc;

/// <summary>Reads what a caller streams.</summary>
internal static class RequestStream
{
    /// <summary>Every message, one ahead: the next is taken apart while the one before is worked on.</summary>
    /// <remarks>
    /// Whoever stops early leaves no read behind. The server uses a reader again for the next call of the connection, and a
    /// read still underway would take that call's messages or break it.
    /// </remarks>
    public static async IAsyncEnumerable<T> ReadAheadAsync<T>(
        this IAsyncStreamReader<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = NextAsync(messages, stop.Token);
        try
        {
            while (await reading)
            {
                var message = messages.Current;
                reading = Task.Run(() => NextAsync(messages, stop.Token), stop.Token);
                yield return message;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whoever is cut off in the middle of a stream is no error of the service, so it must not be logged as one.
    private static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await messages.MoveNext(cancellationToken);
        }
        catch (IOException exception) when (exception is not (InvalidProtocolBufferException or BadHttpRequestException))
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller went away.", exception));
        }
    }
}
