using System.Diagnostics;
using OpenTelemetry;

namespace Scope3Calc.Service.Telemetry;

/// <summary>Names the server's span of a call after its method; the server gives the same name to all.</summary>
internal sealed class CallNames : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("grpc.method") is string method)
        {
            data.DisplayName = method.TrimStart('/');
        }
    }
}
