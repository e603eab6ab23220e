using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Keeps what is logged, for tests that ask whether something was, or was not.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> _records = new();

    public IReadOnlyList<(LogLevel Level, string Message)> Records => [.. _records];

    public IEnumerable<string> Errors =>
        Records.Where(record => record.Level >= LogLevel.Error).Select(record => record.Message);

    public ILogger CreateLogger(string categoryName) => new Logger(_records);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, string Message)> records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            records.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
