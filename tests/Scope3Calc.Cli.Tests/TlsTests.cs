namespace Scope3Calc.Cli.Tests;

/// <summary>The service beyond loopback: only with a certificate and API keys, and only for those who have a key.</summary>
public sealed class TlsTests(TlsServer server) : IClassFixture<TlsServer>
{
    [Fact]
    public async Task Calculate_WithKeyAndTrustedCertificate_Works()
    {
        var run = await CalculateAsync(TlsServer.Key, "--server-certificate", server.Folder.Named("certificate.pem"));

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("1 lines, 1 calculated, 0 not.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-wrong-key-for-tests-of-at-least-32-characters")]
    [InlineData("")]
    public async Task Calculate_WithoutAKnownKey_IsRefused(string key)
    {
        var run = await CalculateAsync(key, "--server-certificate", server.Folder.Named("certificate.pem"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith("The service answered Unauthenticated: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Calculate_CertificateNobodyTrusts_IsRefused()
    {
        var run = await CalculateAsync(TlsServer.Key);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("is not trusted. Name it in --server-certificate.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Calculate_FileThatIsNoCertificate_IsNamed()
    {
        var run = await CalculateAsync(TlsServer.Key, "--server-certificate", server.Folder.Named("keys.txt"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_FileThatIsNoCertificate_SaysSo()
    {
        var run = await Scope3.RunAsync(
            "serve", "--port", "0",
            "--certificate", server.Folder.Named("keys.txt"),
            "--certificate-key", server.Folder.Named("key.pem"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_ShortKey_IsRefused()
    {
        var run = await Scope3.RunAsync("serve", "--port", "0", "--api-keys", server.Folder.Write("short.txt", "secret\n"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("32 characters", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> CalculateAsync(string key, params string[] more) => Scope3.RunAsync(
        ["calculate", server.Folder.Named("lines.csv"), "--server", server.Address, .. more],
        new Dictionary<string, string> { [ServerConnection.ApiKeyVariable] = key });
}
