using System.CommandLine;
using Grpc.Core;
using Grpc.Health.V1;
using Scope3Calc.Service;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 health</c>: asks a running service whether it serves; for probes and health checks.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var server = ServerConnection.AddressOption();
        var certificate = ServerConnection.CertificateOption();
        var command = new Command(
            "health",
            $"Exit 0 while the service is SERVING. Without options: {ServerConnection.AddressVariable} and "
            + $"{ServerConnection.CertificateVariable}, else http://127.0.0.1:{ServiceOptions.DefaultPort}.")
        {
            server, certificate,
        };
        command.SetAction((parsed, cancellationToken) =>
            AskAsync(parsed.GetValue(server), parsed.GetValue(certificate), cancellationToken));
        return command;
    }

    private static async Task<int> AskAsync(string? server, FileInfo? certificate, CancellationToken cancellationToken)
    {
        try
        {
            var address = ServerConnection.ParseAddress(
                server ?? Variable(ServerConnection.AddressVariable) ?? $"http://127.0.0.1:{ServiceOptions.DefaultPort}");
            certificate ??= Variable(ServerConnection.CertificateVariable) is { } path ? new FileInfo(path) : null;
            using var channel = ServerConnection.Open(address, certificate);
            var answer = await new Health.HealthClient(channel).CheckAsync(
                new HealthCheckRequest(),
                deadline: DateTime.UtcNow + Patience,
                cancellationToken: cancellationToken);
            Console.WriteLine($"{address} {answer.Status}");
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? ExitCode.AllCalculated
                : ExitCode.NothingUsable;
        }
        catch (RpcException exception)
        {
            Console.Error.WriteLine($"The service answered {exception.StatusCode}: {exception.Status.Detail}");
        }
        catch (InputException exception)
        {
            Console.Error.WriteLine($"{exception.Subject}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return ExitCode.NothingUsable;
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
