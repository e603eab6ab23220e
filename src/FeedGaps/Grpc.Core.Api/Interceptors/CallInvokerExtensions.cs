using Grpc.Core.Internal;

namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors in front of a client's calls.</summary>
public static class CallInvokerExtensions
{
    /// <summary>An invoker whose calls pass through <paramref name="interceptor"/> first.</summary>
    public static CallInvoker Intercept(this CallInvoker invoker, Interceptor interceptor) =>
        new InterceptingCallInvoker(invoker, interceptor);

    /// <summary>An invoker whose calls pass through the interceptors in the order given.</summary>
    public static CallInvoker Intercept(this CallInvoker invoker, params Interceptor[] interceptors)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        ArgumentNullException.ThrowIfNull(interceptors);

        // The one wrapped last is met first.
        for (var i = interceptors.Length - 1; i >= 0; i--)
        {
            invoker = invoker.Intercept(interceptors[i]);
        }

        return invoker;
    }

    /// <summary>
    /// An invoker whose calls carry the headers <paramref name="interceptor"/> makes of theirs.
    /// </summary>
    public static CallInvoker Intercept(this CallInvoker invoker, Func<Metadata, Metadata> interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return invoker.Intercept(new RewritingInterceptor(
            (host, options) => (host, options.WithHeaders(interceptor(options.Headers ?? [])))));
    }
}
