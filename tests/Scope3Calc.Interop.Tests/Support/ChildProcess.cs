using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace Scope3Calc.Interop.Tests.Support;

/// <summary>A program that a test runs. It never outlives the test.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int TerminateSignal = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _errors = new();
    private readonly List<string> _read = [];

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is null)
            {
                _lines.Writer.Complete();
            }
            else
            {
                _lines.Writer.TryWrite(e.Data);
            }
        };
        process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(e.Data);
            }
        };
    }

    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        };

        // What the machine has set for other programs must not steer a test.
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.Start();
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>One of the programs beside the tests, run by the .NET host that runs these.</summary>
    public static ChildProcess StartDotnet(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments],
            environment);

    /// <summary>The first line of output, from here on, that begins so.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                _read.Add(line);
                if (line.TrimStart().StartsWith(beginning, StringComparison.Ordinal))
                {
                    return line.Trim();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Falls through to say what was heard instead.
        }

        throw new InvalidOperationException($"No line beginning with '{beginning}' came.\n{Heard()}");
    }

    /// <summary>Waits until the program ends and gives all of its output.</summary>
    /// <exception cref="InvalidOperationException">It ended otherwise than expected.</exception>
    public async Task<string> OutputAsync(params int[] expectedExitCodes)
    {
        await WaitForExitAsync();
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            _read.Add(line);
        }

        return (expectedExitCodes is [] ? [0] : expectedExitCodes).Contains(_process.ExitCode)
            ? string.Join('\n', _read)
            : throw new InvalidOperationException($"The program ended with {_process.ExitCode}.\n{Heard()}");
    }

    /// <summary>Asks the program to end, as an operator does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        Assert.Equal(0, Kill(_process.Id, TerminateSignal));
        await WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("OTEL_", StringComparison.Ordinal)
        || name.StartsWith("Scope3Calc__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("SCOPE3CALC_", StringComparison.Ordinal)
        || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);

    private async Task WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
    }

    private string Heard()
    {
        lock (_errors)
        {
            return $"Output:\n{string.Join('\n', _read)}\nErrors:\n{_errors}";
        }
    }
}
