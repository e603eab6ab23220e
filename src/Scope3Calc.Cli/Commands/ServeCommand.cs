using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Service;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 serve</c>: runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var address = new Option<string?>("--address") { Description = "IP address to listen on. Default: 127.0.0.1. Others need a certificate and API keys." };
        var port = new Option<int?>("--port") { Description = $"Port to listen on. Default: {ServiceOptions.DefaultPort}; 0 picks a free one." };
        var certificate = new Option<FileInfo?>("--certificate") { Description = "PEM file with the server's certificate chain." };
        var key = new Option<FileInfo?>("--certificate-key") { Description = "PEM file with the certificate's private key." };
        var apiKeys = new Option<FileInfo?>("--api-keys") { Description = "File with one API key per line." };
        var database = new Option<string?>("--db") { Description = "Keep a ledger here: a SQLite file, or a PostgreSQL connection string. Default: none." };
        var shareAlike = new Option<bool>("--share-alike") { Description = "Load the factor packs derived from EXIOBASE too (CC BY-SA 4.0)." };

        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= IPEndPoint.MaxPort))
            {
                result.AddError($"--port {token.Value} is not a port. Give 0 to {IPEndPoint.MaxPort}.");
            }
        });

        var command = new Command("serve", "Run the gRPC service.") { address, port, certificate, key, apiKeys, database, shareAlike };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] settings =
            [
                .. Setting(nameof(ServiceOptions.Address), parsed.GetValue(address)),
                .. Setting(nameof(ServiceOptions.Port), parsed.GetValue(port)),
                .. Setting(nameof(ServiceOptions.CertificatePath), parsed.GetValue(certificate)?.FullName),
                .. Setting(nameof(ServiceOptions.CertificateKeyPath), parsed.GetValue(key)?.FullName),
                .. Setting(nameof(ServiceOptions.ApiKeysPath), parsed.GetValue(apiKeys)?.FullName),
                .. Setting(nameof(ServiceOptions.Database), parsed.GetValue(database)),
                .. Setting(nameof(ServiceOptions.ShareAlikePacks), parsed.GetValue(shareAlike) ? "true" : null),
            ];
            try
            {
                await using var app = ServiceHost.Create(settings);
                if (parsed.GetValue(shareAlike))
                {
                    Console.Error.WriteLine(EmbeddedService.ShareAlikeNote);
                }

                await app.StartAsync(cancellationToken);
                Console.WriteLine($"Listening on {app.Urls.Single()}");
                await app.WaitForShutdownAsync(cancellationToken);
                return ExitCode.AllCalculated;
            }
            catch (Exception exception) when (
                exception is InvalidOperationException or IOException or UnauthorizedAccessException or CryptographicException)
            {
                Console.Error.WriteLine(exception.Message);
                return ExitCode.NothingUsable;
            }
        });
        return command;
    }

    private static IEnumerable<string> Setting(string name, object? value) =>
        value is null ? [] : [$"--{ServiceOptions.Section}:{name}={value}"];
}
