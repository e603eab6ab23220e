using System.Text;

namespace Grpc.Core;

/// <summary>One named fact about the peer of a call, such as the subject of its certificate.</summary>
public class AuthProperty
{
    private readonly byte[] valueBytes;
    private string? value;

    private AuthProperty(string name, byte[] valueBytes)
    {
        Name = name;
        this.valueBytes = valueBytes;
    }

    public string Name { get; }

    /// <summary>The value read as UTF-8.</summary>
    public string Value => value ??= Encoding.UTF8.GetString(valueBytes);

    /// <summary>A copy of the value.</summary>
    public byte[] ValueBytes => [.. valueBytes];

    /// <summary>Makes a property from a copy of <paramref name="valueBytes"/>.</summary>
    public static AuthProperty Create(string name, byte[] valueBytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(valueBytes);
        return new AuthProperty(name, [.. valueBytes]);
    }
}
