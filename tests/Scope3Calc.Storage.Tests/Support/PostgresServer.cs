using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Scope3Calc.Storage.Tests.Support;

/// <summary>How a server is ended; the names are pg_ctl's.</summary>
public enum PostgresShutdown
{
    /// <summary>Connections are cut, everything is written out.</summary>
    Fast,

    /// <summary>As if the machine had lost power: the next start recovers from the log.</summary>
    Immediate,
}

/// <summary>The tests that share the assembly's server. They run one after another, so each may stop it.</summary>
[CollectionDefinition(PostgresServer.Collection)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>;

/// <summary>A private PostgreSQL server on a free port of 127.0.0.1, in a folder of its own.</summary>
/// <remarks>
/// Starts when the first database is asked for. Durable: fsync is on. A shell holds it while this process lives,
/// so that it ends and its folder goes even where this process is killed.
/// </remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>Name of the collection of tests that share one server.</summary>
    public const string Collection = "PostgreSQL";

    // PostgreSQL refuses to run as root; its package brings this account.
    private const string Account = "postgres";

    // Arguments: the programs' folder, the server's folder, its options. Says "started", then reads how to end.
    private const string Holder = """
        trap '' INT TERM HUP
        if [ ! -e "$2/data" ]; then
            "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$2/log" 2>&1
        fi
        if "$1/pg_ctl" start -w -s -D "$2/data" -l "$2/log" -o "$3"; then
            echo started
        else
            cat "$2/log"
        fi
        if read -r mode; then
            "$1/pg_ctl" stop -w -s -D "$2/data" -m "$mode"
        else
            "$1/pg_ctl" stop -w -s -D "$2/data" -m immediate
            rm -rf "$2"
        fi
        """;

    private readonly int _port = FreePort();
    private string? _folder;
    private Process? _holder;
    private int _databases;

    public bool IsRunning => _holder is not null;

    /// <summary>The connection string of a new, empty database.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start.</exception>
    public async Task<string> NewDatabaseAsync()
    {
        if (!IsRunning)
        {
            await StartAsync();
        }

        var name = $"test_{++_databases}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name, pooled: true);
    }

    /// <summary>Starts the server, also again after <see cref="StopAsync"/>: on the same port, with its databases.</summary>
    public async Task StartAsync()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("The server is running.");
        }

        var programs = PostgresPrograms.Folder;
        _folder ??= (await OutputAsync(Start("mktemp", "-d", "-t", "scope3calc-postgres-XXXXXX"))).TrimEnd();
        var holder = Start(
            "sh", "-c", Holder, "sh", programs, _folder,
            $"-c port={_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on");
        if (await holder.StandardOutput.ReadLineAsync() is var answer && answer != "started")
        {
            holder.StandardInput.Close();
            throw new InvalidOperationException(
                $"PostgreSQL does not start.\n{answer}\n{await holder.StandardOutput.ReadToEndAsync()}");
        }

        _holder = holder;
    }

    /// <summary>Ends the server and returns when it has ended. Its databases stay.</summary>
    public async Task StopAsync(PostgresShutdown shutdown)
    {
        using var holder = _holder ?? throw new InvalidOperationException("The server is not running.");
        _holder = null;
        await holder.StandardInput.WriteLineAsync(shutdown == PostgresShutdown.Fast ? "fast" : "immediate");
        await OutputAsync(holder);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (IsRunning)
        {
            await StopAsync(PostgresShutdown.Immediate);
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        string[] command = Environment.IsPrivilegedProcess
            ? ["runuser", "-u", Account, "--", program, .. arguments]
            : [program, .. arguments];

        // The account may not be allowed to look into the folder the tests run in.
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<string> OutputAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{process.StartInfo.FileName} {process.StartInfo.ArgumentList.ElementAtOrDefault(3)} ended with "
                + $"{process.ExitCode}.\n{output}\n{await errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionString(string database, bool pooled) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Database = database,
        Pooling = pooled,
        IncludeErrorDetail = true,
    }.ConnectionString;
}
