using Grpc.Core;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Calculation;

/// <summary>Sends a file's rows to a service that answers once, when it has them all.</summary>
/// <param name="file">The rows, header read.</param>
/// <param name="refused">Takes the rows that cannot be sent.</param>
internal sealed class LineUpload(PurchaseFile file, Action<PurchaseRow> refused)
{
    private const int RowsPerReport = 1_000;

    /// <summary>Rows read, sent or not.</summary>
    public long Rows { get; private set; }

    /// <param name="call">The call, nothing written.</param>
    /// <param name="first">A request without lines that says how to calculate.</param>
    /// <param name="request">Makes a request of lines.</param>
    /// <param name="report">Takes rows done and the share of the file read.</param>
    /// <exception cref="RpcException">The service refused the request or went away.</exception>
    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        AsyncClientStreamingCall<TRequest, TResponse> call,
        TRequest first,
        Func<IEnumerable<PurchaseLine>, TRequest> request,
        Action<long, double> report)
    {
        var next = RowsPerReport;
        try
        {
            await call.RequestStream.WriteAsync(first);
            for (var batch = RowBatch.Read(file); batch.Count > 0; batch = RowBatch.Read(file))
            {
                Rows += batch.Count;
                batch.Where(row => row.Refusal is not null).ToList().ForEach(refused);
                await call.RequestStream.WriteAsync(request(RowBatch.Lines(batch)));
                if (Rows >= next)
                {
                    next += RowsPerReport;
                    report(Rows, file.ShareRead);
                }
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException
            || (exception is IOException && call.ResponseAsync.IsCompleted))
        {
            // The call is over: its status, which says why, comes with the answer.
        }

        return await call.ResponseAsync;
    }
}
