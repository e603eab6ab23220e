using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Scope3Calc.Service.Security;

/// <summary>Lets a call through only with a known key in <c>authorization: Bearer KEY</c>, when keys are configured.</summary>
internal sealed class ApiKeys : Interceptor
{
    private const string Scheme = "Bearer ";
    private const int MinKeyLength = 32;

    private readonly byte[][] _digests;

    /// <exception cref="InvalidOperationException">The file has no keys, or one that is too short.</exception>
    public ApiKeys(ServiceOptions options)
    {
        if (options.ApiKeysPath is not { } path)
        {
            _digests = [];
            return;
        }

        var keys = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (keys.Count == 0 || keys.Exists(key => key.Length < MinKeyLength))
        {
            throw new InvalidOperationException($"The API key file needs one key per line, {MinKeyLength} characters or more.");
        }

        _digests = [.. keys.Select(Digest)];
    }

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Authorize(context);
        return continuation(request, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Authorize(context);
        return continuation(requestStream, responseStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Authorize(context);
        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Authorize(context);
        return continuation(requestStream, context);
    }

    private void Authorize(ServerCallContext context)
    {
        // Health is what a load balancer asks, before and without a key; it tells nothing else.
        if (_digests.Length == 0 || context.Method.StartsWith("/grpc.health.v1.Health/", StringComparison.Ordinal))
        {
            return;
        }

        var header = context.RequestHeaders.GetValue("authorization");
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !IsKnown(header[Scheme.Length..]))
        {
            throw new RpcException(new Status(
                StatusCode.Unauthenticated, "Send a known API key as metadata 'authorization: Bearer KEY'."));
        }
    }

    // Every key is compared in full, so the time taken tells nothing about them.
    private bool IsKnown(string key)
    {
        var digest = Digest(key);
        var isKnown = false;
        foreach (var known in _digests)
        {
            isKnown |= CryptographicOperations.FixedTimeEquals(known, digest);
        }

        return isKnown;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
