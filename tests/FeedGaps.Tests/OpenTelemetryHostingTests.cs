using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FeedGaps.Tests;

/// <summary>Telemetry that starts, flushes and ends with a host.</summary>
public sealed class OpenTelemetryHostingTests
{
    [Fact]
    public async Task WithTracing_InARunningHost_ExportsSpansWithTheResource()
    {
        using var source = new ActivitySource(nameof(WithTracing_InARunningHost_ExportsSpansWithTheResource));
        var exporter = new Collector<Activity>(span => span.DisplayName);
        using var host = Build(services => services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ledger", serviceVersion: "1.2"))
            .WithTracing(tracing => tracing.AddSource(source.Name).AddProcessor(Simple(exporter))));

        Assert.Null(source.StartActivity("before the start"));
        await host.StartAsync();
        source.StartActivity("one")?.Dispose();
        source.StartActivity("two")?.Dispose();

        Assert.Equal(["one", "two"], exporter.Received);
        var attributes = exporter.ParentProvider!.GetResource().Attributes.ToDictionary();
        Assert.Equal("ledger", attributes["service.name"]);
        Assert.Equal("1.2", attributes["service.version"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task WithMetrics_WhenTheHostEnds_FlushesWhatItHolds()
    {
        using var meter = new Meter(nameof(WithMetrics_WhenTheHostEnds_FlushesWhatItHolds));
        var exporter = new Collector<Metric>(metric => $"{metric.Name} {Sum(metric)}");
        var host = Build(services => services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(meter.Name)
            .AddReader(new PeriodicExportingMetricReader(exporter, exportIntervalMilliseconds: 3_600_000))));

        await host.StartAsync();
        var lines = meter.CreateCounter<long>("lines");
        lines.Add(40);
        lines.Add(2);
        Assert.Empty(exporter.Received);
        await host.StopAsync();
        await DisposeAsync(host);

        Assert.Contains("lines 42", exporter.Received);
        Assert.True(exporter.Ended);
    }

    [Fact]
    public async Task WithLogging_InARunningHost_ExportsRecords()
    {
        var exporter = new Collector<LogRecord>(record => record.FormattedMessage ?? "unformatted");
        using var host = Build(services => services.AddOpenTelemetry().WithLogging(
            logging => logging.AddProcessor(new SimpleLogRecordExportProcessor(exporter)),
            options => options.IncludeFormattedMessage = true));

        await host.StartAsync();
        Said(host.Services.GetRequiredService<ILogger<OpenTelemetryHostingTests>>(), 3, null);
        await host.StopAsync();

        Assert.Contains("said 3", exporter.Received);
    }

    [Fact]
    public async Task WithLogging_WithoutOptions_ExportsRecords()
    {
        var exporter = new Collector<LogRecord>(record => record.CategoryName ?? "");
        using var host = Build(services => services.AddOpenTelemetry().WithLogging(
            logging => logging.AddProcessor(new SimpleLogRecordExportProcessor(exporter))));

        await host.StartAsync();
        Said(host.Services.GetRequiredService<ILogger<OpenTelemetryHostingTests>>(), 4, null);
        await host.StopAsync();

        Assert.Contains(typeof(OpenTelemetryHostingTests).FullName!, exporter.Received);
    }

    [Fact]
    public async Task AddOpenTelemetry_CalledAgain_AddsToIt()
    {
        using var first = new ActivitySource(nameof(AddOpenTelemetry_CalledAgain_AddsToIt) + "1");
        using var second = new ActivitySource(nameof(AddOpenTelemetry_CalledAgain_AddsToIt) + "2");
        var exporter = new Collector<Activity>(span => span.DisplayName);
        using var host = Build(services =>
        {
            services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(first.Name));
            services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("twice"))
                .WithTracing()
                .WithTracing(tracing => tracing.AddSource(second.Name).AddProcessor(Simple(exporter)));
        });

        await host.StartAsync();
        first.StartActivity("one")?.Dispose();
        second.StartActivity("two")?.Dispose();

        Assert.Equal(["one", "two"], exporter.Received);
        Assert.Single(host.Services.GetServices<TracerProvider>());
        Assert.Single(
            host.Services.GetServices<IHostedService>(),
            service => service.GetType().Name.Contains("Telemetry"));
        await host.StopAsync();
    }

