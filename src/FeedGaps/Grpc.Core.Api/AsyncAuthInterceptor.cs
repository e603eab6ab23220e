namespace Grpc.Core;

/// <summary>Adds credentials to a call that is about to be sent.</summary>
/// <param name="context">Which call is being sent.</param>
/// <param name="metadata">Entries added here travel as request headers.</param>
/// <returns>A task that ends when <paramref name="metadata"/> is complete.</returns>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);

/// <summary>Names the call an <see cref="AsyncAuthInterceptor"/> adds credentials to.</summary>
public class AuthInterceptorContext
{
    public AuthInterceptorContext(string serviceUrl, string methodName)
        : this(serviceUrl, methodName, CancellationToken.None)
    {
    }

    /// <param name="serviceUrl">Address of the service, scheme and host included.</param>
    /// <param name="methodName">Name of the method, without the service.</param>
    /// <param name="cancellationToken">Ends with the call the credentials are for.</param>
    public AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        ArgumentNullException.ThrowIfNull(methodName);
        ServiceUrl = serviceUrl;
        MethodName = methodName;
        CancellationToken = cancellationToken;
    }

    public string ServiceUrl { get; }

    public string MethodName { get; }

    public CancellationToken CancellationToken { get; }
}
