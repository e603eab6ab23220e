using System.Diagnostics;

namespace Scope3Calc.Interop.Tests.Support;

/// <summary>A program of another make that the tests talk to.</summary>
public enum Peer
{
    /// <summary>Python with gRPC.</summary>
    Python,

    /// <summary>Node.js with gRPC.</summary>
    Node,

    /// <summary>The buf command.</summary>
    Buf,
}

/// <summary>Which peers are here, and how to start them.</summary>
internal static class Peers
{
    /// <summary>With the value 1 a missing peer fails its tests instead of skipping them.</summary>
    public const string RequireVariable = "SCOPE3CALC_REQUIRE_PEERS";

    private const string Advice = "Run tests/Scope3Calc.Interop.Tests/install-peers.sh.";
    private const string PythonPath = "/usr/bin/python3";

    private static readonly Lazy<bool> HasPython = new(() => Succeeds(PythonPath, "-c", "import grpc, google.protobuf"));
    private static readonly Lazy<bool> HasNode = new(() => Succeeds("node", "--version"));

    public static bool AreRequired => Environment.GetEnvironmentVariable(RequireVariable) == "1";

    /// <summary>Why a peer cannot be used, or null.</summary>
    public static string? WhyNot(Peer peer) => peer switch
    {
        Peer.Python => HasPython.Value ? null : $"{PythonPath} with the package grpc is not installed. {Advice}",
        Peer.Node => HasNode.Value && Directory.Exists(Installed("@grpc/grpc-js"))
            ? null
            : $"Node.js with @grpc/grpc-js is not installed. {Advice}",
        Peer.Buf => HasNode.Value && File.Exists(Installed(".bin/buf")) ? null : $"buf is not installed. {Advice}",
        _ => throw new UnreachableException(),
    };

    /// <summary>Starts a peer; its scripts lie in the folder it is started in.</summary>
    public static ChildProcess Start(Peer peer, params string[] arguments)
    {
        if (WhyNot(peer) is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        var program = peer switch
        {
            Peer.Python => PythonPath,
            Peer.Node => "node",
            _ => Installed(".bin/buf"),
        };
        return ChildProcess.Start(program, arguments, workingDirectory: RepositoryFolder.Peers);
    }

    private static string Installed(string path) => Path.Combine(RepositoryFolder.Peers, "node_modules", path);

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that needs a peer: skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute(Peer peer)
    {
        Peer = peer;
        if (!Peers.AreRequired)
        {
            Skip = Peers.WhyNot(peer);
        }
    }

    public Peer Peer { get; }
}
