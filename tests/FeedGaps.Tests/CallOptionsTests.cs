using Grpc.Core;

namespace FeedGaps.Tests;

public sealed class CallOptionsTests
{
    [Fact]
    public void Default_Options_AskForNothing()
    {
        foreach (var options in new[] { default, new CallOptions() })
        {
            Assert.Null(options.Headers);
            Assert.Null(options.Deadline);
            Assert.False(options.CancellationToken.CanBeCanceled);
            Assert.Null(options.WriteOptions);
            Assert.Null(options.PropagationToken);
            Assert.Null(options.Credentials);
            Assert.False(options.IsWaitForReady);
        }
    }

    [Fact]
    public void With_EachPart_KeepsTheOthersAndTheOriginal()
    {
        using var cancellation = new CancellationTokenSource();
        var headers = new Metadata();
        var deadline = new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var write = new WriteOptions(WriteFlags.NoCompress);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var original = new CallOptions();

        var options = original
            .WithHeaders(headers)
            .WithDeadline(deadline)
            .WithCancellationToken(cancellation.Token)
            .WithWriteOptions(write)
            .WithCredentials(credentials)
            .WithWaitForReady()
            .WithPropagationToken(null!);

        Assert.Same(headers, options.Headers);
        Assert.Equal(deadline, options.Deadline);
        Assert.Equal(cancellation.Token, options.CancellationToken);
        Assert.Same(write, options.WriteOptions);
        Assert.Same(credentials, options.Credentials);
        Assert.True(options.IsWaitForReady);
        Assert.False(options.WithWaitForReady(false).IsWaitForReady);
        Assert.Equal(default, original);
    }

    [Fact]
    public void WriteOptions_Default_HasNoFlags()
    {
        Assert.Equal(default, WriteOptions.Default.Flags);
        Assert.Equal(WriteFlags.BufferHint, new WriteOptions(WriteFlags.BufferHint).Flags);
    }

    [Fact]
    public void ContextPropagation_Default_CarriesEverything()
    {
        Assert.True(ContextPropagationOptions.Default.IsPropagateDeadline);
        Assert.True(ContextPropagationOptions.Default.IsPropagateCancellation);
        Assert.False(new ContextPropagationOptions(propagateDeadline: false).IsPropagateDeadline);
        Assert.False(new ContextPropagationOptions(propagateCancellation: false).IsPropagateCancellation);
    }
}
