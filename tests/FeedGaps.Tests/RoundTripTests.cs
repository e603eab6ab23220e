using FeedGaps.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace FeedGaps.Tests;

/// <summary>
/// The official client and server talk to each other over the stand-ins, on a real connection.
/// </summary>
public sealed class RoundTripTests : IClassFixture<EchoServer>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly EchoServer server;
    private readonly GrpcChannel channel;
    private readonly Echo.EchoClient client;

    public RoundTripTests(EchoServer server)
    {
        this.server = server;
        channel = server.Connect();
        client = new Echo.EchoClient(channel);
    }

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task Unary_Awaited_YieldsReplyHeadersStatusAndTrailers()
    {
        using var call = client.SayAsync(new EchoRequest { Text = "hello" });

        Assert.Equal("hello", (await call).Text);
        Assert.Equal("hello", (await call.ResponseHeadersAsync).GetValue("said"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("/feedgaps.tests.v1.Echo/Say", call.GetTrailers().GetValue("seen-method"));
        Assert.StartsWith("ipv4:127.0.0.1:", call.GetTrailers().GetValue("seen-peer"), StringComparison.Ordinal);
    }

    [Fact]
    public void Unary_Blocking_YieldsReply() =>
        Assert.Equal("hello", client.Say(new EchoRequest { Text = "hello" }).Text);

    [Fact]
    public async Task ServerStream_ReadToItsEnd_YieldsAllRepliesInOrder()
    {
        using var call = client.Repeat(new RepeatRequest { Text = "n", Times = 3 });

        var texts = new List<string>();
        await foreach (var reply in call.ResponseStream.ReadAllAsync())
        {
            texts.Add(reply.Text);
        }

        Assert.Equal(["n1", "n2", "n3"], texts);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ServerStream_WithoutReplies_EndsAtOnce()
    {
        using var call = client.Repeat(new RepeatRequest());

        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ClientStream_Completed_YieldsOneReply()
    {
        using var call = client.Join();

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "a" });
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "b" }, CancellationToken.None);
        await call.RequestStream.CompleteAsync();

        Assert.Equal("a b", (await call).Text);
    }

    [Fact]
    public async Task Duplex_ReadBetweenWrites_AnswersEachRequestAsItComes()
    {
        using var call = client.Chat();

        foreach (var text in new[] { "one", "two" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(text, call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Metadata_TextAndBinary_ArrivesAndComesBackUnchanged()
    {
        var headers = new Metadata { { "X-Text", "some text" }, { "x-raw-bin", new byte[] { 0, 200, 255 } } };
        using var call = client.SayAsync(new EchoRequest(), headers);
        await call;

        var trailers = call.GetTrailers();
        Assert.Equal("some text", trailers.GetValue("x-text"));
        Assert.Equal([0, 200, 255], trailers.GetValueBytes("x-raw-bin")!);
    }

    [Fact]
    public async Task Failure_WithTrailers_ReachesTheClientWhole()
    {
        var request = new FailRequest { Code = (int)StatusCode.FailedPrecondition, Detail = "not yet, naïve one" };

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.FailAsync(request));

        Assert.Equal(StatusCode.FailedPrecondition, failure.StatusCode);
        Assert.Equal("not yet, naïve one", failure.Status.Detail);
        Assert.Equal("asked-for", failure.Trailers.GetValue("reason"));
        Assert.Equal([0, 255, 7], failure.Trailers.GetValueBytes("details-bin")!);
    }

    [Fact]
    public async Task Deadline_Passed_EndsTheCallOnBothSides()
    {
        var request = new EchoRequest { Text = nameof(Deadline_Passed_EndsTheCallOnBothSides) };

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await client.WaitAsync(request, deadline: DateTime.UtcNow.AddSeconds(1)));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        await server.Seen.WaitEnded(request.Text).Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Deadline_Given_IsSeenByTheServer()
    {
        using var call = client.SayAsync(new EchoRequest(), deadline: DateTime.UtcNow.AddMinutes(1));
        await call;

        Assert.Equal("True", call.GetTrailers().GetValue("seen-deadline"));
    }

    [Fact]
    public async Task Cancellation_ByToken_EndsTheCallOnBothSides()
    {
        var request = new EchoRequest { Text = nameof(Cancellation_ByToken_EndsTheCallOnBothSides) };
        using var cancellation = new CancellationTokenSource();
        using var call = client.WaitAsync(request, cancellationToken: cancellation.Token);
        await server.Seen.WaitStarted(request.Text).Task.WaitAsync(Patience);

        await cancellation.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await server.Seen.WaitEnded(request.Text).Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancellation_ByDisposingTheCall_EndsItOnTheServer()
    {
        var request = new EchoRequest { Text = nameof(Cancellation_ByDisposingTheCall_EndsItOnTheServer) };
        var call = client.WaitAsync(request);
        await server.Seen.WaitStarted(request.Text).Task.WaitAsync(Patience);

        call.Dispose();

        await server.Seen.WaitEnded(request.Text).Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task ServerInterceptor_OnEachKindOfCall_RunsBeforeTheMethod()
    {
        using var said = client.SayAsync(new EchoRequest());
        await said;
        using var repeated = client.Repeat(new RepeatRequest());
        await repeated.ResponseStream.MoveNext();
        using var joined = client.Join();
        await joined.RequestStream.CompleteAsync();
        await joined;
        using var chatted = client.Chat();
        await chatted.RequestStream.CompleteAsync();
        await chatted.ResponseStream.MoveNext();

        Assert.Equal("stamped", said.GetTrailers().GetValue("seen-stamp"));
        foreach (var method in new[] { "Say", "Repeat", "Join", "Chat" })
        {
            Assert.Contains($"/feedgaps.tests.v1.Echo/{method}", server.Seen.Intercepted);
        }
    }

    [Fact]
    public async Task ClientInterceptor_OnAChannel_AddsHeadersToTheCall()
    {
        var intercepted = new Echo.EchoClient(channel.Intercept(headers =>
        {
            headers.Add("x-added", "by interceptor");
            return headers;
        }));

        using var call = intercepted.SayAsync(new EchoRequest());
        await call;

        Assert.Equal("by interceptor", call.GetTrailers().GetValue("x-added"));
    }

    [Fact]
    public async Task CallCredentials_OnACall_ArriveAsHeaders()
    {
        using var trusting = server.Connect(new GrpcChannelOptions { UnsafeUseInsecureChannelCallCredentials = true });
        var credentials = CallCredentials.FromInterceptor((context, headers) =>
        {
            headers.Add("authorization", $"Bearer for {context.MethodName}");
            return Task.CompletedTask;
        });

        using var call = new Echo.EchoClient(trusting).SayAsync(
            new EchoRequest(), new CallOptions(credentials: credentials));
        await call;

        Assert.Equal("Bearer for Say", call.GetTrailers().GetValue("seen-authorization"));
    }

    [Fact]
    public void CallCredentials_OnAnUnsecuredChannel_AreRefusedUnlessAskedFor()
    {
        var credentials = ChannelCredentials.Create(
            ChannelCredentials.Insecure, CallCredentials.FromInterceptor((_, _) => Task.CompletedTask));

        Assert.Throws<InvalidOperationException>(
            () => server.Connect(new GrpcChannelOptions { Credentials = credentials }));
        server.Connect(new GrpcChannelOptions
        {
            Credentials = credentials,
            UnsafeUseInsecureChannelCallCredentials = true,
        }).Dispose();
    }

    [Fact]
    public async Task Compression_Gzip_WorksInBothDirections()
    {
        var text = new string('a', 10_000);
        using var recorder = new EncodingRecorder();
        using var recorded = server.Connect(new GrpcChannelOptions { HttpHandler = recorder });
        var headers = new Metadata { { "grpc-internal-encoding-request", "gzip" } };

        using var call = new Echo.EchoClient(recorded).SayAsync(new EchoRequest { Text = text }, headers);

        Assert.Equal(text, (await call).Text);
        Assert.Equal("gzip", call.GetTrailers().GetValue("seen-encoding"));
        Assert.Equal("gzip", recorder.ResponseEncoding);
    }

    private sealed class EncodingRecorder() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? ResponseEncoding { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            ResponseEncoding = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
