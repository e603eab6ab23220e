using Grpc.Net.Client;
using Scope3Calc.Interop.Tests.Otlp;
using Scope3Calc.V1;

namespace Scope3Calc.Interop.Tests;

/// <summary>Traces, metrics and logs of the running service, at a receiver of another make.</summary>
public sealed class TelemetryTests
{
    [PeerFact(Peer.Python)]
    public async Task Endpoint_Configured_GetsTracesMetricsAndLogs()
    {
        await using var receiver = Peers.Start(Peer.Python, "otlp_receiver.py");
        var port = (await receiver.LineAsync("listening "))["listening ".Length..];
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
        });
        await CallAsync(service);

        // What is held is sent when the service ends.
        await service.StopAsync();
        var received = await ReceivedTelemetry.AllAsync(receiver);

        AssertSpans(received);
        AssertMetrics(received, (await Cases.ExpectedAsync()).Outcomes);
        AssertLogs(received);
        Assert.All(received.Resources, resource =>
        {
            Assert.Equal("scope3calc", Text(resource.Attributes, "service.name"));
            Assert.Equal(Core.EngineVersion.Current, Text(resource.Attributes, "service.version"));
        });
    }

    // Two calls: 13 lines in one request, then the same as a stream.
    private static async Task CallAsync(ServiceProcess service)
    {
        using var channel = GrpcChannel.ForAddress(service.Address);
        var client = new CalculationService.CalculationServiceClient(channel);
        await client.CalculateLinesAsync(Cases.Request);
        using var call = client.CalculateLineStream();
        await call.RequestStream.WriteAsync(new CalculateLineStreamRequest { Lines = { Cases.Request.Lines } });
        await call.RequestStream.CompleteAsync();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
        }
    }

    private static void AssertSpans(ReceivedTelemetry received)
    {
        var calculations = received.Spans("Scope3Calc").ToList();
        Assert.Equal(2, calculations.Count);
        Assert.All(calculations, span =>
        {
            Assert.Equal("scope3calc.calculate", span.Name);
            Assert.Equal(Cases.Request.Lines.Count, Number(span.Attributes, "scope3calc.lines"));
        });

        // Each lies within the server's span of its call.
        var calls = received.Spans("Microsoft.AspNetCore").ToDictionary(span => span.SpanId);
        Assert.Equal(
            [
                "scope3calc.v1.CalculationService/CalculateLineStream",
                "scope3calc.v1.CalculationService/CalculateLines",
            ],
            calculations.Select(span => calls[span.ParentSpanId].Name).Order(StringComparer.Ordinal));
        Assert.All(calls.Values, span => Assert.Equal("0", Text(span.Attributes, "grpc.status_code")));
    }

    private static void AssertMetrics(ReceivedTelemetry received, IEnumerable<LineOutcome> outcomes)
    {
        var lines = received.Metric("Scope3Calc", "scope3calc.lines");
        Assert.Equal("{line}", lines.Unit);
        Assert.True(lines.Sum.IsMonotonic);

        // The command line calculates the same lines once, the two calls did it twice.
        Assert.Equal(
            outcomes.GroupBy(outcome => $"{outcome.Method} {(int)outcome.Tier} {outcome.Status}")
                .Select(group => $"{group.Key}: {2 * group.Count()}").Order(StringComparer.Ordinal),
            lines.Sum.DataPoints.Select(point => $"{Text(point.Attributes, "scope3calc.method")} "
                + $"{Number(point.Attributes, "scope3calc.tier")} {Text(point.Attributes, "scope3calc.outcome")}: "
                + $"{point.AsInt}").Order(StringComparer.Ordinal));

        Assert.Contains("http.server.request.duration", received.MetricNames("Microsoft.AspNetCore.Hosting"));
        Assert.Contains("kestrel.connection.duration", received.MetricNames("Microsoft.AspNetCore.Server.Kestrel"));
        Assert.Contains("dotnet.process.memory.working_set", received.MetricNames("System.Runtime"));
        Assert.Contains("dotnet.gc.collections", received.MetricNames("System.Runtime"));
    }

    private static void AssertLogs(ReceivedTelemetry received)
    {
        var record = Assert.Single(
            received.Logs, record => record.Body.StringValue.StartsWith("Calculated a stream", StringComparison.Ordinal));
        Assert.Equal("Information", record.SeverityText);
        Assert.Equal(Cases.Request.Lines.Count, Number(record.Attributes, "Lines"));
    }

    private static string? Text(IEnumerable<KeyValue> attributes, string key) =>
        attributes.SingleOrDefault(attribute => attribute.Key == key)?.Value.StringValue;

    private static long? Number(IEnumerable<KeyValue> attributes, string key) =>
        attributes.SingleOrDefault(attribute => attribute.Key == key)?.Value.IntValue;
}
