using System.Data.Common;
using Grpc.Core;
using Scope3Calc.Service.Grpc;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Ledger;

/// <summary>The ledger of this service, where it is set up to keep one.</summary>
/// <remarks>The ledger works synchronously: calls go through <see cref="RunAsync"/>, which keeps the service's own threads free.</remarks>
internal sealed class ServiceLedger : IAsyncDisposable
{
    private readonly LedgerStore? _store;
    private readonly ImportCommits? _imports;
    private readonly ILogger _log;

    /// <exception cref="InvalidOperationException">The database cannot be opened.</exception>
    public ServiceLedger(ServiceOptions options, TimeProvider clock, ILogger<ServiceLedger> log)
    {
        _log = log;
        if (string.IsNullOrWhiteSpace(options.Database))
        {
            return;
        }

        try
        {
            _store = LedgerStore.Open(options.Database, clock);
        }
        catch (StorageException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }

        _imports = new ImportCommits(_store.Writer, log);
        log.LedgerOpened(_store.Database.Name);
    }

    /// <exception cref="RpcException">FAILED_PRECONDITION: the service keeps no ledger.</exception>
    public LedgerStore Store => _store ?? throw ProblemStatus.NoLedger();

    /// <exception cref="RpcException">FAILED_PRECONDITION: the service keeps no ledger.</exception>
    public ImportCommits Imports => _imports ?? throw ProblemStatus.NoLedger();

    public ActiveImports ActiveImports { get; } = new();

    /// <summary>Asks the ledger something.</summary>
    /// <exception cref="RpcException">It cannot answer: the status says whether to try again.</exception>
    public async Task<T> RunAsync<T>(Func<LedgerStore, T> ask, CancellationToken cancellationToken)
    {
        var store = Store;
        try
        {
            return await Task.Run(() => ask(store), cancellationToken);
        }
        catch (Exception exception) when (exception is not (RpcException or OperationCanceledException))
        {
            _log.LedgerFailed(exception);
            throw StatusOf(exception);
        }
    }

    /// <summary>What callers are told of a failure.</summary>
    public static RpcException StatusOf(Exception exception) => exception switch
    {
        // No room, no connection, somebody else at work for too long: that may pass.
        DbException or IOException or TimeoutException or StorageException { InnerException: DbException } => ProblemStatus.Failure(
            StatusCode.Unavailable, $"The database of the ledger does not do its work: {exception.Message} Try again when it does."),
        StorageException => ProblemStatus.Failure(StatusCode.Internal, exception.Message),
        _ => ProblemStatus.Failure(StatusCode.Internal, "The service failed. Its log says how."),
    };

    public async ValueTask DisposeAsync()
    {
        if (_imports is not null)
        {
            await _imports.DisposeAsync();
        }

        _store?.Dispose();
    }
}
