using Microsoft.AspNetCore.Builder;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>The real service with a ledger in a SQLite file of its own, gone afterwards.</summary>
public sealed class RunningLedger : IAsyncDisposable, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scope3-ledger-");

    internal RunningService Service { get; private set; } = null!;

    public string DatabasePath => Path.Combine(_folder.FullName, "ledger.db");

    public LedgerService.LedgerServiceClient Ledger => new(Service.Channel);

    public DeclarationService.DeclarationServiceClient Declarations => new(Service.Channel);

    public static async Task<RunningLedger> StartAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var ledger = new RunningLedger();
        ledger.Service = await RunningService.StartAsync(configure, $"--Scope3Calc:Database={ledger.DatabasePath}");
        return ledger;
    }

    /// <summary>Ends the service and starts another one on the same file.</summary>
    public async Task RestartAsync()
    {
        await Service.DisposeAsync();
        Service = await RunningService.StartAsync(null, $"--Scope3Calc:Database={DatabasePath}");
    }

    /// <summary>A client on a connection of its own.</summary>
    public LedgerService.LedgerServiceClient OtherClient() => new(Service.NewChannel());

    public async Task InitializeAsync() =>
        Service = await RunningService.StartAsync(null, $"--Scope3Calc:Database={DatabasePath}");

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
            _folder.Refresh();
        }
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
