using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Microsoft.Extensions.Logging;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Scope3Calc.Service.Tests;

/// <summary>What tools ask before they call.</summary>
public sealed class HealthAndReflectionTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Calculation = "scope3calc.v1.CalculationService";
    private const string Gap = "scope3calc.v1.GapService";

    [Theory]
    [InlineData("")]
    [InlineData(Calculation)]
    [InlineData(Gap)]
    [InlineData("scope3calc.v1.LedgerService")]
    [InlineData("scope3calc.v1.DeclarationService")]
    [InlineData("scope3calc.v1.RunService")]
    public async Task Check_ServerAndService_AreServing(string name)
    {
        var response = await new Health.HealthClient(service.Channel)
            .CheckAsync(new HealthCheckRequest { Service = name });

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, response.Status);
    }

    [Fact]
    public async Task Check_UnknownService_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => new Health.HealthClient(service.Channel)
            .CheckAsync(new HealthCheckRequest { Service = "scope3calc.v1.Other" }).ResponseAsync);

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public async Task Watch_Service_TellsThatItIsServing()
    {
        using var call = new Health.HealthClient(service.Channel)
            .Watch(new HealthCheckRequest { Service = Calculation });

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, call.ResponseStream.Current.Status);
    }

    [Fact]
    public async Task Reflection_ListServices_NamesCalculationAndReports()
    {
        using var call = new ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });

        Assert.True(await call.ResponseStream.MoveNext());
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(known => known.Name).ToList();
        Assert.Contains(Calculation, names);
        Assert.Contains(Gap, names);
    }

    [Fact]
    public async Task Reflection_OlderVersion_NamesThemToo()
    {
        using var call = new Alpha.ServerReflection.ServerReflectionClient(service.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { ListServices = "*" });

        Assert.True(await call.ResponseStream.MoveNext());
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(known => known.Name).ToList();
        Assert.Contains(Calculation, names);
        Assert.Contains(Gap, names);
    }

    [Fact]
    public async Task Start_Log_NamesTheReferenceDataAndNothingGoesWrong()
    {
        await using var fresh = await RunningService.StartAsync();

        Assert.Contains(fresh.Logs.Records, record =>
            record.Level == LogLevel.Information
            && record.Message.Contains(Reference.ReferenceData.Snapshot.Id, StringComparison.Ordinal)
            && record.Message.Contains("epa-sef-v1.3", StringComparison.Ordinal));
        Assert.DoesNotContain(fresh.Logs.Records, record => record.Level >= LogLevel.Warning);
    }
}
