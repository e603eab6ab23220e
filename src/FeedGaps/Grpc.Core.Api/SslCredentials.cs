namespace Grpc.Core;

/// <summary>Secures a client's channel with TLS.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    private readonly VerifyPeerCallback? verifyPeerCallback;

    /// <summary>TLS with the machine's trusted roots and no client certificate.</summary>
    public SslCredentials()
        : this(null, null, null)
    {
    }

    /// <summary>TLS that trusts the given roots only.</summary>
    public SslCredentials(string rootCertificates)
        : this(rootCertificates, null, null)
    {
    }

    /// <summary>TLS that trusts the given roots only and presents a client certificate.</summary>
    public SslCredentials(string rootCertificates, KeyCertificatePair keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null)
    {
    }

    /// <param name="rootCertificates">PEM; <see langword="null"/> for the machine's trusted roots.</param>
    /// <param name="keyCertificatePair">Client certificate, if the server asks for one.</param>
    /// <param name="verifyPeerCallback">A further check of the server's certificate.</param>
    public SslCredentials(
        string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback)
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        this.verifyPeerCallback = verifyPeerCallback;
    }

    /// <summary>Trusted roots as PEM; <see langword="null"/> for the machine's.</summary>
    public string? RootCertificates { get; }

    /// <summary>Client certificate; <see langword="null"/> for none.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    public override void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator, object state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, verifyPeerCallback);
}
