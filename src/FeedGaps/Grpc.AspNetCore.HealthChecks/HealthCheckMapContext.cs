namespace Grpc.AspNetCore.HealthChecks;

/// <summary>A health check, as seen by a mapping that decides whether it counts for a service.</summary>
public sealed class HealthCheckMapContext
{
    public HealthCheckMapContext(string name, IEnumerable<string> tags)
    {
        Name = name;
        Tags = tags;
    }

    /// <summary>The name the check was added under.</summary>
    public string Name { get; }

    public IEnumerable<string> Tags { get; }
}
