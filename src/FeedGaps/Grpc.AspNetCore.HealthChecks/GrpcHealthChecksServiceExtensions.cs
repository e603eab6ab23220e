using Grpc.AspNetCore.HealthChecks;
using Grpc.AspNetCore.HealthChecks.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what answers gRPC clients that ask for the health of the application.</summary>
public static class GrpcHealthChecksServiceExtensions
{
    /// <summary>Adds the health service. The server as a whole is healthy when every check is.</summary>
    /// <returns>A builder that takes the health checks.</returns>
    public static IHealthChecksBuilder AddGrpcHealthChecks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddSingleton<StatusBoard>();
        services.TryAddSingleton<HealthService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthCheckPublisher, StatusPublisher>());
        services.Configure<GrpcHealthChecksOptions>(options => options.Services.Map(string.Empty, _ => true));
        return services.AddHealthChecks();
    }

    /// <summary>Adds the health service and sets whose health it knows.</summary>
    /// <returns>A builder that takes the health checks.</returns>
    public static IHealthChecksBuilder AddGrpcHealthChecks(
        this IServiceCollection services, Action<GrpcHealthChecksOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        var checks = services.AddGrpcHealthChecks();
        services.Configure(configure);
        return checks;
    }
}
