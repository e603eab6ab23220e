namespace Grpc.Core;

/// <summary>How a client's channel is secured.</summary>
public abstract class ChannelCredentials
{
    private static readonly ChannelCredentials InsecureInstance = new InsecureCredentials();
    private static readonly ChannelCredentials SecureSslInstance = new SslCredentials();

    public ChannelCredentials()
    {
    }

    /// <summary>No encryption.</summary>
    public static ChannelCredentials Insecure => InsecureInstance;

    /// <summary>TLS with the machine's trusted roots.</summary>
    public static ChannelCredentials SecureSsl => SecureSslInstance;

    /// <summary>Adds credentials to every call of a channel.</summary>
    /// <remarks>
    /// Whether they may travel over a channel that is not secured is for the transport to decide.
    /// </remarks>
    public static ChannelCredentials Create(
        ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
        new Composite(channelCredentials, callCredentials);

    /// <summary>Describes these credentials to the transport; applications do not call it.</summary>
    public abstract void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator, object state);

    private sealed class InsecureCredentials : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator, object state) =>
            configurator.SetInsecureCredentials(state);
    }

    private sealed class Composite : ChannelCredentials
    {
        private readonly ChannelCredentials channel;
        private readonly CallCredentials call;

        public Composite(ChannelCredentials channelCredentials, CallCredentials callCredentials)
        {
            ArgumentNullException.ThrowIfNull(channelCredentials);
            ArgumentNullException.ThrowIfNull(callCredentials);
            channel = channelCredentials;
            call = callCredentials;
        }

        public override void InternalPopulateConfiguration(
            ChannelCredentialsConfiguratorBase configurator, object state) =>
            configurator.SetCompositeCredentials(state, channel, call);
    }
}
