using System.Diagnostics;

namespace Scope3Calc.Service.Telemetry;

/// <summary>The service's own spans, beside those of the server.</summary>
internal static class Tracing
{
    public const string SourceName = "Scope3Calc";

    public static ActivitySource Source { get; } = new(SourceName);
}
