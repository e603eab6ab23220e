namespace Grpc.Core;

/// <summary>
/// What a client asks for with one call. The default is no headers, no deadline, no cancellation.
/// </summary>
public struct CallOptions
{
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null)
    {
        Headers = headers;
        Deadline = deadline;
        CancellationToken = cancellationToken;
        WriteOptions = writeOptions;
        PropagationToken = propagationToken;
        Credentials = credentials;
    }

    /// <summary>Request headers.</summary>
    public Metadata? Headers { readonly get; private set; }

    /// <summary>
    /// UTC moment after which the call fails with DeadlineExceeded; <see langword="null"/> for never.
    /// </summary>
    public DateTime? Deadline { readonly get; private set; }

    /// <summary>Cancels the call, which then fails with Cancelled unless it has already ended.</summary>
    public CancellationToken CancellationToken { readonly get; private set; }

    /// <summary>How request messages are written unless a write says otherwise.</summary>
    public WriteOptions? WriteOptions { readonly get; private set; }

    /// <summary>Ties this call to the one it is made on behalf of.</summary>
    public ContextPropagationToken? PropagationToken { readonly get; private set; }

    /// <summary>Credentials of this call, on top of the channel's.</summary>
    public CallCredentials? Credentials { readonly get; private set; }

    /// <summary>
    /// Whether the call waits for a connection instead of failing at once when there is none.
    /// </summary>
    public bool IsWaitForReady { readonly get; private set; }

    public CallOptions WithHeaders(Metadata headers) => this with { Headers = headers };

    public CallOptions WithDeadline(DateTime deadline) => this with { Deadline = deadline };

    public CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        this with { CancellationToken = cancellationToken };

    public CallOptions WithWriteOptions(WriteOptions writeOptions) =>
        this with { WriteOptions = writeOptions };

    public CallOptions WithPropagationToken(ContextPropagationToken propagationToken) =>
        this with { PropagationToken = propagationToken };

    public CallOptions WithCredentials(CallCredentials credentials) =>
        this with { Credentials = credentials };

    public CallOptions WithWaitForReady(bool waitForReady = true) =>
        this with { IsWaitForReady = waitForReady };
}
