using Grpc.Core;
using Scope3Calc.Runs;
using Scope3Calc.Service.Grpc;
using Scope3Calc.Service.Ledger;

namespace Scope3Calc.Service.Recalculation;

/// <summary>The runs over the ledger of this service, where it keeps one.</summary>
internal sealed class ServiceRuns(ServiceLedger ledger, Calculators calculators)
{
    private RunEngine? _engine;

    /// <exception cref="RpcException">FAILED_PRECONDITION: the service keeps no ledger.</exception>
    public RunEngine Engine => LazyInitializer.EnsureInitialized(
        ref _engine, () => new RunEngine(ledger.Store, calculators.Snapshot));

    /// <summary>Whether other processes may work on the same runs.</summary>
    public bool IsShared => ledger.Store.Database.IsShared;

    /// <summary>Asks about runs, or for one. What has begun goes on to its end when the caller is gone.</summary>
    /// <exception cref="RpcException">The question cannot be answered: the status says why.</exception>
    public Task<T> AskAsync<T>(Func<RunEngine, T> ask, CancellationToken cancellationToken)
    {
        var engine = Engine;
        return ledger.RunAsync(
            _ =>
            {
                try
                {
                    return ask(engine);
                }
                catch (RunException exception)
                {
                    throw StatusOf(exception);
                }
            },
            cancellationToken);
    }

    /// <summary>A run that must be there.</summary>
    public Task<RunInfo> FindAsync(long runId, CancellationToken cancellationToken) =>
        AskAsync(engine => Find(engine, runId), cancellationToken);

    /// <inheritdoc cref="FindAsync"/>
    public static RunInfo Find(RunEngine engine, long runId) =>
        engine.Find(runId) ?? throw ProblemStatus.NoSuchRun(runId).ToRpcException(StatusCode.NotFound);

    // Everything but an unknown run is about a run that cannot serve as it is.
    private static RpcException StatusOf(RunException exception) => ProblemStatus.Failure(
        exception.Problem == RunProblem.UnknownRun ? StatusCode.NotFound : StatusCode.FailedPrecondition, exception.Message);
}
