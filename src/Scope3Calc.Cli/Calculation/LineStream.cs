using System.Threading.Channels;
using Grpc.Core;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Calculation;

/// <summary>Sends a file's rows through the service's stream and hands back every row with its outcome, in order.</summary>
/// <remarks>
/// Rows that cannot be sent keep their place. At most <see cref="BatchesUnderway"/> batches are held, whatever the length of
/// the file: the reader waits when the service or the receiver does.
/// </remarks>
internal sealed class LineStream(
    CalculationService.CalculationServiceClient client, Metadata headers, OutcomeDetail detail)
{
    private const int BatchesUnderway = 4;

    /// <summary>Totals over the lines that were sent. Set when the enumeration has ended.</summary>
    public Summary? Summary { get; private set; }

    public Basis? Basis { get; private set; }

    /// <param name="file">The rows, header read.</param>
    /// <param name="policy">How to calculate.</param>
    /// <param name="options">What the summary is to tell beyond totals.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">The service refused the request or went away.</exception>
    public async IAsyncEnumerable<(PurchaseRow Row, LineOutcome Outcome)> CalculateAsync(
        PurchaseFile file,
        Policy policy,
        SummaryOptions options,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = client.CalculateLineStream(headers, cancellationToken: stop.Token);
        var underway = Channel.CreateBounded<List<PurchaseRow>>(BatchesUnderway);

        // A request without lines goes first, so a policy that cannot be used is known before anything is read.
        await call.TryWriteAsync(new CalculateLineStreamRequest { Policy = policy, Summary = options }, stop.Token);
        Basis = (await call.NextAsync(stop.Token)).Basis;

        var sending = Task.Run(() => SendAsync(file, call, underway.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var batch in underway.Reader.ReadAllAsync(stop.Token))
            {
                var next = 0;
                var response = batch.Exists(row => row.Refusal is null) ? await call.NextAsync(stop.Token) : null;
                foreach (var row in batch)
                {
                    yield return (row, row.Refusal ?? response!.Outcomes[next++]);
                }
            }

            await sending;
            Summary = (await call.NextAsync(stop.Token)).Summary;
        }
        finally
        {
            // Whoever stops listening early stops the sender too.
            await stop.CancelAsync();
            await sending.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task SendAsync(
        PurchaseFile file,
        AsyncDuplexStreamingCall<CalculateLineStreamRequest, CalculateLineStreamResponse> call,
        ChannelWriter<List<PurchaseRow>> underway,
        CancellationToken cancellationToken)
    {
        try
        {
            for (var batch = RowBatch.Read(file); batch.Count > 0; batch = RowBatch.Read(file))
            {
                var request = new CalculateLineStreamRequest { Detail = detail };
                request.Lines.AddRange(RowBatch.Lines(batch));

                // The receiver must know of a batch before the service can answer it.
                await underway.WriteAsync(batch, cancellationToken);
                if (request.Lines.Count > 0 && !await call.TryWriteAsync(request, cancellationToken))
                {
                    underway.Complete();
                    return;
                }
            }

            await call.RequestStream.CompleteAsync();
            underway.Complete();
        }
        catch (Exception exception)
        {
            underway.Complete(exception);
            throw;
        }
    }
}
