using System.Runtime.CompilerServices;
using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>Reads the results of a run, also over a connection that breaks: it goes on behind the last chunk that came whole.</summary>
/// <param name="session">A session that has been answered before: its address is not at fault.</param>
internal sealed class OutcomeExport(LedgerSession session)
{
    // Attempts in a row without a line between them.
    private const int MaxAttempts = 5;

    private string _cursor = "";

    /// <summary>Lines read so far.</summary>
    public long Lines { get; private set; }

    /// <exception cref="RpcException">The service refused, or went away for too long.</exception>
    public async IAsyncEnumerable<LineResult> ReadAsync(
        long runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var call = session.Runs.ExportOutcomes(
                new ExportOutcomesRequest { RunId = runId, Cursor = _cursor }, session.Headers, cancellationToken: cancellationToken);
            while (await NextAsync(call.ResponseStream, isLast: attempt == MaxAttempts, cancellationToken) is { } chunk)
            {
                if (chunk.Lines.Count == 0)
                {
                    yield break;
                }

                attempt = 1;
                foreach (var line in chunk.Lines)
                {
                    Lines++;
                    yield return line;
                }

                _cursor = chunk.Cursor;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << (attempt - 1)), cancellationToken);
        }
    }

    /// <returns>Null where the connection is lost; a chunk without lines at the end.</returns>
    private async Task<ExportOutcomesResponse?> NextAsync(
        IAsyncStreamReader<ExportOutcomesResponse> chunks, bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            return await chunks.MoveNext(cancellationToken) ? chunks.Current : new ExportOutcomesResponse();
        }
        catch (RpcException exception) when (!isLast && !cancellationToken.IsCancellationRequested && MayPass(exception))
        {
            Console.Error.WriteLine($"The connection is lost; going on behind line {Lines}: {exception.Status.Detail}");
            return null;
        }
    }

    private bool MayPass(RpcException exception) => session.IsRemote
        && (exception.StatusCode is StatusCode.Unavailable or StatusCode.DataLoss
            || exception.Status.DebugException is IOException or HttpRequestException);
}
