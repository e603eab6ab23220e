using Scope3Calc.Interop.Tests.Otlp;

namespace Scope3Calc.Interop.Tests.Support;

/// <summary>Everything a receiver was sent.</summary>
internal sealed class ReceivedTelemetry
{
    private readonly TraceExport _traces = new();
    private readonly MetricsExport _metrics = new();
    private readonly LogsExport _logs = new();

    public IEnumerable<Resource> Resources => _traces.ResourceSpans.Select(spans => spans.Resource)
        .Concat(_metrics.ResourceMetrics.Select(metrics => metrics.Resource))
        .Concat(_logs.ResourceLogs.Select(logs => logs.Resource));

    public IEnumerable<LogRecord> Logs =>
        _logs.ResourceLogs.SelectMany(logs => logs.ScopeLogs).SelectMany(scope => scope.LogRecords);

    /// <summary>Ends the receiver and reads what it had printed by then.</summary>
    public static async Task<ReceivedTelemetry> AllAsync(ChildProcess receiver)
    {
        const int EndedBySignal = 128 + 15;
        await receiver.StopAsync();
        var received = new ReceivedTelemetry();
        foreach (var line in (await receiver.OutputAsync(0, EndedBySignal)).Split('\n'))
        {
            received.Add(line);
        }

        return received;
    }

    public IEnumerable<Span> Spans(string source) => _traces.ResourceSpans
        .SelectMany(spans => spans.ScopeSpans)
        .Where(scope => scope.Scope.Name == source)
        .SelectMany(scope => scope.Spans);

    public IEnumerable<string> MetricNames(string meter) => Metrics(meter).Select(metric => metric.Name);

    public Metric Metric(string meter, string name) => Metrics(meter).Last(metric => metric.Name == name);

    private IEnumerable<Metric> Metrics(string meter) => _metrics.ResourceMetrics
        .SelectMany(metrics => metrics.ScopeMetrics)
        .Where(scope => scope.Scope.Name == meter)
        .SelectMany(scope => scope.Metrics);

    private void Add(string line)
    {
        if (line.Split(' ') is not [var signal, var payload])
        {
            return;
        }

        switch (signal)
        {
            case "trace":
                _traces.MergeFrom(TraceExport.Parser.ParseFrom(Convert.FromBase64String(payload)));
                break;
            case "metrics":
                _metrics.MergeFrom(MetricsExport.Parser.ParseFrom(Convert.FromBase64String(payload)));
                break;
            case "logs":
                _logs.MergeFrom(LogsExport.Parser.ParseFrom(Convert.FromBase64String(payload)));
                break;
            default:
                break;
        }
    }
}
