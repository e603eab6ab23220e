using System.Threading.Channels;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Ledger;

/// <summary>Puts the batches of all imports into the ledger: those that wait go into one commit together.</summary>
/// <remarks>
/// A commit costs a sync of the disk, whatever it holds, so waiting batches share one. There is one thread for it, since the ledger
/// takes one writer at a time. What waits is bounded: whoever adds more waits too.
/// </remarks>
internal sealed class ImportCommits : IAsyncDisposable
{
    /// <summary>Lines that go into one commit, or few more: as many as four segments hold.</summary>
    private const int MaxLines = 4 * SegmentStore.SegmentLines;

    // Batches of few lines may be large, too: they take the room of so many lines each.
    private const int LeastRoom = 1_024;

    // Without a bound of its own: the room is counted in lines.
    private readonly Channel<(LineBatch Batch, TaskCompletionSource<BatchResult> Done)> _waiting =
        Channel.CreateUnbounded<(LineBatch, TaskCompletionSource<BatchResult>)>(
            new UnboundedChannelOptions { SingleReader = true });

    // The lines of the next commit, while those of the one before are written.
    private readonly LineRoom _room = new(MaxLines);
    private readonly LedgerWriter _writer;
    private readonly ILogger _log;
    private readonly Task _loop;

    public ImportCommits(LedgerWriter writer, ILogger log)
    {
        _writer = writer;
        _log = log;
        _loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Hands a batch over. Those of one caller are committed in the order in which they were handed over.</summary>
    /// <returns>Ends when the batch is durable; fails where it is not known to be.</returns>
    public async Task<Task<BatchResult>> AddAsync(LineBatch batch, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<BatchResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _room.EnterAsync(Room(batch), cancellationToken);
        if (!_waiting.Writer.TryWrite((batch, done)))
        {
            _room.Leave(Room(batch));
            throw new ChannelClosedException();
        }

        return done.Task;
    }

    /// <summary>Commits what was handed over, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private static int Room(LineBatch batch) => Math.Max(batch.Lines.Count, LeastRoom);

    private void Loop()
    {
        var batches = new List<LineBatch>();
        var done = new List<TaskCompletionSource<BatchResult>>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            // To the end of a segment: lines of one that is begun are encoded again by the commit that fills it.
            var room = MaxLines - (_writer.NextOrdinal % MaxLines);
            for (var lines = 0; lines < room && _waiting.Reader.TryRead(out var next); lines += next.Batch.Lines.Count)
            {
                _room.Leave(Room(next.Batch));
                batches.Add(next.Batch);
                done.Add(next.Done);
            }

            Commit(batches, done);
            batches.Clear();
            done.Clear();
        }
    }

    // Whatever goes wrong is the streams' to tell; the loop goes on.
    private void Commit(List<LineBatch> batches, List<TaskCompletionSource<BatchResult>> done)
    {
        try
        {
            var results = _writer.Append(batches);
            for (var i = 0; i < results.Count; i++)
            {
                done[i].SetResult(results[i]);
            }
        }
        catch (Exception exception)
        {
            _log.LedgerFailed(exception);
            done.ForEach(source => source.SetException(exception));
        }
    }
}
