using System.Collections.Concurrent;
using System.Globalization;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Computing;

/// <summary>Takes a run up, has its work done, and ends it when all results are there.</summary>
internal sealed class RunExecutor(LedgerStore store, RunStore runs, RunPlanner planner)
{
    private readonly ConcurrentDictionary<long, int> _executing = new();

    // No other executor has this name, wherever it runs: what is claimed under it is this one's.
    private readonly string _worker = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    /// <summary>Works until the run is over, beside others that do so too.</summary>
    /// <param name="row">The run.</param>
    /// <param name="lease">How long a claim lasts.</param>
    /// <param name="threads">How many compute.</param>
    /// <param name="progress">Told after every few segments.</param>
    /// <param name="cancellationToken">Stops it here.</param>
    /// <exception cref="StorageException">The ledger is damaged: the run has failed.</exception>
    public void Execute(
        RunRow row,
        TimeSpan lease,
        int threads,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var isFirst = _executing.AddOrUpdate(row.RunId, 1, (_, count) => count + 1) == 1;
        try
        {
            if (isFirst)
            {
                // What an earlier attempt held when it lost its connection nobody works on, and where one process works nor does
                // anybody on what others held.
                runs.ReleaseLeases(row.RunId, store.Database.IsShared ? _worker : null);
            }

            var plan = planner.PlanOf(row);
            using var sums = new FinishedSums(runs, row.RunId, plan.Keys);
            var work = new RunWork(store, runs, row, plan, planner.EarlierThan(plan), _worker, lease, Math.Max(1, threads), progress);
            work.Do(cancellationToken);
            if (runs.Find(row.RunId)?.State == RunStore.Running)
            {
                Finish(row, plan, sums.Of(work.Computers));
            }
        }
        catch (StorageException exception)
        {
            row.Failure = exception.Message;
            row.FinishedAt = Now();
            runs.Stop(row, RunStore.Failed);
            throw;
        }
        finally
        {
            _executing.AddOrUpdate(row.RunId, 0, (_, count) => count - 1);
        }
    }

    private void Finish(RunRow row, RunPlan plan, RunSums sums)
    {
        var results = runs.ResultNames(row.RunId);
        var stored = sums.ToBytes().ToList();
        var (segments, _, computed) = runs.Progress(row.RunId);
        row.Root = MerkleTree.Root(plan.Basis.ToString(), [.. results.Select(result => result.Name!)]);
        row.Lines = RunSums.Whole(stored.Single(entry => entry.Dimension == StoredDimension.Month).Bytes).Lines;
        row.Computed = computed;
        row.Reused = segments - computed;
        row.FinishedAt = Now();
        runs.Finish(row, stored.Select(entry => ((int)entry.Dimension, entry.Bytes)));
    }

    /// <summary>Ends a run that depends on the same as a finished one, with its results.</summary>
    public void FinishLike(RunRow row, RunRow same)
    {
        row.Root = same.Root;
        row.Lines = same.Lines;
        row.Computed = 0;
        row.Reused = row.SegmentCount;
        row.FinishedAt = Now();
        runs.Finish(row, runs.AllTotals(same.RunId));
    }

    private long Now() => Microseconds.Of(store.Clock.GetUtcNow());
}
