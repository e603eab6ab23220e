using Scope3Calc.Cli.Calculation;

namespace Scope3Calc.Cli.Commands;

/// <summary>Runs a command on a file of purchase lines and the service that calculates them.</summary>
internal static class FileCommand
{
    public static Task<int> RunAsync(
        FileRequest request, Func<FileSession, Task<int>> work, CancellationToken cancellationToken, FileInfo? results = null) =>
        OneSentence.RunAsync(
            request.File.Name,
            request.Server,
            async () =>
            {
                request.CheckPaths(results);
                await using var session = await FileSession.OpenAsync(request, cancellationToken);
                return await work(session);
            },
            cancellationToken);
}
