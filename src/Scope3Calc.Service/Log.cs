using Scope3Calc.Runs;

namespace Scope3Calc.Service;

/// <summary>Everything the service logs: the catalogue of what operators can see.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Reference data {SnapshotId} loaded, factor packs: {Packs}.")]
    public static partial void SnapshotLoaded(this ILogger log, string snapshotId, string packs);

    [LoggerMessage(2, LogLevel.Information, "Calculated a stream of {Lines} lines under policy {PolicyId}.")]
    public static partial void StreamCalculated(this ILogger log, long lines, string policyId);

    [LoggerMessage(3, LogLevel.Information, "Telemetry goes to {Endpoint}.")]
    public static partial void TelemetryExported(this ILogger log, Uri endpoint);

    [LoggerMessage(4, LogLevel.Information, "The ledger is {Database}.")]
    public static partial void LedgerOpened(this ILogger log, string database);

    [LoggerMessage(5, LogLevel.Information, "Imported a stream of {Lines} lines.")]
    public static partial void StreamImported(this ILogger log, long lines);

    [LoggerMessage(6, LogLevel.Error, "The ledger failed.")]
    public static partial void LedgerFailed(this ILogger log, Exception exception);

    [LoggerMessage(7, LogLevel.Information, "Working on run {RunId}.")]
    public static partial void RunTaken(this ILogger log, long runId);

    [LoggerMessage(8, LogLevel.Information, "Run {RunId} is {State}: {Computed} segments computed, {Reused} reused.")]
    public static partial void RunOver(this ILogger log, long runId, RunState state, int computed, int reused);

    [LoggerMessage(9, LogLevel.Warning, "The database does not do its work. Trying again in {Seconds} seconds.")]
    public static partial void RunInterrupted(this ILogger log, Exception exception, double seconds);

    [LoggerMessage(10, LogLevel.Error, "A run was given up. It goes on when it is resumed.")]
    public static partial void RunGivenUp(this ILogger log, Exception exception);
}
