using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Scope3Calc.Service;

namespace Scope3Calc.Cli.Calculation;

/// <summary>The real service inside this process, on a free loopback port.</summary>
internal sealed class EmbeddedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmbeddedService(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<EmbeddedService> StartAsync(CancellationToken cancellationToken)
    {
        var app = ServiceHost.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{ServiceOptions.Section}:Address"] = "127.0.0.1",
                [$"{ServiceOptions.Section}:Port"] = "0",
            });
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter((_, level) => level >= LogLevel.Warning);
        });
        await app.StartAsync(cancellationToken);
        return new EmbeddedService(app, new Uri(app.Urls.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
