using System.Security.Authentication;
using Grpc.Core;

namespace Scope3Calc.Cli.Commands;

/// <summary>Runs a command and turns whatever stops it into one sentence on the error output.</summary>
internal static class OneSentence
{
    /// <param name="subject">What an input error is about where it does not say so itself.</param>
    /// <param name="server">Address of the service; null for one inside this process.</param>
    /// <param name="work">The command.</param>
    /// <param name="cancellationToken">Told when somebody stops it.</param>
    public static async Task<int> RunAsync(
        string subject, string? server, Func<Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (InputException exception)
        {
            Console.Error.WriteLine($"{exception.Subject ?? subject}: {exception.Message}");
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped before the end.");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && server is not null)
        {
            Console.Error.WriteLine($"--server: no service can be reached at {server}, or it went away: {exception.Status.Detail}");
        }
        catch (RpcException exception) when (exception.Status.DebugException is HttpRequestException { InnerException: AuthenticationException })
        {
            Console.Error.WriteLine($"--server: the certificate of {server} is not trusted. Name it in --server-certificate.");
        }
        catch (RpcException exception)
        {
            Console.Error.WriteLine($"The service answered {exception.StatusCode}: {exception.Status.Detail}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return ExitCode.NothingUsable;
    }
}
