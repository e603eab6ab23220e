using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scope3Calc.Cli.Tests;

/// <summary>Runs the command line as users do: a process of its own, its output captured.</summary>
internal static partial class Scope3
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>scope3</c> to its end.</summary>
    public static Task<CliRun> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    public static async Task<CliRun> RunAsync(string[] arguments, Dictionary<string, string> environment)
    {
        using var process = Start(arguments, environment);
        return await EndAsync(process);
    }

    /// <summary>Starts <c>scope3</c>; the caller disposes of it.</summary>
    public static Process Start(string[] arguments, Dictionary<string, string> environment) => Start([], arguments, environment);

    /// <summary>The same by way of a program that becomes <c>scope3</c>, such as <c>env</c>.</summary>
    public static Process StartBehind(string[] program, string[] arguments) => Start(program, arguments, []);

    private static Process Start(string[] program, string[] arguments, Dictionary<string, string> environment)
    {
        string[] command = [.. program, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "scope3.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove(ServerConnection.ApiKeyVariable);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a started process.</summary>
    public static async Task<CliRun> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new CliRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts <c>scope3 serve</c> on a free port and waits until it listens.</summary>
    public static Task<CliServer> ServeAsync(params string[] arguments) => ServeOnAsync(0, arguments);

    /// <summary>The same on a port that was free a moment ago.</summary>
    public static async Task<CliServer> ServeOnAsync(int port, params string[] arguments)
    {
        var process = Start(["serve", "--port", port.ToString(CultureInfo.InvariantCulture), .. arguments], []);
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new CliServer(process, match.Groups["scheme"].Value, match.Groups["port"].Value);
            }
        }

        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        process.Dispose();
        throw new InvalidOperationException($"The service did not start: {error}");
    }

    [GeneratedRegex(@"^Listening on (?<scheme>https?)://.*:(?<port>\d+)$")]
    private static partial Regex Listening();
}

/// <summary>What a run left behind.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error);

/// <summary>A running <c>scope3 serve</c>; disposing of it ends the process.</summary>
internal sealed class CliServer(Process process, string scheme, string port) : IDisposable
{
    public string Address => $"{scheme}://localhost:{port}";

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
