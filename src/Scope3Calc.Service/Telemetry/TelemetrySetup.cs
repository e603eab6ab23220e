using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Scope3Calc.Service.Telemetry;

/// <summary>OpenTelemetry: traces, metrics and logs by OTLP, when an endpoint is configured.</summary>
/// <remarks>
/// Configured by the standard variables: OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_SERVICE_NAME
/// and their kin. Without an endpoint nothing is collected.
/// </remarks>
internal static class TelemetrySetup
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static Uri? Endpoint(IConfiguration configuration) =>
        Uri.TryCreate(configuration[EndpointVariable], UriKind.Absolute, out var endpoint) ? endpoint : null;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LineMetrics>();
        if (Endpoint(builder.Configuration) is null)
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("scope3calc", serviceVersion: Core.EngineVersion.Current))
            .WithTracing(tracing => tracing
                .AddSource(Tracing.SourceName, "Microsoft.AspNetCore")
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(
                    LineMetrics.MeterName,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "System.Runtime")
                .AddOtlpExporter())
            .WithLogging(logging => logging.AddOtlpExporter());
    }
}
