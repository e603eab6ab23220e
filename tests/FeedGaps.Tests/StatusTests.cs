using Grpc.Core;

namespace FeedGaps.Tests;

public sealed class StatusTests
{
    [Fact]
    public void StatusCodes_AsNumbers_AreThoseOfTheWire()
    {
        // https://grpc.io/docs/guides/status-codes/
        StatusCode[] inOrder =
        [
            StatusCode.OK, StatusCode.Cancelled, StatusCode.Unknown, StatusCode.InvalidArgument,
            StatusCode.DeadlineExceeded, StatusCode.NotFound, StatusCode.AlreadyExists,
            StatusCode.PermissionDenied, StatusCode.ResourceExhausted, StatusCode.FailedPrecondition,
            StatusCode.Aborted, StatusCode.OutOfRange, StatusCode.Unimplemented, StatusCode.Internal,
            StatusCode.Unavailable, StatusCode.DataLoss, StatusCode.Unauthenticated,
        ];

        Assert.Equal(Enumerable.Range(0, 17), inOrder.Select(code => (int)code));
        Assert.Equal(inOrder, Enum.GetValues<StatusCode>());
    }

    [Fact]
    public void OtherEnums_AsNumbers_AreThoseCompiledIntoCallers()
    {
        Assert.Equal(
            [MethodType.Unary, MethodType.ClientStreaming, MethodType.ServerStreaming, MethodType.DuplexStreaming],
            Enum.GetValues<MethodType>());
        Assert.Equal([1, 2], Enum.GetValues<WriteFlags>().Select(flag => (int)flag));
        Assert.Equal(
            [
                ConnectivityState.Idle, ConnectivityState.Connecting, ConnectivityState.Ready,
                ConnectivityState.TransientFailure, ConnectivityState.Shutdown,
            ],
            Enum.GetValues<ConnectivityState>());
    }

    [Fact]
    public void Defaults_OfSuccessAndCancellation_HaveNoDetail()
    {
        Assert.Equal(new Status(StatusCode.OK, ""), Status.DefaultSuccess);
        Assert.Equal(new Status(StatusCode.Cancelled, ""), Status.DefaultCancelled);
        Assert.Equal(StatusCode.OK, default(Status).StatusCode);
    }

    [Fact]
    public void ToString_WithoutCause_NamesCodeAndDetail()
    {
        var text = new Status(StatusCode.NotFound, "no such set").ToString();

        Assert.Contains("NotFound", text, StringComparison.Ordinal);
        Assert.Contains("no such set", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_WithCause_NamesItToo()
    {
        var status = new Status(StatusCode.Unavailable, "down", new IOException("cable cut"));

        Assert.IsType<IOException>(status.DebugException);
        Assert.Contains("down", status.ToString(), StringComparison.Ordinal);
        Assert.Contains("cable cut", status.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RpcException_OfAStatus_SaysWhatTheStatusSays()
    {
        var status = new Status(StatusCode.Aborted, "again");
        var failure = new RpcException(status);

        Assert.Equal(status, failure.Status);
        Assert.Equal(StatusCode.Aborted, failure.StatusCode);
        Assert.Equal(status.ToString(), failure.Message);
        Assert.Same(Metadata.Empty, failure.Trailers);
    }

    [Fact]
    public void RpcException_WithTrailersAndMessage_KeepsBoth()
    {
        var trailers = new Metadata { { "reason", "busy" } };
        var status = new Status(StatusCode.Aborted, "again");

        Assert.Same(trailers, new RpcException(status, trailers).Trailers);
        Assert.Equal(status.ToString(), new RpcException(status, trailers).Message);
        Assert.Equal("mine", new RpcException(status, "mine").Message);
        Assert.Equal("mine", new RpcException(status, trailers, "mine").Message);
        Assert.Throws<ArgumentNullException>(() => new RpcException(status, (Metadata)null!));
    }
}
