namespace Grpc.Core;

/// <summary>What the transport has proved about the peer of a call.</summary>
/// <remarks>
/// Headers can claim anything; decide on access from here or from the host's authentication.
/// </remarks>
public class AuthContext
{
    private readonly Dictionary<string, List<AuthProperty>> properties;

    /// <param name="peerIdentityPropertyName">
    /// Which of the properties name the peer; <see langword="null"/> if it is not authenticated.
    /// </param>
    /// <param name="properties">Properties by name; one name may have several values.</param>
    public AuthContext(string? peerIdentityPropertyName, Dictionary<string, List<AuthProperty>> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        PeerIdentityPropertyName = peerIdentityPropertyName;
        this.properties = properties;
    }

    public bool IsPeerAuthenticated => PeerIdentityPropertyName is not null;

    /// <summary>
    /// Name of the properties that identify the peer; <see langword="null"/> if it is not authenticated.
    /// </summary>
    public string? PeerIdentityPropertyName { get; }

    /// <summary>The properties that identify the peer; empty if it is not authenticated.</summary>
    public IEnumerable<AuthProperty> PeerIdentity =>
        PeerIdentityPropertyName is null ? [] : properties[PeerIdentityPropertyName];

    public IEnumerable<AuthProperty> Properties => properties.Values.SelectMany(values => values);

    /// <returns>The properties of that name; empty if there is none.</returns>
    public IEnumerable<AuthProperty> FindPropertiesByName(string propertyName) =>
        properties.TryGetValue(propertyName, out var found) ? found : [];
}
