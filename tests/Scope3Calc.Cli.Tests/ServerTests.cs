namespace Scope3Calc.Cli.Tests;

/// <summary><c>--server</c>: a service in another process gives the same bytes, and its absence is told clearly.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ict-purchases.csv")]
    [InlineData("oxford-ict-spend-2014-2017.csv")]
    public async Task Calculate_WithAServiceElsewhere_GivesTheSameBytes(string sample)
    {
        using var server = await Scope3.ServeAsync();

        var here = await CalculateAsync(sample, "here");
        var there = await CalculateAsync(sample, "there", "--server", server.Address);

        Assert.Equal(here, there);
        Assert.Equal(await ReadAsync("here.csv"), await ReadAsync("there.csv"));
        Assert.Equal(await ReadAsync("here.json"), await ReadAsync("there.json"));
    }

    [Fact]
    public async Task Calculate_NoServiceAtTheAddress_SaysWhere()
    {
        // Port 1 is reserved and nobody listens there.
        var run = await Scope3.RunAsync("calculate", Folder.Sample("ict-purchases.csv"), "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith("--server: no service can be reached at http://127.0.0.1:1", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("banana")]
    [InlineData("127.0.0.1:5160")]
    [InlineData("ftp://127.0.0.1")]
    public async Task Calculate_ServerThatIsNoAddress_ShowsHowToWriteOne(string address)
    {
        var run = await Scope3.RunAsync("calculate", Folder.Sample("ict-purchases.csv"), "--server", address);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Equal($"--server: '{address}' is not an address. Write it like http://127.0.0.1:5160.", run.Error.Trim());
    }

    [Theory]
    [InlineData("--address", "0.0.0.0")]
    [InlineData("--address", "::")]
    [InlineData("--address", "192.0.2.1")]
    [InlineData("--address", "banana")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    public async Task Serve_OpenToOthersOrNowhere_IsRefused(string option, string value)
    {
        var run = await Scope3.RunAsync("serve", option, value);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Listening", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PortInUse_SaysSo()
    {
        using var server = await Scope3.ServeAsync();

        var run = await Scope3.RunAsync("serve", "--port", new Uri(server.Address).Port.ToString(provider: null));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("address already in use", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    private Task<CliRun> CalculateAsync(string sample, string name, params string[] more) => Scope3.RunAsync(
        [
            "calculate", Folder.Sample(sample),
            "--results", _folder.Named($"{name}.csv"),
            "--json", _folder.Named($"{name}.json"), .. more,
        ]);

    private Task<byte[]> ReadAsync(string name) => File.ReadAllBytesAsync(_folder.Named(name));
}
