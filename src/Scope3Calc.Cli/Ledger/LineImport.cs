using Grpc.Core;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>Sends a file's rows into the ledger and counts what became of them.</summary>
/// <remarks>
/// Batches that are not acknowledged are kept, so that a stream that breaks is gone on with: the service says which batch it has, and
/// the ones behind it are sent again. They are few, whatever the length of the file.
/// </remarks>
/// <param name="session">The service.</param>
/// <param name="file">The rows, header read.</param>
/// <param name="rejected">Takes the lines that were not added.</param>
internal sealed class LineImport(LedgerSession session, PurchaseFile file, ListedLines rejected)
{
    // Below the 64 that the service reads ahead.
    private const int BatchesUnderway = 48;

    // Few, since rows may come slowly through a pipe, and those that were read should not wait for long.
    private const int RowsPerBatch = 500;
    private const int MaxAttempts = 5;

    private readonly Queue<SentBatch> _underway = new();
    private readonly PackedBatchBuilder _builder = new();
    private ImportState _state = new();
    private long _unread;
    private long _batches;

    /// <summary>Rows read and decided.</summary>
    public long Rows { get; private set; }

    public long New => _state.NewLines;

    public long Same => _state.SameLines;

    /// <summary>Lines that the service refused, and rows that could not be sent.</summary>
    public long Rejected => _state.RejectedLines + _unread;

    /// <param name="report">Takes rows done and the share of the file read.</param>
    /// <param name="cancellationToken">Ends the import. What is acknowledged stays.</param>
    /// <exception cref="RpcException">The service refused the import, or went away for too long.</exception>
    public async Task RunAsync(Action<long, double> report, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = _state.LastBatchNumber;
            try
            {
                await StreamAsync(report, cancellationToken);
                return;
            }
            catch (RpcException exception) when (MayPass(exception) && !cancellationToken.IsCancellationRequested)
            {
                attempt = _state.LastBatchNumber > before ? 1 : attempt;
                if (attempt == MaxAttempts)
                {
                    throw;
                }

                Console.Error.WriteLine($"The connection is lost; going on behind batch {_state.LastBatchNumber}: {exception.Status.Detail}");
                await Task.Delay(TimeSpan.FromSeconds(1 << (attempt - 1)), cancellationToken);
            }
        }
    }

    // Until it is open nothing was lost, and whoever gave the address should look at it.
    private bool MayPass(RpcException exception) => session.IsRemote && _state.ResumeToken.Length > 0
        && (exception.StatusCode is StatusCode.Unavailable or StatusCode.Aborted or StatusCode.Cancelled or StatusCode.DataLoss
            || exception.Status.DebugException is IOException or HttpRequestException);

    private async Task StreamAsync(Action<long, double> report, CancellationToken cancellationToken)
    {
        using var call = session.Ledger.ImportLines(session.Headers, cancellationToken: cancellationToken);
        var opening = new ImportOpening { ResumeToken = _state.ResumeToken };
        await call.TryWriteAsync(new ImportLinesRequest { Opening = opening }, cancellationToken);
        GoOnFrom((await call.NextAsync(cancellationToken)).Opened);
        foreach (var batch in _underway)
        {
            await call.TryWriteAsync(batch.Request, cancellationToken);
        }

        while (true)
        {
            while (_underway.Count < BatchesUnderway && NextBatch() is { } batch)
            {
                _underway.Enqueue(batch);
                await call.TryWriteAsync(batch.Request, cancellationToken);
            }

            if (_underway.Count == 0)
            {
                break;
            }

            Take((await call.NextAsync(cancellationToken)).Acknowledgement);
            report(Rows, file.ShareRead);
        }

        await EndAsync(call, cancellationToken);
    }

    // Everything is acknowledged: how the call ends changes nothing.
    private static async Task EndAsync(
        AsyncDuplexStreamingCall<ImportLinesRequest, ImportLinesResponse> call, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.CompleteAsync();
            await call.ResponseStream.MoveNext(cancellationToken);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
        }
    }

    // What was durable before the stream broke is counted by the service; the lines it refused there are not told again.
    private void GoOnFrom(ImportState state)
    {
        if (state.LastBatchNumber < _state.LastBatchNumber)
        {
            throw new InputException(
                "The ledger has lost what it had acknowledged: it was put back to an earlier state. Import the file again.")
            {
                Subject = "--server",
            };
        }

        var untold = state.RejectedLines - _state.RejectedLines;
        if (untold > 0)
        {
            Console.Error.WriteLine(
                $"Which {Words.Lines(untold)} were refused meanwhile is not known. Import the file again to see them.");
        }

        _state = state;
        while (_underway.TryPeek(out var batch) && batch.Number <= state.LastBatchNumber)
        {
            Rows += _underway.Dequeue().Rows.Count;
        }
    }

    private void Take(BatchAcknowledgement acknowledgement)
    {
        var batch = _underway.Dequeue();
        Rows += batch.Rows.Count;
        _state.LastBatchNumber = acknowledgement.BatchNumber;
        _state.ResumeToken = acknowledgement.ResumeToken;
        _state.NewLines += acknowledgement.NewLines;
        _state.SameLines += acknowledgement.SameLines;
        _state.RejectedLines += acknowledgement.RejectedLines.Count;
        foreach (var line in acknowledgement.RejectedLines)
        {
            rejected.AddRefused(batch.Rows[line.Index], line.Problems);
        }
    }

    // Null at the end of the file. Rows that cannot be sent are told as they are read.
    private SentBatch? NextBatch()
    {
        var rows = new List<PurchaseRow>();
        while (rows.Count < RowsPerBatch && !_builder.IsFull && file.Read() is { } row)
        {
            if (row.Refusal is { } refusal)
            {
                Rows++;
                _unread++;
                rejected.AddRefused(row, refusal.Problems);
            }
            else
            {
                rows.Add(row);
                _builder.Add(row.Line);
            }
        }

        return rows.Count == 0 ? null : new SentBatch(++_batches, rows, _builder.Build());
    }

    /// <summary>A batch that is not acknowledged.</summary>
    private sealed class SentBatch(long number, List<PurchaseRow> rows, PackedBatch batch)
    {
        public long Number => number;

        public List<PurchaseRow> Rows => rows;

        public ImportLinesRequest Request { get; } = new() { PackedBatch = batch };
    }
}
