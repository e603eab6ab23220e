using System.CommandLine;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;

namespace Scope3Calc.Cli;

/// <summary>How to reach a running service: its address, the certificate to trust, and the API key to show.</summary>
internal static class ServerConnection
{
    public const string AddressVariable = "SCOPE3CALC_SERVER";
    public const string CertificateVariable = "SCOPE3CALC_SERVER_CERTIFICATE";
    public const string ApiKeyVariable = "SCOPE3CALC_API_KEY";

    // A report with ten thousand groups is far beyond the 4 MiB that clients take by default.
    private const int MaxAnswerBytes = 256 * 1024 * 1024;

    public static Option<string?> AddressOption() => new("--server")
    {
        Description = $"Address of a running service, such as http://127.0.0.1:5160. An API key is read from {ApiKeyVariable}.",
    };

    public static Option<FileInfo?> CertificateOption() => new("--server-certificate")
    {
        Description = "PEM file with the certificate to trust, where the system does not trust the service's.",
    };

    /// <summary>Metadata for every call: the API key, where the environment has one.</summary>
    public static Metadata Headers() => Environment.GetEnvironmentVariable(ApiKeyVariable) is { Length: > 0 } key
        ? new Metadata { { "authorization", $"Bearer {key}" } }
        : [];

    /// <exception cref="InputException">The text is not an address.</exception>
    public static Uri ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InputException($"'{text}' is not an address. Write it like http://127.0.0.1:5160.") { Subject = "--server" };

    /// <param name="address">Address of the service.</param>
    /// <param name="certificate">PEM file with the one certificate (or authority) to trust; null trusts the system's.</param>
    /// <exception cref="InputException">The certificate cannot be read.</exception>
    public static GrpcChannel Open(Uri address, FileInfo? certificate) =>
        GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MaxAnswerBytes,
            DisposeHttpClient = certificate is not null,
            HttpHandler = certificate is null ? null : new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustOnly(certificate) },
            },
        });

    private static X509ChainPolicy TrustOnly(FileInfo certificate)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(certificate.FullName);
        }
        catch (CryptographicException exception)
        {
            throw new InputException($"This is not a certificate in PEM: {exception.Message}") { Subject = certificate.Name };
        }

        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw new InputException("The file holds no certificate in PEM.") { Subject = certificate.Name };
    }
}
