using System.Collections.Frozen;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>Puts the reports that ASP.NET Core makes from time to time on the board.</summary>
internal sealed class StatusPublisher(StatusBoard board, IOptions<GrpcHealthChecksOptions> options)
    : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        board.Publish(options.Value.Services.ToFrozenDictionary(
            service => service.Name,
            service => ServiceHealth.StatusOf(service, report),
            StringComparer.Ordinal));
        return Task.CompletedTask;
    }
}
