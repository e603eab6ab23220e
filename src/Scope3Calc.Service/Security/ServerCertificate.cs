using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Scope3Calc.Service.Security;

/// <summary>The certificate the service shows, with the chain that leads to its authority.</summary>
internal static class ServerCertificate
{
    /// <returns>Null where no certificate is configured.</returns>
    /// <exception cref="InvalidOperationException">The files are not there or do not belong together.</exception>
    public static HttpsConnectionAdapterOptions? Load(ServiceOptions options)
    {
        if (options is not { CertificatePath: { } certificate, CertificateKeyPath: { } key })
        {
            return null;
        }

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return new HttpsConnectionAdapterOptions
            {
                ServerCertificate = X509Certificate2.CreateFromPemFile(certificate, key),
                ServerCertificateChain = chain,
            };
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or ArgumentException)
        {
            throw new InvalidOperationException($"The certificate or its key cannot be used: {exception.Message}", exception);
        }
    }
}
