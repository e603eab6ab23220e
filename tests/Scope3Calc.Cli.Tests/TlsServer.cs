using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Scope3Calc.Cli.Tests;

/// <summary>A service open to others: a certificate made for the occasion, two API keys.</summary>
public sealed class TlsServer : IAsyncLifetime, IDisposable
{
    public const string Key = "a-key-for-tests-of-at-least-32-characters";

    private CliServer? _server;

    public Folder Folder { get; } = new();

    public string Address => _server!.Address;

    public async Task InitializeAsync()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", pair, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Folder.Write("certificate.pem", certificate.ExportCertificatePem());
        Folder.Write("key.pem", pair.ExportPkcs8PrivateKeyPem());
        Folder.Write("keys.txt", $"another-key-for-tests-of-32-characters-or-more\n{Key}\n");
        Folder.Write("lines.csv", Some.File(Some.Line("A")));
        _server = await Scope3.ServeAsync(
            "--address", "0.0.0.0",
            "--certificate", Folder.Named("certificate.pem"),
            "--certificate-key", Folder.Named("key.pem"),
            "--api-keys", Folder.Named("keys.txt"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _server?.Dispose();
        Folder.Dispose();
    }
}
