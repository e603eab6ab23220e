using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenTelemetry;

/// <summary>Decides which telemetry an application gives off and how it describes itself.</summary>
/// <remarks>
/// Every method adds to what earlier calls decided, on this builder or on another of the same services: there
/// is one provider of each kind. A kind that is not asked for has no provider.
/// </remarks>
public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
{
    internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services the decisions are recorded in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Describes the application, for traces, metrics and logs alike.</summary>
    public OpenTelemetryBuilder ConfigureResource(Action<ResourceBuilder> configure)
    {
        OpenTelemetryBuilderSdkExtensions.ConfigureResource(this, configure);
        return this;
    }

    /// <summary>Collects metrics.</summary>
    public OpenTelemetryBuilder WithMetrics()
    {
        OpenTelemetryBuilderSdkExtensions.WithMetrics(this);
        return this;
    }

    /// <summary>Collects metrics, from the meters and to the readers named.</summary>
    public OpenTelemetryBuilder WithMetrics(Action<MeterProviderBuilder> configure)
    {
        OpenTelemetryBuilderSdkExtensions.WithMetrics(this, configure);
        return this;
    }

    /// <summary>Collects traces.</summary>
    public OpenTelemetryBuilder WithTracing()
    {
        OpenTelemetryBuilderSdkExtensions.WithTracing(this);
        return this;
    }

    /// <summary>Collects traces, from the sources and to the processors named.</summary>
    public OpenTelemetryBuilder WithTracing(Action<TracerProviderBuilder> configure)
    {
        OpenTelemetryBuilderSdkExtensions.WithTracing(this, configure);
        return this;
    }

    /// <summary>Collects what is written to <c>ILogger</c>.</summary>
    public OpenTelemetryBuilder WithLogging()
    {
        OpenTelemetryBuilderSdkExtensions.WithLogging(this);
        return this;
    }

    /// <summary>Collects what is written to <c>ILogger</c>, to the processors named.</summary>
    public OpenTelemetryBuilder WithLogging(Action<LoggerProviderBuilder> configure)
    {
        OpenTelemetryBuilderSdkExtensions.WithLogging(this, configure);
        return this;
    }

    /// <summary>Collects what is written to <c>ILogger</c>, and decides what of a record is kept.</summary>
    public OpenTelemetryBuilder WithLogging(
        Action<LoggerProviderBuilder>? configureBuilder, Action<OpenTelemetryLoggerOptions>? configureOptions)
    {
        OpenTelemetryBuilderSdkExtensions.WithLogging(this, configureBuilder, configureOptions);
        return this;
    }
}
