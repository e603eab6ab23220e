using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Internal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds telemetry to the services of an application.</summary>
public static class OpenTelemetryServicesExtensions
{
    /// <summary>Adds telemetry that starts with the host and is flushed and released with it.</summary>
    /// <remarks>Further calls, by whomever, return a builder for the same telemetry.</remarks>
    public static OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (!services.Any(service => service.ImplementationType == typeof(TelemetryHostedService)))
        {
            // Hosted services start in the order they were added; this one has to see the others start.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, TelemetryHostedService>());
        }

        return new OpenTelemetryBuilder(services);
    }
}
