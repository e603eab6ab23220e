using System.Diagnostics;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Scope3Calc.Service.Tests;

/// <summary>Telemetry goes where the operator says, and nowhere else.</summary>
public sealed class TelemetryTests
{
    private const string Endpoint = "--OTEL_EXPORTER_OTLP_ENDPOINT";

    [Theory]
    [InlineData]
    [InlineData(Endpoint + "=")]
    public async Task Create_NoEndpoint_ExportsNothing(params string[] args)
    {
        await using var app = ServiceHost.Create(["--Scope3Calc:Port=0", .. args]);

        // Without a provider there is nobody who could collect or send anything.
        Assert.Null(app.Services.GetService(typeof(TracerProvider)));
        Assert.Null(app.Services.GetService(typeof(MeterProvider)));
        Assert.Null(app.Services.GetService(typeof(LoggerProvider)));
    }

    [Fact]
    public async Task Create_Endpoint_ExportsAllThree()
    {
        // Nobody listens there; a service without its receiver works all the same.
        await using var service = await RunningService.StartAsync(
            null, Endpoint + "=http://127.0.0.1:9", "--OTEL_EXPORTER_OTLP_TIMEOUT=100");

        Assert.Equal(131_054_000_000, (await service.OutcomeAsync(Some.Line())).BookedMgCo2E);
        Assert.Contains(service.Logs.Records, record =>
            record.Message.Contains("Telemetry goes to http://127.0.0.1:9/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost:4317")]
    [InlineData("/var/run/otlp")]
    [InlineData("somewhere")]
    public void Create_EndpointThatIsNoAddress_IsRefusedWithAdvice(string endpoint)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => ServiceHost.Create([$"{Endpoint}={endpoint}"]));

        Assert.Equal(
            $"OTEL_EXPORTER_OTLP_ENDPOINT '{endpoint}' is not an address. Write it like http://127.0.0.1:4317.",
            exception.Message);
    }

    [Fact]
    public async Task CalculateLines_SomebodyListens_HasASpanOfItsOwn()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Scope3Calc",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var service = await RunningService.StartAsync();

        await service.StreamAsync(Some.Mixed(321).InBatches(321));

        // Other tests may calculate at the same time, but not 321 lines.
        lock (spans)
        {
            Assert.Single(spans, span => span.GetTagItem("scope3calc.lines") is 321);
        }
    }
}
