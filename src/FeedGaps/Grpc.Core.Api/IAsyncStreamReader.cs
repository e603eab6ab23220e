namespace Grpc.Core;

/// <summary>A stream of messages from the other side of a call, read one after the other.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message the last successful <see cref="MoveNext"/> arrived at.</summary>
    T Current { get; }

    /// <summary>Waits for the next message. One read at a time.</summary>
    /// <returns><see langword="false"/> when the stream has ended.</returns>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
