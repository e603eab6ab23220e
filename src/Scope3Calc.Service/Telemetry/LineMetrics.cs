using System.Diagnostics.Metrics;

namespace Scope3Calc.Service.Telemetry;

/// <summary>The service's own meter: lines calculated, by method, tier and outcome.</summary>
internal sealed class LineMetrics
{
    public const string MeterName = "Scope3Calc";

    private readonly Counter<long> _lines;

    public LineMetrics(IMeterFactory meters) => _lines = meters.Create(MeterName).CreateCounter<long>(
        "scope3calc.lines", "{line}", "Purchase lines calculated, by method, tier and outcome.");

    public void Record(LineCounts counts)
    {
        if (!_lines.Enabled)
        {
            return;
        }

        foreach (var (method, tier, status, lines) in counts.NonZero())
        {
            _lines.Add(
                lines,
                new("scope3calc.method", method.ToString()),
                new("scope3calc.tier", (int)tier),
                new("scope3calc.outcome", status.ToString()));
        }
    }
}
