using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scope3Calc.Service;

namespace Scope3Calc.Cli.Calculation;

/// <summary>The real service inside this process, on a free loopback port.</summary>
internal sealed class EmbeddedService : IAsyncDisposable
{
    /// <summary>What whoever loads the share-alike packs has to know.</summary>
    public const string ShareAlikeNote =
        "Note: factor packs derived from EXIOBASE 3 are loaded (CC BY-SA 4.0). Whoever passes them on, or changed versions of "
        + "them, names the EXIOBASE consortium and uses the same licence: share-alike/LICENCE.md beside the program.";

    private readonly WebApplication _app;

    private EmbeddedService(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="shareAlike">Whether packs under a share-alike licence are loaded.</param>
    /// <param name="database">Where the ledger is; null for none.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">The database cannot be opened.</exception>
    public static async Task<EmbeddedService> StartAsync(
        bool shareAlike, string? database, CancellationToken cancellationToken)
    {
        var app = ServiceHost.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{ServiceOptions.Section}:Address"] = "127.0.0.1",
                [$"{ServiceOptions.Section}:Port"] = "0",
                [$"{ServiceOptions.Section}:{nameof(ServiceOptions.ShareAlikePacks)}"] = shareAlike ? "true" : "false",
                [$"{ServiceOptions.Section}:{nameof(ServiceOptions.Database)}"] = database,

                // Another process may be at work on what it began.
                [$"{ServiceOptions.Section}:{nameof(ServiceOptions.ResumeRuns)}"] = "false",
            });
            builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter((_, level) => level >= LogLevel.Warning);
        });

        // It would log at length that it was stopped. What comes next looks at the token, too.
        await app.StartAsync(CancellationToken.None);
        var service = new EmbeddedService(app, new Uri(app.Urls.Single()));
        if (cancellationToken.IsCancellationRequested)
        {
            await service.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Whoever runs the command is told of signals, and ends the service: it must not end by itself before.</summary>
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
