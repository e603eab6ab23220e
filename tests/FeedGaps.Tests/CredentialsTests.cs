using Grpc.Core;

namespace FeedGaps.Tests;

public sealed class CredentialsTests
{
    private static readonly AsyncAuthInterceptor NoHeaders = (_, _) => Task.CompletedTask;

    [Fact]
    public void ChannelCredentials_Configuring_TellWhatTheyAre()
    {
        var call = CallCredentials.FromInterceptor(NoHeaders);
        var state = new object();

        Assert.Equal([("insecure", state)], Configure(ChannelCredentials.Insecure, state));
        Assert.Equal([("ssl ", state)], Configure(ChannelCredentials.SecureSsl, state));
        Assert.Equal([("ssl roots", state)], Configure(new SslCredentials("roots"), state));
        Assert.Equal(
            [("composite", state)], Configure(ChannelCredentials.Create(ChannelCredentials.SecureSsl, call), state));
    }

    [Fact]
    public void ChannelCredentials_WellKnown_AreTheSameEachTime()
    {
        Assert.Same(ChannelCredentials.Insecure, ChannelCredentials.Insecure);
        Assert.IsType<SslCredentials>(ChannelCredentials.SecureSsl);
        Assert.Same(ChannelCredentials.SecureSsl, ChannelCredentials.SecureSsl);
    }

    [Fact]
    public void Create_OnAnInsecureChannel_IsLeftToTheTransport()
    {
        var call = CallCredentials.FromInterceptor(NoHeaders);

        var composed = ChannelCredentials.Create(ChannelCredentials.Insecure, call);

        Assert.Equal([("composite", this)], Configure(composed, this));
        Assert.Throws<ArgumentNullException>(() => ChannelCredentials.Create(null!, call));
        Assert.Throws<ArgumentNullException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, null!));
    }

    [Fact]
    public void SslCredentials_OfEachForm_KeepWhatTheyAreGiven()
    {
        var pair = new KeyCertificatePair("chain", "key");
        var credentials = new SslCredentials("roots", pair, _ => true);

        Assert.Equal("roots", credentials.RootCertificates);
        Assert.Same(pair, credentials.KeyCertificatePair);
        Assert.Equal(("chain", "key"), (pair.CertificateChain, pair.PrivateKey));
        Assert.Same(pair, new SslCredentials("roots", pair).KeyCertificatePair);
        Assert.Null(new SslCredentials().RootCertificates);
        Assert.Throws<ArgumentNullException>(() => new KeyCertificatePair(null!, "key"));
    }

    [Fact]
    public void Compose_TwoCallCredentials_KeepsTheirOrder()
    {
        var first = CallCredentials.FromInterceptor(NoHeaders);
        var second = CallCredentials.FromInterceptor(NoHeaders);
        var seen = new CallRecorder();

        CallCredentials.Compose(first, second).InternalPopulateConfiguration(seen, null);
        first.InternalPopulateConfiguration(seen, null);

        Assert.Equal([first, second], seen.Composed);
        Assert.Same(NoHeaders, seen.Interceptor);
    }

    [Fact]
    public void Compose_FewerThanTwo_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(CallCredentials.FromInterceptor(NoHeaders)));
        Assert.Throws<ArgumentNullException>(() => CallCredentials.FromInterceptor(null!));
    }

    [Fact]
    public void AuthInterceptorContext_OfEachForm_KeepsWhatItIsGiven()
    {
        using var cancellation = new CancellationTokenSource();
        var context = new AuthInterceptorContext("https://host/service", "Method", cancellation.Token);

        Assert.Equal(("https://host/service", "Method"), (context.ServiceUrl, context.MethodName));
        Assert.Equal(cancellation.Token, context.CancellationToken);
        Assert.False(new AuthInterceptorContext("u", "m").CancellationToken.CanBeCanceled);
    }

    [Fact]
    public void AuthContext_OfAnUnknownPeer_HasNoIdentity()
    {
        var context = new AuthContext(null, []);

        Assert.False(context.IsPeerAuthenticated);
        Assert.Null(context.PeerIdentityPropertyName);
        Assert.Empty(context.PeerIdentity);
        Assert.Empty(context.Properties);
        Assert.Empty(context.FindPropertiesByName("name"));
    }

    [Fact]
    public void AuthContext_OfAKnownPeer_FindsItsProperties()
    {
        var name = AuthProperty.Create("name", "jürgen"u8.ToArray());
        var alias = AuthProperty.Create("name", "j"u8.ToArray());
        var other = AuthProperty.Create("other", [1]);
        var context = new AuthContext("name", new() { ["name"] = [name, alias], ["other"] = [other] });

        Assert.True(context.IsPeerAuthenticated);
        Assert.Equal([name, alias], context.PeerIdentity);
        Assert.Equal([name, alias, other], context.Properties);
        Assert.Equal([other], context.FindPropertiesByName("other"));
        Assert.Equal("jürgen", name.Value);
    }

    [Fact]
    public void AuthProperty_MadeOfBytes_IsNotChangedThroughThem()
    {
        byte[] given = [1];
        var property = AuthProperty.Create("name", given);

        given[0] = 9;
        property.ValueBytes[0] = 9;

        Assert.Equal([1], property.ValueBytes);
    }

    private static List<(string, object)> Configure(ChannelCredentials credentials, object state)
    {
        var seen = new ChannelRecorder();
        credentials.InternalPopulateConfiguration(seen, state);
        return seen.Calls;
    }

    private sealed class ChannelRecorder : ChannelCredentialsConfiguratorBase
    {
        public List<(string, object)> Calls { get; } = [];

        public override void SetInsecureCredentials(object state) => Calls.Add(("insecure", state));

        public override void SetSslCredentials(
            object state,
            string? rootCertificates,
            KeyCertificatePair? keyCertificatePair,
            VerifyPeerCallback? verifyPeerCallback) =>
            Calls.Add(($"ssl {rootCertificates}", state));

        public override void SetCompositeCredentials(
            object state, ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
            Calls.Add(("composite", state));
    }

    private sealed class CallRecorder : CallCredentialsConfiguratorBase
    {
        public IReadOnlyList<CallCredentials>? Composed { get; private set; }

        public AsyncAuthInterceptor? Interceptor { get; private set; }

        public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials) =>
            Composed = credentials;

        public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) =>
            Interceptor = interceptor;
    }
}
