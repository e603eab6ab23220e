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

    /// <returns>Null where no telemetry is wanted.</returns>
    /// <exception cref="InvalidOperationException">The address cannot be one of a receiver.</exception>
    public static Uri? Endpoint(IConfiguration configuration)
    {
        if (configuration[EndpointVariable] is not { Length: > 0 } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new InvalidOperationException(
                $"{EndpointVariable} '{text}' is not an address. Write it like http://127.0.0.1:4317.");
    }

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
                .AddProcessor(new CallNames())
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
