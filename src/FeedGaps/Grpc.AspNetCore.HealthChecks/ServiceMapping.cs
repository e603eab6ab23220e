namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Which health checks count for a service.</summary>
public sealed class ServiceMapping
{
    [Obsolete("Decide by HealthCheckMapContext, before a check runs.")]
    public ServiceMapping(string name, Func<HealthResult, bool> predicate)
    {
        Name = name;
        Predicate = predicate;
    }

    /// <param name="name">The name clients ask by; empty for the server as a whole.</param>
    /// <param name="predicate">Whether a check counts. A check that does not is not run.</param>
    public ServiceMapping(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        Name = name;
        HealthCheckPredicate = predicate;
    }

    /// <summary>The name clients ask by; empty for the server as a whole.</summary>
    public string Name { get; }

    /// <summary>Whether a check counts; null when the mapping decides by <see cref="Predicate"/>.</summary>
    public Func<HealthCheckMapContext, bool>? HealthCheckPredicate { get; }

    /// <summary>Whether an answer counts; null when the mapping decides before checks run.</summary>
    [Obsolete("Decide by HealthCheckMapContext, before a check runs.")]
    public Func<HealthResult, bool>? Predicate { get; }
}
