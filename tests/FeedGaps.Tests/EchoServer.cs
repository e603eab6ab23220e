using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedGaps.Tests;

/// <summary>The official server on a loopback port of its own, over HTTP/2 without TLS.</summary>
public sealed class EchoServer : IAsyncLifetime
{
    private WebApplication? app;

    internal Observed Seen { get; } = new();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(Seen);
        builder.Services.AddGrpc(options =>
        {
            options.Interceptors.Add<StampingServerInterceptor>();
            options.ResponseCompressionAlgorithm = "gzip";
            options.ResponseCompressionLevel = CompressionLevel.Fastest;
        });
        app = builder.Build();
        app.MapGrpcService<EchoService>();
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app!.DisposeAsync();

    internal GrpcChannel Connect(GrpcChannelOptions? options = null) =>
        GrpcChannel.ForAddress(app!.Urls.Single(), options ?? new GrpcChannelOptions());

    /// <summary>What happened on the server's side.</summary>
    internal sealed class Observed
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> events = new();

        public ConcurrentQueue<string> Intercepted { get; } = new();

        public TaskCompletionSource WaitStarted(string name) => Event(name + " started");

        public TaskCompletionSource WaitEnded(string name) => Event(name + " ended");

        private TaskCompletionSource Event(string name) =>
            events.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
