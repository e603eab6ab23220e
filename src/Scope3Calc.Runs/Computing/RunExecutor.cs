using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Runs.Totalling;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Computing;

/// <summary>Does a run's work: claims segments, computes and stores them, and ends the run when all are there.</summary>
internal sealed class RunExecutor(LedgerStore store, RunStore runs)
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<long, int> _executing = new();
    private readonly Lock _storing = new();

    // No other executor has this name, wherever it runs: what is claimed under it is this one's.
    private readonly string _worker = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    /// <summary>Works until the run is over, beside others that do so too.</summary>
    public void Execute(
        RunRow row,
        RunPlan plan,
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

            Work(row, plan, lease, threads, progress, cancellationToken);
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

    private void Work(
        RunRow row, RunPlan plan, TimeSpan lease, int threads, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var linesComputed = 0L;
        var left = runs.Progress(row.RunId) is var (all, finished, _) ? all - finished : 0;
        var computers = new ConcurrentBag<SegmentComputer>();
        threads = Math.Max(1, threads);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () => WorkAlone(row.RunId, plan, lease, AtOnce, computers, stop, Report),
            stop.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(
                exception.Flatten().InnerExceptions.FirstOrDefault(inner => inner is not OperationCanceledException) ?? exception);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (runs.Find(row.RunId)?.State == RunStore.Running)
        {
            Finish(row, plan, computers);
        }

        // Fewer towards the end, so that no worker is left with the last few alone.
        int AtOnce() => Math.Clamp(Volatile.Read(ref left) / (2 * threads), 1, MostAtOnce);

        void Report(int segments, long lines)
        {
            Interlocked.Add(ref left, -segments);
            Interlocked.Add(ref linesComputed, lines);
            if (progress is not null)
            {
                var (planned, done, _) = runs.Progress(row.RunId);
                progress.Report(new RunProgress(
                    done,
                    planned,
                    Math.Min(row.EndOrdinal, (long)done * SegmentStore.SegmentLines),
                    row.EndOrdinal,
                    Interlocked.Read(ref linesComputed),
                    clock.Elapsed));
            }
        }
    }

    // Claims a few segments, computes them, stores results and ends the claim in one transaction; until nothing is left to do.
    private void WorkAlone(
        long runId,
        RunPlan plan,
        TimeSpan lease,
        Func<int> atOnce,
        ConcurrentBag<SegmentComputer> computers,
        CancellationTokenSource stop,
        Action<int, long> report)
    {
        try
        {
            using var connection = store.Database.OpenConnection();
            var computer = new SegmentComputer(plan, connection);
            computers.Add(computer);
            while (!stop.IsCancellationRequested)
            {
                IReadOnlyList<(int Segment, string Key)> claimed = [];
                Storing(() => claimed = runs.Claim(runId, _worker, atOnce(), Now(), lease));
                if (claimed.Count == 0)
                {
                    // Others may hold the last ones: they finish them, or their time runs out.
                    var (segments, done, _) = runs.Progress(runId);
                    if (done == segments || runs.Find(runId)?.State != RunStore.Running)
                    {
                        return;
                    }

                    stop.Token.WaitHandle.WaitOne(Wait);
                    continue;
                }

                var results = new List<NewResult>(claimed.Count);
                foreach (var (segment, key) in claimed)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    var result = computer.Compute(segment);
                    results.Add(new NewResult(segment, key, result.Name, result.Bytes, result.Totals));
                }

                Storing(() => runs.Complete(runId, results));
                report(claimed.Count, claimed.Sum(claim => (long)plan.LinesIn(claim.Segment)));
            }
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    // Where one process writes, its threads take turns here: who waits for a file's lock looks again only every few milliseconds.
    private void Storing(Action work)
    {
        if (store.Database.IsShared)
        {
            work();
            return;
        }

        lock (_storing)
        {
            work();
        }
    }

    private void Finish(RunRow row, RunPlan plan, IEnumerable<SegmentComputer> computers)
    {
        // What was computed here is added up already; what is from others or from before is read.
        var sums = new RunSums();
        var added = new HashSet<int>();
        foreach (var computer in computers.Where(computer => !added.Overlaps(computer.Segments)))
        {
            sums.Add(computer.Sums);
            added.UnionWith(computer.Segments);
        }

        if (added.Count < plan.Segments)
        {
            foreach (var (_, totals) in runs.SegmentTotals(row.RunId).Where(entry => !added.Contains(entry.Segment)))
            {
                sums.Add(totals);
            }
        }

        var stored = sums.ToBytes().ToList();
        var (segments, _, computed) = runs.Progress(row.RunId);
        row.Root = MerkleTree.Root(plan.Basis.ToString(), [.. runs.ResultNames(row.RunId).Select(result => result.Name!)]);
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
