using Grpc.AspNetCore.HealthChecks.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Opens the health service to clients.</summary>
public static class GrpcHealthChecksEndpointRouteBuilderExtensions
{
    /// <summary>Serves <c>grpc.health.v1.Health</c>.</summary>
    /// <exception cref="InvalidOperationException">The services lack the health service.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcHealthChecksService(
        this IEndpointRouteBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.ServiceProvider.GetService<StatusBoard>() is null
            ? throw new InvalidOperationException("Call services.AddGrpcHealthChecks() before this.")
            : builder.MapGrpcService<HealthService>();
    }
}