    [Fact]
    public async Task AddOpenTelemetry_AfterAnotherService_StartsBeforeIt()
    {
        using var source = new ActivitySource(nameof(AddOpenTelemetry_AfterAnotherService_StartsBeforeIt));
        var exporter = new Collector<Activity>(span => span.DisplayName);
        using var host = Build(services =>
        {
            services.AddHostedService(_ => new SpanAtStart(source));
            services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddSource(source.Name).AddProcessor(Simple(exporter)));
        });

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["at start"], exporter.Received);
    }

    [Fact]
    public async Task AddOpenTelemetry_WithoutAKind_HasNoProviderOfIt()
    {
        using var host = Build(services => services.AddOpenTelemetry().WithMetrics());

        await host.StartAsync();

        Assert.NotNull(host.Services.GetService<MeterProvider>());
        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<LoggerProvider>());
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_WhenDisposed_EndsTheTelemetry()
    {
        using var source = new ActivitySource(nameof(Host_WhenDisposed_EndsTheTelemetry));
        var exporter = new Collector<Activity>(span => span.DisplayName);
        var host = Build(services => services.AddOpenTelemetry().WithTracing(tracing => tracing
            .AddSource(source.Name)
            .AddProcessor(new BatchActivityExportProcessor(exporter))));

        await host.StartAsync();
        source.StartActivity("held")?.Dispose();
        await host.StopAsync();
        await DisposeAsync(host);

        Assert.Equal(["held"], exporter.Received);
        Assert.True(exporter.Ended);
        Assert.Null(source.StartActivity("after the end"));
    }

    [Fact]
    public async Task Host_WhoseTelemetryCannotBeBuilt_DoesNotStart()
    {
        using var host = Build(services => services.AddOpenTelemetry().WithTracing(tracing =>
            ((IDeferredTracerProviderBuilder)tracing).Configure(
                (_, _) => throw new InvalidOperationException("no such exporter"))));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal("no such exporter", failure.Message);
    }

    [Fact]
    public async Task AspNetCore_OnARequest_IsHeardWithoutInstrumentation()
    {
        var spans = new Collector<Activity>(span => span.Source.Name);
        var metrics = new Collector<Metric>(metric => $"{metric.MeterName} {metric.Name}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore").AddProcessor(Simple(spans)))
            .WithMetrics(readings => readings
                .AddMeter("Microsoft.AspNetCore.Hosting")
                .AddReader(new PeriodicExportingMetricReader(metrics, 3_600_000)));
        var app = builder.Build();
        app.MapGet("/", () => "hello");

        await app.StartAsync();
        using (var client = new HttpClient())
        {
            Assert.Equal("hello", await client.GetStringAsync(new Uri(app.Urls.Single())));
        }

        await app.StopAsync();
        await app.DisposeAsync();

        Assert.Contains("Microsoft.AspNetCore", spans.Received);
        Assert.Contains("Microsoft.AspNetCore.Hosting http.server.request.duration", metrics.Received);
    }

    [Fact]
    public void AddOpenTelemetry_Returns_ABuilderOfTheSameServices()
    {
        var services = new ServiceCollection();

        var builder = services.AddOpenTelemetry();

        Assert.Same(services, Assert.IsAssignableFrom<IOpenTelemetryBuilder>(builder).Services);
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddOpenTelemetry());
    }

    private static readonly Action<ILogger, int, Exception?> Said =
        LoggerMessage.Define<int>(LogLevel.Information, new EventId(1, nameof(Said)), "said {Count}");

    private static IHost Build(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        return builder.Build();
    }

    private static SimpleActivityExportProcessor Simple(BaseExporter<Activity> exporter) => new(exporter);

    private static async Task DisposeAsync(IHost host) => await ((IAsyncDisposable)host).DisposeAsync();

    private static long Sum(Metric metric)
    {
        long sum = 0;
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            sum += metric.MetricType == MetricType.LongSum ? point.GetSumLong() : 0;
        }

        return sum;
    }

    /// <summary>Keeps one word of each item, since some items are used again after the export.</summary>
    private sealed class Collector<T>(Func<T, string> describe) : BaseExporter<T>
        where T : class
    {
        private readonly ConcurrentQueue<string> received = new();

        public IReadOnlyCollection<string> Received => received;

        public bool Ended { get; private set; }

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
            {
                received.Enqueue(describe(item));
            }

            return ExportResult.Success;
        }

        protected override bool OnShutdown(int timeoutMilliseconds)
        {
            Ended = true;
            return base.OnShutdown(timeoutMilliseconds);
        }
    }

    private sealed class SpanAtStart(ActivitySource source) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            source.StartActivity("at start")?.Dispose();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
