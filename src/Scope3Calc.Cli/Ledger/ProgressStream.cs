using Grpc.Core;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Ledger;

/// <summary>Takes a stream of answers that tell how far work over the ledger is.</summary>
internal static class ProgressStream
{
    /// <param name="answers">The stream.</param>
    /// <param name="progressOf">What an answer tells of the progress; null for nothing.</param>
    /// <param name="report">Takes lines done since the start and the share of all that are done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="before">
    /// Lines that were done when the work of this stream began; null for those of the first answer, where others may have begun it.
    /// </param>
    /// <returns>The last answer; null where there was none.</returns>
    public static async Task<T?> ShowAsync<T>(
        IAsyncStreamReader<T> answers,
        Func<T, RunProgress?> progressOf,
        Action<long, double> report,
        CancellationToken cancellationToken,
        long? before = null)
        where T : class
    {
        T? last = null;
        await foreach (var answer in answers.ReadAllAsync(cancellationToken))
        {
            last = answer;
            if (progressOf(answer) is { Lines: > 0 } progress)
            {
                // What was done when somebody began to look says nothing of the rate.
                before ??= progress.LinesDone;
                report(progress.LinesDone - before.Value, (double)progress.LinesDone / progress.Lines);
            }
        }

        return last;
    }
}
