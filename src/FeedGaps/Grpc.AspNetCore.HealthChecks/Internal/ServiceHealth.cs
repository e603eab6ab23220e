using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>What health checks say about one service.</summary>
internal static class ServiceHealth
{
    /// <summary>Whether a check can count for a service, as far as that shows before it runs.</summary>
    public static bool Includes(ServiceMapping service, string check, IEnumerable<string> tags) =>
        service.HealthCheckPredicate?.Invoke(new HealthCheckMapContext(check, tags)) ?? true;

    /// <summary>One unhealthy check is enough not to serve; degraded serves; no check is unknown.</summary>
    public static ServingStatus StatusOf(ServiceMapping service, HealthReport report)
    {
        var status = ServingStatus.Unknown;
        foreach (var (check, entry) in report.Entries)
        {
            if (!Counts(service, check, entry))
            {
                continue;
            }

            if (entry.Status == HealthStatus.Unhealthy)
            {
                return ServingStatus.NotServing;
            }

            status = ServingStatus.Serving;
        }

        return status;
    }

    private static bool Counts(ServiceMapping service, string check, HealthReportEntry entry)
    {
        if (!Includes(service, check, entry.Tags))
        {
            return false;
        }

#pragma warning disable CS0618 // Mappings made with the obsolete method decide by the answer.
        return service.Predicate is not { } counts || counts(new HealthResult(
            check, entry.Tags, entry.Status, entry.Description, entry.Duration, entry.Exception, entry.Data));
#pragma warning restore CS0618
    }
}
