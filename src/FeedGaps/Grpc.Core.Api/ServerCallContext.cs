namespace Grpc.Core;

/// <summary>The call a server method is serving.</summary>
/// <remarks>
/// Each public member forwards to a protected one of the same name with "Core", which a server implements.
/// </remarks>
public abstract class ServerCallContext
{
    private Dictionary<object, object>? userState;

    /// <summary>The path that was called: a slash, the service, a slash, the method.</summary>
    public string Method => MethodCore;

    /// <summary>The host the client named.</summary>
    public string Host => HostCore;

    /// <summary>Address of the client, for logs.</summary>
    public string Peer => PeerCore;

    /// <summary>UTC moment the client gives up; <see cref="DateTime.MaxValue"/> if it does not.</summary>
    public DateTime Deadline => DeadlineCore;

    /// <summary>Headers the client sent.</summary>
    public Metadata RequestHeaders => RequestHeadersCore;

    /// <summary>Signalled when the client cancels, disconnects or runs out of time.</summary>
    public CancellationToken CancellationToken => CancellationTokenCore;

    /// <summary>Metadata that follows the last response; add to it until the method returns.</summary>
    public Metadata ResponseTrailers => ResponseTrailersCore;

    /// <summary>The status the call will end with if the method returns normally.</summary>
    public Status Status
    {
        get => StatusCore;
        set => StatusCore = value;
    }

    /// <summary>How the next responses are written; <see langword="null"/> for the defaults.</summary>
    public WriteOptions? WriteOptions
    {
        get => WriteOptionsCore;
        set => WriteOptionsCore = value;
    }

    /// <summary>What the transport has proved about the client.</summary>
    public AuthContext AuthContext => AuthContextCore;

    /// <summary>
    /// Room for interceptors and the method to leave things for each other during this call.
    /// </summary>
    public IDictionary<object, object> UserState => UserStateCore;

    /// <summary>Sends the response headers now; once, and before the first response.</summary>
    public Task WriteResponseHeadersAsync(Metadata responseHeaders) =>
        WriteResponseHeadersAsyncCore(responseHeaders);

    /// <summary>Ties calls made while serving this one to it.</summary>
    public ContextPropagationToken CreatePropagationToken(ContextPropagationOptions? options = null) =>
        CreatePropagationTokenCore(options);

    protected abstract string MethodCore { get; }

    protected abstract string HostCore { get; }

    protected abstract string PeerCore { get; }

    protected abstract DateTime DeadlineCore { get; }

    protected abstract Metadata RequestHeadersCore { get; }

    protected abstract CancellationToken CancellationTokenCore { get; }

    protected abstract Metadata ResponseTrailersCore { get; }

    protected abstract Status StatusCore { get; set; }

    protected abstract WriteOptions? WriteOptionsCore { get; set; }

    protected abstract AuthContext AuthContextCore { get; }

    protected virtual IDictionary<object, object> UserStateCore => userState ??= [];

    protected abstract Task WriteResponseHeadersAsyncCore(Metadata responseHeaders);

    protected abstract ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options);
}
