namespace Grpc.Core.Internal;

/// <summary>
/// What the four call objects share: headers, status, trailers and the way to end the call.
/// </summary>
/// <remarks>
/// A transport hands over either closures or static delegates with one state object; the second form
/// saves four allocations a call. Both end up as the second form here.
/// </remarks>
internal readonly struct CallState(
    Func<object, Task<Metadata>> responseHeaders,
    Func<object, Status> status,
    Func<object, Metadata> trailers,
    Action<object> dispose,
    object state)
{
    public static CallState FromClosures(
        Task<Metadata> responseHeaders, Func<Status> status, Func<Metadata> trailers, Action dispose)
    {
        var closures = new Closures(responseHeaders, status, trailers, dispose);
        return new CallState(
            static s => ((Closures)s).ResponseHeaders,
            static s => ((Closures)s).Status(),
            static s => ((Closures)s).Trailers(),
            static s => ((Closures)s).Dispose(),
            closures);
    }

    public Task<Metadata> ResponseHeadersAsync => responseHeaders(state);

    public Status GetStatus() => status(state);

    public Metadata GetTrailers() => trailers(state);

    public void Dispose() => dispose(state);

    private sealed record Closures(
        Task<Metadata> ResponseHeaders, Func<Status> Status, Func<Metadata> Trailers, Action Dispose);
}
