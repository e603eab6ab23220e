using Grpc.AspNetCore.HealthChecks;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace FeedGaps.Tests;

/// <summary>The health service, asked over a real connection.</summary>
public sealed class HealthChecksTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(HealthStatus.Healthy, ServingStatus.Serving)]
    [InlineData(HealthStatus.Degraded, ServingStatus.Serving)]
    [InlineData(HealthStatus.Unhealthy, ServingStatus.NotServing)]
    public async Task Check_OfTheServer_FollowsItsCheck(HealthStatus health, ServingStatus expected)
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks().AddCheck("disk", new Switch { Health = health }));

        var response = await Client(server).CheckAsync(new HealthCheckRequest());

        Assert.Equal(expected, response.Status);
    }

    [Fact]
    public async Task Check_WithOneUnhealthyCheckOfTwo_IsNotServing()
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks()
            .AddCheck("disk", new Switch())
            .AddCheck("clock", () => throw new InvalidOperationException("stopped")));

        var response = await Client(server).CheckAsync(new HealthCheckRequest());

        Assert.Equal(ServingStatus.NotServing, response.Status);
    }

    [Fact]
    public async Task Check_WithoutAnyCheck_IsUnknown()
    {
        await using var server = await StartAsync(services => services.AddGrpcHealthChecks());

        var response = await Client(server).CheckAsync(new HealthCheckRequest());

        Assert.Equal(ServingStatus.Unknown, response.Status);
    }

    [Fact]
    public async Task Check_EachTime_RunsTheChecksAgain()
    {
        var disk = new Switch();
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks().AddCheck("disk", disk));
        var client = Client(server);

        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest())).Status);
        disk.Health = HealthStatus.Unhealthy;
        Assert.Equal(ServingStatus.NotServing, (await client.CheckAsync(new HealthCheckRequest())).Status);
        disk.Health = HealthStatus.Healthy;
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest())).Status);
        Assert.Equal(3, disk.Runs);
    }

    [Fact]
    public async Task Check_OfAMappedService_RunsItsChecksAlone()
    {
        var disk = new Switch();
        var store = new Switch { Health = HealthStatus.Unhealthy };
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks(options =>
            {
                options.Services.Map("shelf.v1.Shelves", check => check.Tags.Contains("shelf"));
                options.Services.Map("shelf.v1.Store", check => check.Name == "store");
            })
            .AddCheck("disk", disk, tags: ["shelf"])
            .AddCheck("store", store));
        var client = Client(server);

        var shelves = await client.CheckAsync(new HealthCheckRequest { Service = "shelf.v1.Shelves" });
        Assert.Equal((ServingStatus.Serving, 1, 0), (shelves.Status, disk.Runs, store.Runs));

        var stores = await client.CheckAsync(new HealthCheckRequest { Service = "shelf.v1.Store" });
        Assert.Equal((ServingStatus.NotServing, 1, 1), (stores.Status, disk.Runs, store.Runs));

        var all = await client.CheckAsync(new HealthCheckRequest());
        Assert.Equal((ServingStatus.NotServing, 2, 2), (all.Status, disk.Runs, store.Runs));
    }

    [Fact]
    public async Task Check_OfAServiceMappedByAnswers_FiltersThem()
    {
#pragma warning disable CS0618 // What an obsolete member does is still part of the shape.
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks(options =>
                options.Services.MapService("shelf.v1.Shelves", answer => answer.Description != "ignored"))
            .AddCheck("disk", () => HealthCheckResult.Unhealthy("ignored"))
            .AddCheck("clock", () => HealthCheckResult.Healthy()));
