using Grpc.Core.Internal;

namespace Grpc.Core;

/// <summary>A running call in which both sides send streams, independently of each other.</summary>
/// <typeparam name="TRequest">Message the client sends, any number of times.</typeparam>
/// <typeparam name="TResponse">Message the server sends, any number of times.</typeparam>
public sealed class AsyncDuplexStreamingCall<TRequest, TResponse> : IDisposable
{
    private readonly CallState call;

    /// <summary>Wraps a call whose parts are known as values and closures.</summary>
    public AsyncDuplexStreamingCall(
        IClientStreamWriter<TRequest> requestStream,
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction)
    {
        RequestStream = requestStream;
        ResponseStream = responseStream;
        call = CallState.FromClosures(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction);
    }

    /// <summary>Wraps a call whose parts are asked for with <paramref name="state"/>.</summary>
    public AsyncDuplexStreamingCall(
        IClientStreamWriter<TRequest> requestStream,
        IAsyncStreamReader<TResponse> responseStream,
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatusFunc,
        Func<object, Metadata> getTrailersFunc,
        Action<object> disposeAction,
        object state)
    {
        RequestStream = requestStream;
        ResponseStream = responseStream;
        call = new CallState(responseHeadersAsync, getStatusFunc, getTrailersFunc, disposeAction, state);
    }

    /// <summary>Where requests are written; complete it when there are no more.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; }

    /// <summary>The responses, in the order the server wrote them.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    /// <summary>The headers the server sent before its first response.</summary>
    public Task<Metadata> ResponseHeadersAsync => call.ResponseHeadersAsync;

    /// <exception cref="InvalidOperationException">The call is still running.</exception>
    public Status GetStatus() => call.GetStatus();

    /// <exception cref="InvalidOperationException">The call is still running.</exception>
    public Metadata GetTrailers() => call.GetTrailers();

    /// <summary>Cancels the call if it is still running and frees what it holds.</summary>
    public void Dispose() => call.Dispose();
}
