using System.Security.Authentication;
using Grpc.Core;
using Scope3Calc.Cli.Calculation;

namespace Scope3Calc.Cli.Commands;

/// <summary>Runs a command on a file of purchase lines and turns whatever stops it into one sentence on the error output.</summary>
internal static class FileCommand
{
    public static async Task<int> RunAsync(
        FileRequest request, Func<FileSession, Task<int>> work, CancellationToken cancellationToken, FileInfo? results = null)
    {
        try
        {
            request.CheckPaths(results);
            await using var session = await FileSession.OpenAsync(request, cancellationToken);
            return await work(session);
        }
        catch (InputException exception)
        {
            Console.Error.WriteLine($"{exception.Subject ?? request.File.Name}: {exception.Message}");
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped before the end.");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && request.Server is not null)
        {
            Console.Error.WriteLine($"--server: no service can be reached at {request.Server}, or it went away: {exception.Status.Detail}");
        }
        catch (RpcException exception) when (exception.Status.DebugException is HttpRequestException { InnerException: AuthenticationException })
        {
            Console.Error.WriteLine($"--server: the certificate of {request.Server} is not trusted. Name it in --server-certificate.");
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
