using System.Diagnostics.Metrics;

namespace Scope3Calc.Service.Tests.Support;

/// <summary>Listens to one service's meters: lines calculated, and calls it has open.</summary>
internal sealed class ServerCounts : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _lines;
    private long _openCalls;

    public ServerCounts(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)
                && instrument.Name is "scope3calc.lines" or "http.server.active_requests")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Interlocked.Add(ref instrument.Name == "scope3calc.lines" ? ref _lines : ref _openCalls, value));
        _listener.Start();
    }

    public long Lines => Interlocked.Read(ref _lines);

    public long OpenCalls => Interlocked.Read(ref _openCalls);

    public void Dispose() => _listener.Dispose();
}
