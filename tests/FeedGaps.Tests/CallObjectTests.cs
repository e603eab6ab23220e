using Grpc.Core;

namespace FeedGaps.Tests;

public sealed class CallObjectTests
{
    private static readonly Metadata Headers = [];
    private static readonly Metadata Trailers = [];
    private static readonly Status Ended = new(StatusCode.NotFound, "gone");

    private readonly object state = new();
    private int disposed;

    [Fact]
    public async Task Unary_MadeOfClosures_HandsOutTheirAnswers()
    {
        var call = new AsyncUnaryCall<string>(
            Task.FromResult("reply"), Task.FromResult(Headers), () => Ended, () => Trailers, () => disposed++);

        Assert.Equal("reply", await call);
        Assert.Equal("reply", await call.ConfigureAwait(false));
        Assert.Equal("reply", await call.ResponseAsync);
        await Check(call.ResponseHeadersAsync, call.GetStatus(), call.GetTrailers(), call);
    }

    [Fact]
    public async Task Unary_MadeWithAState_HandsItToEachCallback()
    {
        var call = new AsyncUnaryCall<string>(
            Task.FromResult("reply"), HeadersOf, StatusOf, TrailersOf, Dispose, state);

        await Check(call.ResponseHeadersAsync, call.GetStatus(), call.GetTrailers(), call);
    }

    [Fact]
    public async Task ServerStream_MadeEitherWay_HandsOutItsParts()
    {
        var stream = new ListReader([]);
        var closures = new AsyncServerStreamingCall<string>(
            stream, Task.FromResult(Headers), () => Ended, () => Trailers, () => disposed++);
        var stateful = new AsyncServerStreamingCall<string>(stream, HeadersOf, StatusOf, TrailersOf, Dispose, state);

        foreach (var call in new[] { closures, stateful })
        {
            Assert.Same(stream, call.ResponseStream);
            await Check(call.ResponseHeadersAsync, call.GetStatus(), call.GetTrailers(), call);
        }
    }

    [Fact]
    public async Task ClientStream_MadeEitherWay_HandsOutItsParts()
    {
        var writer = new OldWriter();
        var reply = Task.FromResult("reply");
        var closures = new AsyncClientStreamingCall<string, string>(
            writer, reply, Task.FromResult(Headers), () => Ended, () => Trailers, () => disposed++);
        var stateful = new AsyncClientStreamingCall<string, string>(
            writer, reply, HeadersOf, StatusOf, TrailersOf, Dispose, state);

        foreach (var call in new[] { closures, stateful })
        {
            Assert.Same(writer, call.RequestStream);
            Assert.Equal("reply", await call);
            Assert.Equal("reply", await call.ConfigureAwait(false));
            await Check(call.ResponseHeadersAsync, call.GetStatus(), call.GetTrailers(), call);
        }
    }

    [Fact]
    public async Task Duplex_MadeEitherWay_HandsOutItsParts()
    {
        var writer = new OldWriter();
        var reader = new ListReader([]);
        var closures = new AsyncDuplexStreamingCall<string, string>(
            writer, reader, Task.FromResult(Headers), () => Ended, () => Trailers, () => disposed++);
        var stateful = new AsyncDuplexStreamingCall<string, string>(
            writer, reader, HeadersOf, StatusOf, TrailersOf, Dispose, state);

        foreach (var call in new[] { closures, stateful })
        {
            Assert.Same(writer, call.RequestStream);
            Assert.Same(reader, call.ResponseStream);
            await Check(call.ResponseHeadersAsync, call.GetStatus(), call.GetTrailers(), call);
        }
    }

    [Fact]
    public async Task ReadAllAsync_OfAStream_YieldsItsMessagesInOrder()
    {
        var texts = new List<string>();
        await foreach (var text in new ListReader(["a", "b"]).ReadAllAsync())
        {
            texts.Add(text);
        }

        Assert.Equal(["a", "b"], texts);
    }

    [Fact]
    public async Task ReadAllAsync_Cancelled_HandsTheTokenToTheStream()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new ListReader(["a"]).ReadAllAsync(cancellation.Token))
            {
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new ListReader(["a"]).ReadAllAsync().WithCancellation(cancellation.Token))
            {
            }
        });
    }

    [Fact]
    public void ReadAllAsync_OfNoStream_FailsAtOnce() =>
        Assert.Throws<ArgumentNullException>(() => ((ListReader)null!).ReadAllAsync());

    [Fact]
    public async Task MoveNext_WithoutAToken_AdvancesToTheEnd()
    {
        var reader = new ListReader(["a"]);

        Assert.True(await reader.MoveNext());
        Assert.Equal("a", reader.Current);
        Assert.False(await reader.MoveNext());
        await Assert.ThrowsAsync<ArgumentNullException>(() => ((ListReader)null!).MoveNext());
    }

    [Fact]
    public async Task WriteAsync_WithATokenOnAWriterThatCannotCancel_IsRefusedUnlessTheTokenIsInert()
    {
        using var cancellation = new CancellationTokenSource();
        var writer = new OldWriter();
        IAsyncStreamWriter<string> stream = writer;

        await stream.WriteAsync("a", CancellationToken.None);

        Assert.Equal(["a"], writer.Written);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await stream.WriteAsync("b", cancellation.Token));
    }

    private static Task<Metadata> AsTask(Metadata metadata) => Task.FromResult(metadata);

    private async Task Check(Task<Metadata> headers, Status status, Metadata trailers, IDisposable call)
    {
        Assert.Same(Headers, await headers);
        Assert.Equal(Ended, status);
        Assert.Same(Trailers, trailers);
        var before = disposed;
        call.Dispose();
        Assert.Equal(before + 1, disposed);
    }

    private Task<Metadata> HeadersOf(object given) => AsTask(Checked(given, Headers));

    private Status StatusOf(object given) => Checked(given, Ended);

    private Metadata TrailersOf(object given) => Checked(given, Trailers);

    private void Dispose(object given) => disposed += Checked(given, 1);

    private T Checked<T>(object given, T answer)
    {
        Assert.Same(state, given);
        return answer;
    }

    private sealed class ListReader(List<string> texts) : IAsyncStreamReader<string>
    {
        private int position = -1;

        public string Current => texts[position];

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(++position < texts.Count);
        }
    }

    /// <summary>Implements no more than a writer must.</summary>
    private sealed class OldWriter : IClientStreamWriter<string>
    {
        public List<string> Written { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message)
        {
            Written.Add(message);
            return Task.CompletedTask;
        }

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
