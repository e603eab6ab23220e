using FeedGaps.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace FeedGaps.Tests;

/// <summary>What lies between a generated client and the invoker that starts its calls.</summary>
public sealed class ClientTests
{
    private static readonly EchoRequest Request = new() { Text = "hello" };

    private readonly RecordingInvoker invoker = new();

    [Fact]
    public void Calls_OfEachKind_ReachTheInvoker()
    {
        CallAll(new Echo.EchoClient(invoker));

        Assert.Equal(
            [
                "blocking /feedgaps.tests.v1.Echo/Say", "unary /feedgaps.tests.v1.Echo/Say",
                "server stream /feedgaps.tests.v1.Echo/Repeat", "client stream /feedgaps.tests.v1.Echo/Join",
                "duplex /feedgaps.tests.v1.Echo/Chat",
            ],
            invoker.Calls.Select(call => call.What));
        Assert.All(invoker.Calls, call => Assert.Null(call.Host));
    }

    [Fact]
    public void Client_OverAChannel_UsesItsInvoker()
    {
        var channel = new RecordingChannel(invoker);
        new Echo.EchoClient(channel).Say(Request);

        Assert.Single(invoker.Calls);
        Assert.Equal("somewhere", channel.Target);
    }

    [Fact]
    public async Task Channel_ShutDown_DoesNothingByDefault() =>
        await new RecordingChannel(invoker).ShutdownAsync();

    [Fact]
    public void WithHost_OnAClient_NamesTheHostInCallsOfEachKind()
    {
        var client = new Echo.EchoClient(invoker);

        CallAll(client.WithHost("other"));
        client.Say(Request);

        Assert.Equal(["other", "other", "other", "other", "other", null], invoker.Calls.Select(call => call.Host));
        Assert.Throws<ArgumentNullException>(() => client.WithHost(null!));
    }

    [Fact]
    public void Client_WithoutAnInvoker_ThrowsOnEveryCall()
    {
        var client = new TestDouble();

        Assert.Throws<NotImplementedException>(() => client.Say(Request));
        Assert.Throws<NotImplementedException>(() => { client.SayAsync(Request); });
        Assert.Throws<NotImplementedException>(() => client.Repeat(new RepeatRequest()));
        Assert.Throws<NotImplementedException>(() => client.Join());
        Assert.Throws<NotImplementedException>(() => client.Chat());
        Assert.Throws<ArgumentNullException>(() => new Echo.EchoClient((CallInvoker)null!));
    }

    [Fact]
    public void Intercept_SeveralAtOnce_RunInTheOrderGiven()
    {
        var order = new List<string>();

        CallAll(new Echo.EchoClient(
            invoker.Intercept(new Noting("a", order), new Noting("b", order), new Noting("c", order))));

        Assert.Equal(string.Concat(Enumerable.Repeat("abc", 5)), string.Concat(order));
        Assert.Equal(5, invoker.Calls.Count);
    }

    [Fact]
    public void Intercept_OneOnAnother_RunsTheLastFirst()
    {
        var order = new List<string>();
        var channel = new RecordingChannel(invoker);

        var wrapped = channel
            .Intercept(new Noting("c", order))
            .Intercept(new Noting("b", order), new Noting("a", order));
        new Echo.EchoClient(wrapped).Say(Request);

        // "b" and "a" were put in front of "c", in the order given.
        Assert.Equal(["b", "a", "c"], order);
    }

    [Fact]
    public void Intercept_WithAFunction_ReplacesTheHeadersOfEachKindOfCall()
    {
        var replaced = new Metadata { { "a", "1" } };
        var given = new List<Metadata>();
        var channel = new RecordingChannel(invoker);

        CallAll(new Echo.EchoClient(channel.Intercept(headers =>
        {
            given.Add(headers);
            return replaced;
        })));

        Assert.All(given, headers => Assert.False(headers.IsReadOnly));
        Assert.Equal(5, given.Count);
        Assert.All(invoker.Calls, call => Assert.Same(replaced, call.Options.Headers));
    }

    [Fact]
    public void Intercept_WithAFunction_SeesTheCallsOwnHeadersAndKeepsOtherOptions()
    {
        var own = new Metadata();
        var deadline = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        new Echo.EchoClient(invoker.Intercept(headers =>
        {
            Assert.Same(own, headers);
            return headers;
        })).Say(Request, own, deadline);

        Assert.Equal(deadline, Assert.Single(invoker.Calls).Options.Deadline);
    }

    [Fact]
    public void Intercept_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => invoker.Intercept((Interceptor)null!));
        Assert.Throws<ArgumentNullException>(() => invoker.Intercept((Interceptor[])null!));
        Assert.Throws<ArgumentNullException>(() => invoker.Intercept((Func<Metadata, Metadata>)null!));
    }

    private static void CallAll(Echo.EchoClient client)
    {
        client.Say(Request);
        client.SayAsync(Request).Dispose();
        client.Repeat(new RepeatRequest()).Dispose();
        client.Join().Dispose();
        client.Chat().Dispose();
    }

    private sealed class TestDouble : Echo.EchoClient;

    private sealed class RecordingChannel(CallInvoker invoker) : ChannelBase("somewhere")
    {
        public override CallInvoker CreateCallInvoker() => invoker;
    }

    private sealed class Noting(string name, List<string> order) : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            order.Add(name);
            return base.BlockingUnaryCall(request, context, continuation);
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            order.Add(name);
            return base.AsyncUnaryCall(request, context, continuation);
        }

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            order.Add(name);
            return base.AsyncServerStreamingCall(request, context, continuation);
        }

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            order.Add(name);
            return base.AsyncClientStreamingCall(context, continuation);
        }

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            order.Add(name);
            return base.AsyncDuplexStreamingCall(context, continuation);
        }
    }

    /// <summary>Notes each call and answers with nothing.</summary>
    private sealed class RecordingInvoker : CallInvoker
    {
        public List<(string What, string? Host, CallOptions Options)> Calls { get; } = [];

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            Calls.Add(($"blocking {method.FullName}", host, options));
            return null!;
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            Calls.Add(($"unary {method.FullName}", host, options));
            return new(null!, null!, null!, null!, () => { });
        }

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            Calls.Add(($"server stream {method.FullName}", host, options));
            return new(null!, null!, null!, null!, () => { });
        }

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options)
        {
            Calls.Add(($"client stream {method.FullName}", host, options));
            return new(null!, null!, null!, null!, null!, () => { });
        }

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options)
        {
            Calls.Add(($"duplex {method.FullName}", host, options));
            return new(null!, null!, null!, null!, null!, () => { });
        }
    }
}
