using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Scope3Calc.Reference;
using Scope3Calc.Service.Grpc;
using Scope3Calc.Service.Ledger;
using Scope3Calc.Service.Recalculation;
using Scope3Calc.Service.Security;
using Scope3Calc.Service.Telemetry;

namespace Scope3Calc.Service;

/// <summary>Builds the service: the same for the server process, the command line's embedded mode and the tests.</summary>
public static class ServiceHost
{
    /// <summary>4 MiB: a thousand full lines with room to spare.</summary>
    public const int MaxMessageBytes = 4 * 1024 * 1024;

    /// <summary>2 MiB: of an import many messages are held at once.</summary>
    public const int MaxLedgerMessageBytes = 2 * 1024 * 1024;

    /// <param name="args">Command-line configuration, such as <c>--Scope3Calc:Port=5160</c>.</param>
    /// <param name="configure">Adds to configuration and services, for tests and the embedded mode.</param>
    /// <exception cref="InvalidOperationException">The configuration is unsafe or cannot be used.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            // Settings lie beside the program, wherever it is started from.
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        var options = builder.Configuration.GetSection(ServiceOptions.Section).Get<ServiceOptions>() ?? new ServiceOptions();

        builder.WebHost.ConfigureKestrel(Listener(options));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.AddTelemetry();
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new Calculators(
            options.ShareAlikePacks ? ReferenceData.SnapshotWith(ReferenceData.ShareAlike()) : ReferenceData.Snapshot));
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<ServiceLedger>();
        builder.Services.AddSingleton<ServiceRuns>();
        builder.Services.AddSingleton<RunWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RunWorker>());
        builder.Services
            .AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = MaxMessageBytes;
                grpc.Interceptors.Add<ApiKeys>();
            })
            .AddServiceOptions<LedgerGrpcService>(grpc => grpc.MaxReceiveMessageSize = MaxLedgerMessageBytes)
            .AddServiceOptions<DeclarationGrpcService>(grpc => grpc.MaxReceiveMessageSize = MaxLedgerMessageBytes);
        builder.Services.AddGrpcReflection();
        builder.Services
            .AddGrpcHealthChecks(health =>
            {
                health.Services.Map(V1.CalculationService.Descriptor.FullName, _ => true);
                health.Services.Map(V1.GapService.Descriptor.FullName, _ => true);
                health.Services.Map(V1.LedgerService.Descriptor.FullName, _ => true);
                health.Services.Map(V1.DeclarationService.Descriptor.FullName, _ => true);
                health.Services.Map(V1.RunService.Descriptor.FullName, _ => true);
            })
            .AddCheck("reference data", () => HealthCheckResult.Healthy());

        var app = builder.Build();
        app.UseUnreadableMessageStatus();
        app.MapGrpcService<CalculationGrpcService>();
        app.MapGrpcService<GapGrpcService>();
        app.MapGrpcService<LedgerGrpcService>();
        app.MapGrpcService<DeclarationGrpcService>();
        app.MapGrpcService<RunGrpcService>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();

        // Everything is loaded before the first call, so a broken installation fails at the start.
        _ = app.Services.GetRequiredService<ApiKeys>();
        _ = app.Services.GetRequiredService<ServiceLedger>();
        var snapshot = app.Services.GetRequiredService<Calculators>().Snapshot;
        app.Logger.SnapshotLoaded(snapshot.Id, string.Join(", ", snapshot.Packs.Select(pack => pack.Id)));
        if (TelemetrySetup.Endpoint(app.Configuration) is { } endpoint)
        {
            app.Logger.TelemetryExported(endpoint);
        }

        return app;
    }

    // Clear-text HTTP/2 needs a port of its own, which is why there is no HTTP/1.1 here.
    private static Action<KestrelServerOptions> Listener(ServiceOptions options)
    {
        var address = options.ListenAddress();
        var certificate = ServerCertificate.Load(options);
        return kestrel => kestrel.Listen(address, options.Port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate);
            }
        });
    }
}
