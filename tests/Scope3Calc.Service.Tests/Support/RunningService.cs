using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>The real service on a free loopback port, and the official client.</summary>
public sealed class RunningService : IAsyncDisposable, IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly List<GrpcChannel> _channels = [];
    private bool _isDisposed;

    public RunningService()
        : this(null)
    {
    }

    private RunningService(Action<WebApplicationBuilder>? configure, params string[] args)
    {
        _app = ServiceHost.Create(["--Scope3Calc:Port=0", .. args], builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Logs);
            configure?.Invoke(builder);
        });
        Counts = new ServerCounts(_app.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
    }

    /// <summary>What the service logged.</summary>
    internal CollectedLogs Logs { get; } = new();

    /// <summary>What the service counted.</summary>
    internal ServerCounts Counts { get; }

    public Uri Address => new(_app.Urls.Single());

    public CalculationService.CalculationServiceClient Client => new(Channel);

    public GrpcChannel Channel => _channels.Count > 0 ? _channels[0] : NewChannel();

    public static async Task<RunningService> StartAsync(
        Action<WebApplicationBuilder>? configure = null, params string[] args)
    {
        var service = new RunningService(configure, args);
        await service.InitializeAsync();
        return service;
    }

    public Task InitializeAsync() => _app.StartAsync();

    /// <summary>Stops with little patience for calls that are still open.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token);
    }

    /// <summary>Another connection. It ends with the service, unless it was ended before.</summary>
    public GrpcChannel NewChannel(GrpcChannelOptions? options = null)
    {
        var channel = GrpcChannel.ForAddress(Address, options ?? new GrpcChannelOptions());
        _channels.Add(channel);
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _channels.ForEach(channel => channel.Dispose());
            await StopAsync();
            await _app.DisposeAsync();
            Counts.Dispose();
        }
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
