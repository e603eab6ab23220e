using System.Diagnostics;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>The program of <c>tests/Scope3Calc.Faults</c> in a process of its own.</summary>
internal sealed class Victim : IDisposable
{
    // Far longer than anything takes: a program that hangs fails its test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private Victim(ProcessStartInfo start) => _process = Process.Start(start)!;

    public int ProcessId => _process.Id;

    /// <summary>All that it was heard to say.</summary>
    public List<string> Heard { get; } = [];

    public static string[] Command(params string[] arguments) =>
    [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.Combine(AppContext.BaseDirectory, "Scope3Calc.Faults.dll"),
        .. arguments,
    ];

    public static Victim Start(params string[] arguments) => StartCommand(Command(arguments));

    public static Victim StartCommand(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // Memory that may be both written and executed: else a limit of file sizes keeps the program from starting.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new Victim(start);
    }

    /// <summary>Lets the program work to its end, and gives what it said.</summary>
    public static async Task<IReadOnlyList<string>> FinishAsync(params string[] arguments)
    {
        using var victim = Start(arguments);
        await victim.EndAsync();
        return victim.Heard;
    }

    /// <summary>The next line it says; null at its end.</summary>
    public async Task<string?> LineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is not null)
        {
            Heard.Add(line);
        }

        return line;
    }

    /// <summary>SIGKILL: no handler runs, nothing is cleared up. What it had said before is heard.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>Hears the rest, up to its end.</summary>
    public async Task EndAsync()
    {
        while (await LineAsync() is not null)
        {
        }

        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
