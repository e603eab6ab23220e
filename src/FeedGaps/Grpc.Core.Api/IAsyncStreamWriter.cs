namespace Grpc.Core;

/// <summary>A stream of messages to the other side of a call, written one after the other.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>
    /// How messages are written from the next one on; <see langword="null"/> for the defaults.
    /// </summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message. One write at a time.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message unless cancelled first; a cancelled write ends the call.</summary>
    /// <exception cref="NotSupportedException">
    /// This writer cannot cancel, and the token could ask it to.
    /// </exception>
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException($"{GetType().Name} has no way to cancel a write.")
            : WriteAsync(message);
}

/// <summary>The stream a server answers with; it ends when the method's task does.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}

/// <summary>The stream a client sends; the client says when it ends.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Tells the server that no message follows.</summary>
    Task CompleteAsync();
}
