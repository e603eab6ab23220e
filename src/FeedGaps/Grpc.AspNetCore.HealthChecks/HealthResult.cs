using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>What a health check answered.</summary>
[Obsolete("Decide by HealthCheckMapContext, before a check runs.")]
public sealed class HealthResult
{
    public HealthResult(
        string name,
        IEnumerable<string> tags,
        HealthStatus status,
        string? description,
        TimeSpan duration,
        Exception? exception,
        IReadOnlyDictionary<string, object> data)
    {
        Name = name;
        Tags = tags;
        Status = status;
        Description = description;
        Duration = duration;
        Exception = exception;
        Data = data;
    }

    /// <summary>The name the check was added under.</summary>
    public string Name { get; }

    public IEnumerable<string> Tags { get; }

    public HealthStatus Status { get; }

    public string? Description { get; }

    /// <summary>How long the check took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What the check threw, if it did.</summary>
    public Exception? Exception { get; }

    public IReadOnlyDictionary<string, object> Data { get; }
}