#pragma warning restore CS0618
        var client = Client(server);

        var shelves = await client.CheckAsync(new HealthCheckRequest { Service = "shelf.v1.Shelves" });
        var all = await client.CheckAsync(new HealthCheckRequest());

        Assert.Equal(ServingStatus.Serving, shelves.Status);
        Assert.Equal(ServingStatus.NotServing, all.Status);
    }

    [Fact]
    public async Task Check_WithAPredicateForAllOfAspNetCore_RespectsIt()
    {
        await using var server = await StartAsync(services =>
        {
            services.Configure<HealthCheckOptions>(
                options => options.Predicate = check => check.Name == "clock");
            services.AddGrpcHealthChecks()
                .AddCheck("disk", () => HealthCheckResult.Unhealthy())
                .AddCheck("clock", () => HealthCheckResult.Healthy());
        });

        var response = await Client(server).CheckAsync(new HealthCheckRequest());

        Assert.Equal(ServingStatus.Serving, response.Status);
    }

    [Fact]
    public async Task Check_OfAnUnknownService_IsNotFound()
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks().AddCheck("disk", new Switch()));

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await Client(server).CheckAsync(
                new HealthCheckRequest { Service = "shelf.v1.Nothing" }));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Check_WithTheServerForgotten_IsNotFound()
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks(options => options.Services.Clear()).AddCheck("disk", new Switch()));

        var failure = await Assert.ThrowsAsync<RpcException>(
            async () => await Client(server).CheckAsync(new HealthCheckRequest()));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Check_AsBytes_IsTheProtocolOthersSpeak()
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks(options => options.Services.Map("s", _ => true))
            .AddCheck("disk", new Switch()));
        var bytes = Marshallers.Create(message => message, message => message);
        var method = new Method<byte[], byte[]>(
            MethodType.Unary, "grpc.health.v1.Health", "Check", bytes, bytes);

        // Field 1, a string of one byte, "s".
        var response = await server.Channel.CreateCallInvoker()
            .AsyncUnaryCall(method, null, default, [0x0A, 0x01, (byte)'s']);

        // Field 1, the number 1, which is SERVING.
        Assert.Equal([0x08, 0x01], response);
    }

    [Fact]
    public async Task Check_FromTheCache_AnswersWhatWasPublished()
    {
        var disk = new Switch();
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks(options => options.UseHealthChecksCache = true)
                .AddCheck("disk", disk);
            PublishEverySecond(services);
        });
        var client = Client(server);

        await EventuallyAsync(async () => await StatusOrNotFoundAsync(client) == ServingStatus.Serving);
        disk.Health = HealthStatus.Unhealthy;
        await EventuallyAsync(async () => await StatusOrNotFoundAsync(client) == ServingStatus.NotServing);
    }

    [Fact]
    public async Task Check_FromTheCacheBeforeItIsFilled_IsNotFound()
    {
        var disk = new Switch();
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks(options => options.UseHealthChecksCache = true)
                .AddCheck("disk", disk);
            services.Configure<HealthCheckPublisherOptions>(options => options.Delay = TimeSpan.FromHours(1));
        });

        Assert.Null(await StatusOrNotFoundAsync(Client(server)));
        Assert.Equal(0, disk.Runs);
    }

    [Fact]
    public async Task Watch_OfTheServer_TellsEachChange()
    {
        var disk = new Switch();
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks().AddCheck("disk", disk);
            PublishEverySecond(services);
        });
        using var call = Client(server).Watch(new HealthCheckRequest());
        var told = call.ResponseStream;

        Assert.Equal(ServingStatus.Serving, await NextAsync(told));
        disk.Health = HealthStatus.Unhealthy;
        Assert.Equal(ServingStatus.NotServing, await NextAfterAsync(told, ServingStatus.Serving));
        disk.Health = HealthStatus.Degraded;
        Assert.Equal(ServingStatus.Serving, await NextAfterAsync(told, ServingStatus.NotServing));
    }

    [Fact]
    public async Task Watch_FromTheStart_AnswersAtOnce()
    {
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks().AddCheck("disk", new Switch());
            services.Configure<HealthCheckPublisherOptions>(options => options.Delay = TimeSpan.FromHours(1));
        });
        using var call = Client(server).Watch(new HealthCheckRequest());

        Assert.Equal(ServingStatus.Serving, await NextAsync(call.ResponseStream));
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public async Task Watch_WhileNothingChanges_SaysNothing()
    {
        var disk = new Switch { Health = HealthStatus.Unhealthy };
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks().AddCheck("disk", disk);
            PublishEverySecond(services);
        });
        using var call = Client(server).Watch(new HealthCheckRequest());
        var told = call.ResponseStream;
        Assert.Equal(ServingStatus.NotServing, await NextAsync(told));

        var next = NextAsync(told);
        var runs = disk.Runs;
        await EventuallyAsync(() => Task.FromResult(disk.Runs >= runs + 2));
        Assert.False(next.IsCompleted);

        disk.Health = HealthStatus.Healthy;
        Assert.Equal(ServingStatus.Serving, await next);
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public async Task Watch_ThatBeganWithAPassingFault_HearsOfItsEnd()
    {
        // Published are Healthy and again Healthy; only the call that began in between saw the fault.
        var disk = new Switch();
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks().AddCheck("disk", disk);
            services.Configure<HealthCheckPublisherOptions>(options =>
            {
                options.Delay = TimeSpan.Zero;
                options.Period = TimeSpan.FromSeconds(3);
            });
        });
        await EventuallyAsync(() => Task.FromResult(disk.Runs == 1));
        disk.Health = HealthStatus.Unhealthy;
        using var call = Client(server).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.NotServing, await NextAsync(call.ResponseStream));

        disk.Health = HealthStatus.Healthy;

        Assert.Equal(ServingStatus.Serving, await NextAsync(call.ResponseStream));
    }

    [Fact]
    public async Task Watch_OfTwoServices_TellsThemApart()
    {
        var disk = new Switch();
        var store = new Switch();
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks(options =>
                {
                    options.Services.Map("disk", check => check.Name == "disk");
                    options.Services.Map("store", check => check.Name == "store");
                })
                .AddCheck("disk", disk)
                .AddCheck("store", store);
            PublishEverySecond(services);
        });
        using var disks = Client(server).Watch(new HealthCheckRequest { Service = "disk" });
        using var stores = Client(server).Watch(new HealthCheckRequest { Service = "store" });
        var (fromDisks, fromStores) = (disks.ResponseStream, stores.ResponseStream);
        Assert.Equal(ServingStatus.Serving, await NextAsync(fromDisks));
        Assert.Equal(ServingStatus.Serving, await NextAsync(fromStores));

        store.Health = HealthStatus.Unhealthy;

        Assert.Equal(ServingStatus.NotServing, await NextAfterAsync(fromStores, ServingStatus.Serving));
        disk.Health = HealthStatus.Unhealthy;
        store.Health = HealthStatus.Healthy;
        Assert.Equal(ServingStatus.NotServing, await NextAfterAsync(fromDisks, ServingStatus.Serving));
        Assert.Equal(ServingStatus.Serving, await NextAfterAsync(fromStores, ServingStatus.NotServing));
    }

    [Fact]
    public async Task Watch_OfAnUnknownService_SaysSoAndGoesOn()
    {
        var disk = new Switch();
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks().AddCheck("disk", disk);
            PublishEverySecond(services);
        });
        using var call = Client(server).Watch(new HealthCheckRequest { Service = "shelf.v1.Nothing" });
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(call.ResponseStream));

        var next = call.ResponseStream.MoveNext(CancellationToken.None);
        await EventuallyAsync(() => Task.FromResult(disk.Runs >= 2));

        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Watch_FromTheCache_BecomesKnownOnceItIsFilled()
    {
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks(options => options.UseHealthChecksCache = true)
                .AddCheck("disk", new Switch());
            services.Configure<HealthCheckPublisherOptions>(
                options => options.Delay = TimeSpan.FromSeconds(2));
        });
        using var call = Client(server).Watch(new HealthCheckRequest());

        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(call.ResponseStream));
        Assert.Equal(ServingStatus.Serving, await NextAsync(call.ResponseStream));
    }

    [Fact]
    public async Task Watch_WhenTheClientCancels_Ends()
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks().AddCheck("disk", new Switch()));
        using var cancel = new CancellationTokenSource();
        using var call = Client(server).Watch(new HealthCheckRequest(), cancellationToken: cancel.Token);
        Assert.Equal(ServingStatus.Serving, await NextAsync(call.ResponseStream));

        await cancel.CancelAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() => NextAsync(call.ResponseStream));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task Watch_WhenTheServerStops_IsToldAndEnds()
    {
        await using var server = await StartAsync(services => services
            .AddGrpcHealthChecks().AddCheck("disk", new Switch()));
        using var call = Client(server).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(call.ResponseStream));

        // A call left open would hold the server up for the 30 seconds of its shutdown timeout.
        var stopping = server.StopAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(call.ResponseStream));
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        await stopping.WaitAsync(Patience);
    }

    [Fact]
    public async Task AddGrpcHealthChecks_CalledAgain_KeepsWhatWasMapped()
    {
        await using var server = await StartAsync(services =>
        {
            services.AddGrpcHealthChecks(options => options.Services.Map("first", _ => true));
            services.AddGrpcHealthChecks(options => options.Services.Map("second", _ => true))
                .AddCheck("disk", new Switch());
        });
        var client = Client(server);

        foreach (var service in (string[])["", "first", "second"])
        {
            var response = await client.CheckAsync(new HealthCheckRequest { Service = service });
            Assert.Equal(ServingStatus.Serving, response.Status);
        }
    }

    [Fact]
    public void Services_OfTheOptions_HoldEachNameOnce()
    {
        var services = new GrpcHealthChecksOptions().Services;
        services.Add(new ServiceMapping("a", (HealthCheckMapContext _) => true));
        services.Map("b", _ => true);
        services.Map("b", _ => false);

        Assert.Equal(["a", "b"], services.Select(service => service.Name));
        Assert.Equal(2, services.Count);
        Assert.False(services.Last().HealthCheckPredicate!(new HealthCheckMapContext("disk", ["fast"])));
        Assert.Throws<ArgumentException>(
            () => services.Add(new ServiceMapping("a", (HealthCheckMapContext _) => true)));
        services.Remove("a");
        Assert.Equal("b", Assert.Single(services).Name);
        services.Clear();
        Assert.Empty(services);
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public async Task MapGrpcHealthChecksService_WithoutTheServices_SaysWhatIsMissing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(_ => { }));
    }

    private static Task<LoopbackServer> StartAsync(Action<IServiceCollection> configure) =>
        LoopbackServer.StartAsync(configure, app => app.MapGrpcHealthChecksService());

    private static Health.HealthClient Client(LoopbackServer server) => new(server.Channel);

    private static void PublishEverySecond(IServiceCollection services) =>
        services.Configure<HealthCheckPublisherOptions>(options =>
        {
            options.Delay = TimeSpan.Zero;
            options.Period = TimeSpan.FromSeconds(1);
        });

    private static async Task<ServingStatus?> StatusOrNotFoundAsync(Health.HealthClient client)
    {
        try
        {
            return (await client.CheckAsync(new HealthCheckRequest())).Status;
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<ServingStatus> NextAsync(IAsyncStreamReader<HealthCheckResponse> told)
    {
        Assert.True(await told.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return told.Current.Status;
    }

    private static async Task<ServingStatus> NextAfterAsync(
        IAsyncStreamReader<HealthCheckResponse> told, ServingStatus former)
    {
        var status = former;
        while (status == former)
        {
            status = await NextAsync(told);
        }

        return status;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>A health check that says what it is told to say.</summary>
    private sealed class Switch : IHealthCheck
    {
        private int runs;

        public HealthStatus Health { get; set; } = HealthStatus.Healthy;

        public int Runs => Volatile.Read(ref runs);

        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref runs);
            return Task.FromResult(new HealthCheckResult(Health));
        }
    }
}
