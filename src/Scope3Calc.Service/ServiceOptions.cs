using System.Net;

namespace Scope3Calc.Service;

/// <summary>Where the service listens and how it is guarded, section <c>Scope3Calc</c> of the configuration.</summary>
public sealed class ServiceOptions
{
    public const string Section = "Scope3Calc";
    public const int DefaultPort = 5160;

    /// <summary>Address to listen on. Default: loopback.</summary>
    public string Address { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>Port for gRPC over HTTP/2; 0 picks a free one. Default: 5160.</summary>
    public int Port { get; set; } = DefaultPort;

    /// <summary>PEM file with the server's certificate chain. Needed, with the key, beyond loopback.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>PEM file with the certificate's private key.</summary>
    public string? CertificateKeyPath { get; set; }

    /// <summary>File with one API key per line, of at least 32 characters. Needed beyond loopback.</summary>
    public string? ApiKeysPath { get; set; }

    /// <summary>
    /// Whether the packs under a share-alike licence that lie beside the program are loaded too. Default: no, since whoever
    /// passes on figures with them takes on the terms of that licence.
    /// </summary>
    public bool ShareAlikePacks { get; set; }

    /// <summary>
    /// Where the ledger is: a SQLite file, made where there is none, or a PostgreSQL connection string such as
    /// <c>Host=db;Database=scope3;Username=scope3</c>. Default: none, and then lines are calculated but not kept.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>
    /// Whether runs that a process left unfinished in the ledger are taken up when the service starts. Default: yes. The command line
    /// says no, since another process may be at work on them.
    /// </summary>
    public bool ResumeRuns { get; set; } = true;

    /// <summary>The address as parsed.</summary>
    /// <exception cref="InvalidOperationException">
    /// It is no address, or it is open to others and not guarded, or a certificate lacks its key.
    /// </exception>
    public IPAddress ListenAddress()
    {
        if (!IPAddress.TryParse(Address, out var address))
        {
            throw new InvalidOperationException($"{Section}:Address '{Address}' is not an IP address.");
        }

        if (CertificatePath is null != CertificateKeyPath is null)
        {
            // Half a configuration must not end in clear text.
            throw new InvalidOperationException(
                $"{Section}:CertificatePath and {Section}:CertificateKeyPath belong together. Set both or neither.");
        }

        if (!IPAddress.IsLoopback(address) && (CertificatePath is null || CertificateKeyPath is null || ApiKeysPath is null))
        {
            throw new InvalidOperationException(
                $"{Section}:Address {address} can be reached from other machines. Set CertificatePath, "
                + "CertificateKeyPath and ApiKeysPath (scope3 serve: --certificate, --certificate-key and --api-keys), "
                + "or listen on 127.0.0.1.");
        }

        return address;
    }
}
