namespace Grpc.Core;

/// <summary>
/// Decides whether a server's certificate is acceptable; may run on several threads at once.
/// </summary>
/// <returns><see langword="false"/> to refuse the connection.</returns>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);

/// <summary>The certificate a <see cref="VerifyPeerCallback"/> is asked about.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>Name the client meant to connect to.</summary>
    public string TargetName { get; }

    /// <summary>Certificate the server presented, as PEM.</summary>
    public string PeerPem { get; }
}
