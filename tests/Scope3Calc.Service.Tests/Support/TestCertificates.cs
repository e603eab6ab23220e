using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>An authority, one below it, and a server's certificate for loopback, as PEM files.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scope3calc-tls-");

    public TestCertificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issuingKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var until = DateTimeOffset.UtcNow.AddDays(1);
        var from = until.AddDays(-2);

        using var root = Authority("CN=Root", rootKey).CreateSelfSigned(from, until);
        using var issuing = Authority("CN=Issuing", issuingKey).Create(root, from, until, [1]);
        using var issuingWithKey = issuing.CopyWithPrivateKey(issuingKey);
        var request = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(issuingWithKey, from, until, [2]);

        Root = X509CertificateLoader.LoadCertificate(root.RawData);
        Chain = Write("chain.pem", server.ExportCertificatePem() + "\n" + issuing.ExportCertificatePem());
        Key = Write("key.pem", serverKey.ExportPkcs8PrivateKeyPem());
        OtherKey = Write("other-key.pem", rootKey.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The only certificate a client trusts.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The server's certificate and the one between it and the root.</summary>
    public string Chain { get; }

    public string Key { get; }

    /// <summary>A key that does not belong to the certificate.</summary>
    public string OtherKey { get; }

    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A client that trusts nothing but the root.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        SslOptions =
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Root },
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
        },
    };

    public void Dispose()
    {
        Root.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
