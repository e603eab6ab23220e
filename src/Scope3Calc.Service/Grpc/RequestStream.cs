using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace Scope3Calc.Service.Grpc;

/// <summary>Reads what a caller streams.</summary>
internal static class RequestStream
{
    /// <summary>Every message, one ahead: the next is taken apart while the one before is worked on.</summary>
    public static async IAsyncEnumerable<T> ReadAheadAsync<T>(
        this IAsyncStreamReader<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = NextAsync(messages, cancellationToken);
        while (await reading)
        {
            var message = messages.Current;
            reading = Task.Run(() => NextAsync(messages, cancellationToken), cancellationToken);
            yield return message;
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
