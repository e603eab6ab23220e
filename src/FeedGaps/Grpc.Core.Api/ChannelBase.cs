namespace Grpc.Core;

/// <summary>A long-lived connection to a server, over which many calls run.</summary>
public abstract class ChannelBase
{
    protected ChannelBase(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
    }

    /// <summary>The address the channel was made for, as it was given.</summary>
    public string Target { get; }

    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Closes the channel; let its calls end first.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>Does the work of <see cref="ShutdownAsync"/>; by default there is none.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
