namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors in front of the calls over a channel.</summary>
public static class ChannelExtensions
{
    /// <summary>
    /// An invoker over the channel whose calls pass through <paramref name="interceptor"/> first.
    /// </summary>
    public static CallInvoker Intercept(this ChannelBase channel, Interceptor interceptor) =>
        channel.CreateCallInvoker().Intercept(interceptor);

    /// <summary>
    /// An invoker over the channel whose calls pass through the interceptors in the order given.
    /// </summary>
    public static CallInvoker Intercept(this ChannelBase channel, params Interceptor[] interceptors) =>
        channel.CreateCallInvoker().Intercept(interceptors);

    /// <summary>
    /// An invoker over the channel whose calls carry the headers <paramref name="interceptor"/> makes of
    /// theirs.
    /// </summary>
    public static CallInvoker Intercept(this ChannelBase channel, Func<Metadata, Metadata> interceptor) =>
        channel.CreateCallInvoker().Intercept(interceptor);
}
