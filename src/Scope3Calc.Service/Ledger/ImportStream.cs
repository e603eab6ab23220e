using System.Threading.Channels;
using Grpc.Core;
using Scope3Calc.Service.Grpc;
using Scope3Calc.Service.Mapping;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Ledger;

/// <summary>One stream of batches into the ledger, and of acknowledgements back.</summary>
/// <remarks>
/// Two tasks: one reads, checks and hands over, the other writes what became of it, in order. Between them stands a bounded queue
/// of answers that are still to come, so a caller that takes no acknowledgements is soon read no further. What it has sent
/// is committed all the same and holds up nobody else.
/// </remarks>
internal sealed class ImportStream(
    ServiceLedger ledger,
    LineReader reader,
    IAsyncStreamReader<V1.ImportLinesRequest> requests,
    IServerStreamWriter<V1.ImportLinesResponse> responses)
{
    /// <summary>Batches read ahead of the acknowledgements that were taken.</summary>
    public const int BatchesAhead = 64;

    // Beside those in the queue one has been handed over and waits for room there, and one is being read.
    private readonly Channel<Task<V1.ImportLinesResponse>> _answers = Channel.CreateBounded<Task<V1.ImportLinesResponse>>(
        new BoundedChannelOptions(BatchesAhead - 2) { SingleReader = true, SingleWriter = true });

    private ActiveImport? _import;
    private Task _lastBatch = Task.CompletedTask;

    /// <summary>Lines acknowledged.</summary>
    public long Lines { get; private set; }

    /// <exception cref="RpcException">The caller, or the ledger, is at fault. What was acknowledged stands.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop);
        try
        {
            await AnswerAsync(stop.Token);
        }
        catch (OperationCanceledException) when (_import is { IsOvertaken: true })
        {
            throw ProblemStatus.Overtaken();
        }
        finally
        {
            // Reading ends with the answers, and leaves no read behind. What was handed over is decided before another stream may
            // go on with the import.
            await stop.CancelAsync();
            await reading;
            await _lastBatch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _import?.End();
        }
    }

    // What ends it comes out where the answers are written, behind those to what was read before.
    private async Task ReadAsync(CancellationTokenSource stop)
    {
        try
        {
            var number = 0L;
            await foreach (var request in requests.ReadAheadAsync(stop.Token))
            {
                if (_import is null)
                {
                    var state = await OpenAsync(request, stop);
                    number = state.LastBatchNumber;
                    await _answers.Writer.WriteAsync(Task.FromResult(new V1.ImportLinesResponse { Opened = state }), stop.Token);
                }
                else
                {
                    await TakeAsync(_import.Id, ++number, request, stop.Token);
                }
            }

            _answers.Writer.Complete();
        }
        catch (Exception exception)
        {
            _answers.Writer.Complete(exception);
        }
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        while (await _answers.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_answers.Reader.TryPeek(out var answer))
            {
                var response = await answer.WaitAsync(cancellationToken);

                // Waits until the caller has room. Only then is there room for another batch.
                await responses.WriteAsync(response, cancellationToken);
                _answers.Reader.TryRead(out _);
                if (response.Acknowledgement is { } taken)
                {
                    Lines += taken.NewLines + taken.SameLines + taken.RejectedLines.Count;
                }
            }
        }
    }

    private async Task<V1.ImportState> OpenAsync(V1.ImportLinesRequest request, CancellationTokenSource stop)
    {
        if (request.Opening is not { } opening)
        {
            throw ProblemStatus.NotOpened().ToRpcException();
        }

        if (opening.ResumeToken.Length == 0)
        {
            var fresh = ImportToken.New();
            _import = await ledger.ActiveImports.EnterAsync(fresh, stop);
            return new V1.ImportState { ResumeToken = fresh };
        }

        var token = opening.ResumeToken;
        if (!ImportToken.IsOne(token))
        {
            throw ProblemStatus.BadResumeToken().ToRpcException();
        }

        _import = await ledger.ActiveImports.EnterAsync(token, stop);

        // An import of which nothing is durable yet has left no trace, and starts again.
        var progress = await ledger.RunAsync(store => store.Writer.Progress(token), stop.Token);
        return new V1.ImportState
        {
            ResumeToken = token,
            LastBatchNumber = progress?.LastBatch ?? 0,
            NewLines = progress?.NewLines ?? 0,
            SameLines = progress?.SameLines ?? 0,
            RejectedLines = progress?.RejectedLines ?? 0,
        };
    }

    // Hands a batch over; its acknowledgement comes when it is durable.
    private async Task TakeAsync(string importId, long number, V1.ImportLinesRequest request, CancellationToken cancellationToken)
    {
        var read = Read(request);
        var done = await ledger.Imports.AddAsync(
            new LineBatch(read.Lines) { ImportId = importId, Number = number, Unreadable = read.Rejected.Count },
            cancellationToken);
        _lastBatch = done;
        await _answers.Writer.WriteAsync(AcknowledgeAsync(importId, number, read.WithoutLines(), done), cancellationToken);
    }

    private ReadBatch Read(V1.ImportLinesRequest request)
    {
        if (request.PackedBatch is { } packed)
        {
            return ReadBatch.Of(PackedLines.Of(packed, reader, out var problem) ?? throw problem!.ToRpcException());
        }

        if (request.Batch is not { } batch)
        {
            throw ProblemStatus.NoBatch().ToRpcException();
        }

        CallRequests.CheckSize(batch.Lines.Count);
        return ReadBatch.Of(batch.Lines, reader);
    }

    private static async Task<V1.ImportLinesResponse> AcknowledgeAsync(
        string importId, long number, ReadBatch read, Task<BatchResult> done)
    {
        BatchResult result;
        try
        {
            result = await done;
        }
        catch (Exception exception)
        {
            throw ServiceLedger.StatusOf(exception);
        }

        var acknowledgement = new V1.BatchAcknowledgement
        {
            BatchNumber = number,
            NewLines = result.New,
            SameLines = result.Same,
            ResumeToken = importId,
        };
        acknowledgement.RejectedLines.AddRange(read.AllRejected(result.Problems));
        return new V1.ImportLinesResponse { Acknowledgement = acknowledgement };
    }
}
