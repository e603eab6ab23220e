using System.Security.Authentication;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Scope3Calc.V1;

namespace Scope3Calc.Service.Tests;

/// <summary>Nobody is let in by omission: beyond loopback only with TLS and keys.</summary>
public sealed class SecurityTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string OtherKey = "fedcba9876543210fedcba9876543210";

    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public void Create_OpenToOthersAndNotGuarded_IsRefusedWithAdvice(string address)
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Create([$"--Scope3Calc:Address={address}"]));

        Assert.Equal(
            $"Scope3Calc:Address {address} can be reached from other machines. Set CertificatePath, "
            + "CertificateKeyPath and ApiKeysPath (scope3 serve: --certificate, --certificate-key and --api-keys), "
            + "or listen on 127.0.0.1.",
            exception.Message);
    }

    [Theory]
    [InlineData("CertificatePath", "CertificateKeyPath")]
    [InlineData("ApiKeysPath")]
    public void Create_OpenToOthersAndHalfGuarded_IsRefused(params string[] settings)
    {
        var args = settings.Select(name => $"--Scope3Calc:{name}={_certificates.Chain}");

        var exception = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Create(["--Scope3Calc:Address=0.0.0.0", .. args]));

        Assert.Contains("can be reached from other machines", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CertificatePath")]
    [InlineData("CertificateKeyPath")]
    public void Create_CertificateWithoutItsKeyOrTheOtherWayRound_IsRefused(string name)
    {
        // On loopback too: who sets half of it wants TLS and must not get clear text.
        var exception = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Create([$"--Scope3Calc:{name}={_certificates.Chain}"]));

        Assert.Contains("belong together", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("")]
    [InlineData("127.0.0.1:80")]
    public void Create_AddressThatIsNone_IsRefused(string address)
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Create([$"--Scope3Calc:Address={address}"]));

        Assert.Contains("is not an IP address", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_KeyOfAnotherCertificate_IsRefused() => Assert.Contains(
        "cannot be used",
        Assert.Throws<InvalidOperationException>(() => ServiceHost.Create(
            [
                $"--Scope3Calc:CertificatePath={_certificates.Chain}",
                $"--Scope3Calc:CertificateKeyPath={_certificates.OtherKey}",
            ])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Create_CertificateThatIsNotThere_IsRefused() => Assert.Contains(
        "cannot be used",
        Assert.Throws<InvalidOperationException>(() => ServiceHost.Create(
            ["--Scope3Calc:CertificatePath=absent.pem", "--Scope3Calc:CertificateKeyPath=absent.pem"])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\n  \n")]
    [InlineData("too-short\n")]
    [InlineData(Key + "\ntoo-short\n")]
    public void Create_KeyFileWithoutGoodKeys_IsRefused(string content)
    {
        var keys = _certificates.Write("keys", content);

        var exception = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Create([$"--Scope3Calc:ApiKeysPath={keys}"]));

        Assert.Contains("32 characters or more", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalculateLines_OverTlsWithAKey_Works()
    {
        await using var service = await StartOpenAsync();
        using var channel = Connect(service);
        var client = new CalculationService.CalculationServiceClient(channel);

        var unary = await client.CalculateLinesAsync(
            new CalculateLinesRequest { Lines = { Some.Line() } }, Bearer(OtherKey));
        using var stream = client.CalculateLineStream(Bearer(Key));
        await stream.RequestStream.CompleteAsync();

        Assert.Equal(131_054_000_000, unary.Outcomes.Single().BookedMgCo2E);
        Assert.True(await stream.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task CalculateLines_ClientThatTrustsAnotherRoot_DoesNotConnect()
    {
        using var others = new TestCertificates();
        await using var service = await StartOpenAsync();
        using var channel = GrpcChannel.ForAddress(
            Address(service), new GrpcChannelOptions { HttpHandler = others.Handler() });

        var exception = await Assert.ThrowsAsync<RpcException>(() => new CalculationService.CalculationServiceClient(
            channel).CalculateLinesAsync(new CalculateLinesRequest(), Bearer(Key)).ResponseAsync);

        Assert.IsType<AuthenticationException>(exception.Status.DebugException?.InnerException);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer 00000000000000000000000000000000")]
    [InlineData("Bearer " + Key + "0")]
    [InlineData("Bearer " + Key + ", Bearer " + OtherKey)]
    [InlineData("Basic " + Key)]
    [InlineData(Key)]
    public async Task CalculateLines_MissingOrWrongKey_IsUnauthenticated(string? authorization)
    {
        await using var service = await StartOpenAsync();
        using var channel = Connect(service);
        var client = new CalculationService.CalculationServiceClient(channel);
        var headers = authorization is null ? [] : new Metadata { { "authorization", authorization } };

        var unary = await Assert.ThrowsAsync<RpcException>(
            () => client.CalculateLinesAsync(new CalculateLinesRequest(), headers).ResponseAsync);
        using var stream = client.CalculateLineStream(headers);
        var streamed = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Unauthenticated, unary.StatusCode);
        Assert.Equal("Send a known API key as metadata 'authorization: Bearer KEY'.", unary.Status.Detail);
        Assert.Equal(StatusCode.Unauthenticated, streamed.StatusCode);
        Assert.Equal(0, service.Counts.Lines);
    }

    [Fact]
    public async Task Health_WithoutAKey_IsOpen()
    {
        await using var service = await StartOpenAsync();
        using var channel = Connect(service);

        var response = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, response.Status);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(Key, true)]
    public async Task Reflection_NeedsAKey(string? key, bool isOpen)
    {
        await using var service = await StartOpenAsync();
        using var channel = Connect(service);
        using var call = new ServerReflection.ServerReflectionClient(channel)
            .ServerReflectionInfo(key is null ? [] : Bearer(key));

        var answer = Record.ExceptionAsync(async () =>
        {
            await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });
            await call.ResponseStream.MoveNext();
        });

        Assert.Equal(isOpen ? null : StatusCode.Unauthenticated, (await answer as RpcException)?.StatusCode);
    }

    [Fact]
    public async Task Keys_OnLoopbackWithoutTls_AreAskedForToo()
    {
        await using var service = await RunningService.StartAsync(
            null, $"--Scope3Calc:ApiKeysPath={_certificates.Write("keys", Key)}");

        var exception = await Assert.ThrowsAsync<RpcException>(
            () => service.Client.CalculateLinesAsync(new CalculateLinesRequest()).ResponseAsync);
        var response = await service.Client.CalculateLinesAsync(new CalculateLinesRequest(), Bearer(Key));

        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
        Assert.NotNull(response.Basis);
    }

    [Fact]
    public async Task Keys_Configured_AreAskedForByReportsToo()
    {
        await using var service = await RunningService.StartAsync(
            null, $"--Scope3Calc:ApiKeysPath={_certificates.Write("keys", Key)}");

        var unary = await Assert.ThrowsAsync<RpcException>(
            () => service.Gap().CheckBaseYearAsync(new CheckBaseYearRequest()).ResponseAsync);
        var stream = await Assert.ThrowsAsync<RpcException>(() => service.InventoryAsync(new GetInventoryRequest()));
        using var call = service.Gap().GetInventory(Bearer(Key));
        await call.RequestStream.CompleteAsync();

        Assert.Equal(StatusCode.Unauthenticated, unary.StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, stream.StatusCode);
        Assert.NotNull((await call.ResponseAsync).Basis);
    }

    private Task<RunningService> StartOpenAsync() => RunningService.StartAsync(
        null,
        "--Scope3Calc:Address=0.0.0.0",
        $"--Scope3Calc:CertificatePath={_certificates.Chain}",
        $"--Scope3Calc:CertificateKeyPath={_certificates.Key}",
        $"--Scope3Calc:ApiKeysPath={_certificates.Write("keys", $"{Key}\n\n  {OtherKey}  \n")}");

    private GrpcChannel Connect(RunningService service) => GrpcChannel.ForAddress(
        Address(service), new GrpcChannelOptions { HttpHandler = _certificates.Handler(), DisposeHttpClient = true });

    private static Uri Address(RunningService service) => new($"https://127.0.0.1:{service.Address.Port}");

    private static Metadata Bearer(string key) => new() { { "authorization", $"Bearer {key}" } };
}
