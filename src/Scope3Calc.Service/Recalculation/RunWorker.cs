using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Scope3Calc.Runs;

namespace Scope3Calc.Service.Recalculation;

/// <summary>Works on runs in the background, one after another, with all processors.</summary>
/// <remarks>
/// A run belongs to no call: it goes on whoever is gone. When the service stops, what is computed is stored and the rest is left to
/// whoever takes the run up again. Services that share a database share its runs, so one that dies is no loss.
/// </remarks>
internal sealed class RunWorker(ServiceRuns runs, ServiceOptions options, ILogger<RunWorker> log) : BackgroundService
{
    // A database that restarts is back in less than many of these.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // How soon a service joins a run that another one has begun.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly Channel<long> _waiting = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleReader = true });

    // Runs in the queue or worked on; false for those that were given up, which nobody takes up unasked.
    private readonly ConcurrentDictionary<long, bool> _taken = new();

    /// <summary>Puts a run at the end of the queue, unless it is there already or worked on.</summary>
    public void Add(RunInfo run)
    {
        _taken.TryRemove(KeyValuePair.Create(run.RunId, false));
        if (run.State == RunState.Running)
        {
            Add(run.RunId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Database))
        {
            return;
        }

        var looking = options.ResumeRuns ? OnOwnThread(() => LookForOthers(stoppingToken)) : Task.CompletedTask;
        try
        {
            await foreach (var runId in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await OnOwnThread(() => Take(runId, stoppingToken));
            }
        }
        finally
        {
            await looking;
        }
    }

    // Once at the start; again and again where other processes work on the same database.
    private void LookForOthers(CancellationToken cancellationToken)
    {
        do
        {
            Retrying(() => runs.Engine.Unfinished().ToList().ForEach(Add), cancellationToken);
        }
        while (runs.IsShared && !cancellationToken.WaitHandle.WaitOne(Look));
    }

    private void Take(long runId, CancellationToken cancellationToken)
    {
        if (Retrying(() => Work(runId, cancellationToken), cancellationToken))
        {
            _taken.TryRemove(runId, out _);
        }
        else
        {
            _taken[runId] = false;
        }
    }

    private void Add(long runId)
    {
        if (_taken.TryAdd(runId, true))
        {
            _waiting.Writer.TryWrite(runId);
        }
    }

    private void Work(long runId, CancellationToken cancellationToken)
    {
        log.RunTaken(runId);
        var run = runs.Engine.Execute(runId, Environment.ProcessorCount, progress: null, cancellationToken);
        log.RunOver(runId, run.State, run.Computed, run.Reused);
    }

    /// <summary>Whatever goes wrong with one run must not end the work on others. What may pass is tried again.</summary>
    /// <returns>False where it is no use to try again.</returns>
    private bool Retrying(Action work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                work();
                return true;
            }
            catch (OperationCanceledException)
            {
                return true;
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException)
            {
                log.RunInterrupted(exception, Pause.TotalSeconds);
                cancellationToken.WaitHandle.WaitOne(Pause);
            }
            catch (Exception exception)
            {
                log.RunGivenUp(exception);
                return false;
            }
        }

        return true;
    }

    // The engine blocks: it must not hold up the service's own threads.
    private static Task OnOwnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
