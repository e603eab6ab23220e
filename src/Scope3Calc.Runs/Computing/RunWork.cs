using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Storage.Database;
using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.Results;

namespace Scope3Calc.Runs.Computing;

/// <summary>What a process does for a run: segments are claimed, computed and stored until none is left, here or anywhere.</summary>
/// <remarks>
/// One thread, the caller's, claims and stores, and the others only compute: none of them ever waits for the database. A result
/// and the end of its claim are stored in one transaction.
/// </remarks>
/// <param name="store">The ledger.</param>
/// <param name="runs">Claims and results.</param>
/// <param name="row">The run.</param>
/// <param name="plan">Its plan.</param>
/// <param name="earlier">Whose outcomes serve for most lines; null where there is none.</param>
/// <param name="worker">Whose the claims are.</param>
/// <param name="lease">How long a claim lasts.</param>
/// <param name="threads">How many compute, at least 1.</param>
/// <param name="progress">Told after every few segments.</param>
internal sealed class RunWork(
    LedgerStore store,
    RunStore runs,
    RunRow row,
    RunPlan plan,
    EarlierRun? earlier,
    string worker,
    TimeSpan lease,
    int threads,
    IProgress<RunProgress>? progress)
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    private const int LongestStretch = 4;

    // Stretches of segments: of neighbours each is read once, though lines take back from lines of the one before.
    private readonly BlockingCollection<(int Segment, string Key)[]> _claimed = [];
    private readonly BlockingCollection<NewResult> _computed = [];
    private readonly ConcurrentBag<SegmentComputer> _computers = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _held;
    private long _linesComputed;

    /// <summary>They know the sums of what was computed here.</summary>
    public IReadOnlyCollection<SegmentComputer> Computers => _computers;

    /// <summary>Returns when the run has all results, or is over.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled. What was computed is stored.</exception>
    public void Do(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var computing = Enumerable.Range(0, threads)
            .Select(_ => Task.Factory.StartNew(() => Compute(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        var claiming = Caught(() => ClaimAndStore(stop.Token));
        if (claiming is not null)
        {
            stop.Cancel();
        }

        _claimed.CompleteAdding();
        var waiting = Caught(() => Task.WaitAll(computing, CancellationToken.None));

        // Of the two, the one that is no mere consequence of the other.
        var failed = claiming is null or OperationCanceledException ? waiting ?? claiming : claiming;
        if (failed is null or OperationCanceledException)
        {
            Store(NextResults());
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (failed is not null)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }

    private void ClaimAndStore(CancellationToken stop)
    {
        // Enough for each thread to go on while results are stored. Other processes may want some, too; a SQLite file has none, and now
        // and then takes half a second to move its log into the file.
        var most = (store.Database.IsShared ? 8 : 16) * threads;
        while (true)
        {
            if (_held <= most / 2)
            {
                var claims = runs.Claim(row.RunId, worker, most - _held, Microseconds.Of(store.Clock.GetUtcNow()), lease);
                _held += claims.Count;

                // Short enough for every thread to have some, and for all to be done at about the same time.
                foreach (var stretch in claims.Chunk(Math.Clamp(claims.Count / (2 * threads), 1, LongestStretch)))
                {
                    _claimed.Add(stretch, stop);
                }
            }

            if (_held > 0)
            {
                Store([_computed.Take(stop), .. NextResults()]);
                continue;
            }

            // Others may hold the last ones: they finish them, or their time runs out.
            var (segments, done, _) = runs.Progress(row.RunId);
            if (done == segments || runs.Find(row.RunId)?.State != RunStore.Running)
            {
                return;
            }

            stop.WaitHandle.WaitOne(Wait);
            stop.ThrowIfCancellationRequested();
        }
    }

    private void Compute(CancellationTokenSource stop)
    {
        var buffers = SegmentBuffers.Take();
        try
        {
            using var connection = store.Database.OpenConnection();
            var computer = new SegmentComputer(plan, connection, buffers) { Earlier = earlier };
            _computers.Add(computer);
            foreach (var (segment, key) in _claimed.GetConsumingEnumerable(stop.Token).SelectMany(stretch => stretch))
            {
                stop.Token.ThrowIfCancellationRequested();
                var result = computer.Compute(segment);
                _computed.Add(new NewResult(segment, key, result.Name, result.Bytes, result.Totals), CancellationToken.None);
            }
        }
        catch
        {
            stop.Cancel();
            throw;
        }
        finally
        {
            buffers.GiveBack();
        }
    }

    private List<NewResult> NextResults()
    {
        var results = new List<NewResult>();
        while (_computed.TryTake(out var result))
        {
            results.Add(result);
        }

        return results;
    }

    private void Store(List<NewResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        runs.Complete(row.RunId, results);
        _held -= results.Count;
        _linesComputed += results.Sum(result => (long)plan.LinesIn(result.Segment));
        if (progress is not null)
        {
            var (segments, done, _) = runs.Progress(row.RunId);
            progress.Report(new RunProgress(
                done,
                segments,
                Math.Min(row.EndOrdinal, (long)done * SegmentStore.SegmentLines),
                row.EndOrdinal,
                _linesComputed,
                _clock.Elapsed));
        }
    }

    private static Exception? Caught(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (AggregateException exception)
        {
            var all = exception.Flatten().InnerExceptions;
            return all.FirstOrDefault(inner => inner is not OperationCanceledException) ?? all[0];
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
