using Grpc.Core;
using Grpc.Net.Client;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Commands;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>A connection to the service that keeps the ledger, be it inside this process or elsewhere.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    private readonly EmbeddedService? _embedded;
    private readonly GrpcChannel _channel;

    private LedgerSession(EmbeddedService? embedded, GrpcChannel channel)
    {
        _embedded = embedded;
        _channel = channel;
    }

    /// <summary>Whether the service can go away and come back.</summary>
    public bool IsRemote => _embedded is null;

    /// <summary>Metadata that every call carries.</summary>
    public Metadata Headers { get; } = ServerConnection.Headers();

    public LedgerService.LedgerServiceClient Ledger => new(_channel);

    public DeclarationService.DeclarationServiceClient Declarations => new(_channel);

    public RunService.RunServiceClient Runs => new(_channel);

    /// <exception cref="InputException">It is not said where the ledger is, or it cannot be opened.</exception>
    public static async Task<LedgerSession> OpenAsync(LedgerPlace place, CancellationToken cancellationToken)
    {
        switch (place)
        {
            case { Database: not null, Server: not null }:
                throw new InputException("A running service has a ledger of its own. Give --db or --server.") { Subject = "--db" };

            case { Database: { } database }:
                var embedded = await StartAsync(database, place.ShareAlike, cancellationToken);
                return new LedgerSession(embedded, ServerConnection.Open(embedded.Address, certificate: null));

            case { Server: not null, ShareAlike: true }:
                throw new InputException("The service decides what it loads. Start it with scope3 serve --share-alike.")
                {
                    Subject = "--share-alike",
                };

            case { Server: { } server }:
                return new LedgerSession(null, ServerConnection.Open(ServerConnection.ParseAddress(server), place.Certificate));

            default:
                throw new InputException(
                    "Say where the ledger is: --db with a SQLite file or a PostgreSQL connection string, or --server with the "
                    + "address of a service that keeps one.")
                {
                    Subject = "--db",
                };
        }
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    private static async Task<EmbeddedService> StartAsync(string database, bool shareAlike, CancellationToken cancellationToken)
    {
        try
        {
            return await EmbeddedService.StartAsync(shareAlike, database, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException(exception.Message) { Subject = "--db" };
        }
    }
}
