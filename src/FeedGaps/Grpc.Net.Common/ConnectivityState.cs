namespace Grpc.Core;

/// <summary>How a channel stands with its server.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected, and not trying to.</summary>
    Idle,

    /// <summary>Making a connection.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>The last attempt failed; another will follow.</summary>
    TransientFailure,

    /// <summary>Closed for good.</summary>
    Shutdown,
}
