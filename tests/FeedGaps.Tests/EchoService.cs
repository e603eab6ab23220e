using FeedGaps.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace FeedGaps.Tests;

/// <summary>Serves the calls of <see cref="RoundTripTests"/>.</summary>
internal sealed class EchoService(EchoServer.Observed observed) : Echo.EchoBase
{
    public override async Task<EchoReply> Say(EchoRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "said", request.Text } });
        foreach (var entry in context.RequestHeaders.Where(e => e.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            context.ResponseTrailers.Add(entry);
        }

        context.ResponseTrailers.Add("seen-method", context.Method);
        context.ResponseTrailers.Add("seen-peer", context.Peer);
        context.ResponseTrailers.Add("seen-stamp", (string)context.UserState["stamp"]);
        context.ResponseTrailers.Add("seen-deadline", (context.Deadline < DateTime.MaxValue).ToString());
        context.ResponseTrailers.Add(
            "seen-encoding", context.GetHttpContext().Request.Headers["grpc-encoding"].ToString());
        context.ResponseTrailers.Add("seen-authorization", context.RequestHeaders.GetValue("authorization") ?? "");
        return new EchoReply { Text = request.Text };
    }

    public override async Task Repeat(
        RepeatRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        responseStream.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
        for (var i = 1; i <= request.Times; i++)
        {
            await responseStream.WriteAsync(new EchoReply { Text = request.Text + i }, context.CancellationToken);
        }
    }

    public override async Task<EchoReply> Join(
        IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var texts = new List<string>();
        while (await requestStream.MoveNext())
        {
            texts.Add(requestStream.Current.Text);
        }

        return new EchoReply { Text = string.Join(' ', texts) };
    }

    public override async Task Chat(
        IAsyncStreamReader<EchoRequest> requestStream,
        IServerStreamWriter<EchoReply> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(new EchoReply { Text = request.Text });
        }
    }

    public override Task<EchoReply> Fail(FailRequest request, ServerCallContext context) =>
        throw new RpcException(
            new Status((StatusCode)request.Code, request.Detail),
            new Metadata { { "reason", "asked-for" }, { "details-bin", new byte[] { 0, 255, 7 } } });

    public override async Task<EchoReply> Wait(EchoRequest request, ServerCallContext context)
    {
        observed.WaitStarted(request.Text).SetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        finally
        {
            observed.WaitEnded(request.Text).SetResult();
        }

        return new EchoReply();
    }
}

/// <summary>Leaves a stamp with every call, of whichever kind, for the service to find.</summary>
internal sealed class StampingServerInterceptor(EchoServer.Observed observed) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Stamp(context);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Stamp(context);
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Stamp(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Stamp(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Stamp(ServerCallContext context)
    {
        context.UserState["stamp"] = "stamped";
        observed.Intercepted.Enqueue(context.Method);
    }
}
