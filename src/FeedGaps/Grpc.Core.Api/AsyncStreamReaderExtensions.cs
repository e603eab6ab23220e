namespace Grpc.Core;

/// <summary>Shorthand for reading a stream of messages.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Advances to the next message, without a cancellation token of its own.</summary>
    /// <returns><see langword="false"/> when the stream has ended.</returns>
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return streamReader.MoveNext(CancellationToken.None);
    }
}
