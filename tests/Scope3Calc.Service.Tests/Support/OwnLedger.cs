using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Tests each of which has a ledger of its own.</summary>
public abstract class OwnLedger : IAsyncLifetime, IAsyncDisposable
{
    private protected RunningLedger Running { get; } = new();

    private protected LedgerService.LedgerServiceClient Ledger => Running.Ledger;

    public virtual Task InitializeAsync() => Running.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Running.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
