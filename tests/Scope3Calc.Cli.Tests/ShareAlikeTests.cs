namespace Scope3Calc.Cli.Tests;

/// <summary><c>--share-alike</c>: packs derived from EXIOBASE are loaded where somebody asks for them, and their licence is told.</summary>
public sealed class ShareAlikeTests : IDisposable
{
    private const string Note = "Note: factor packs derived from EXIOBASE 3 are loaded (CC BY-SA 4.0).";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A pack with the factors of basic prices.
    private Task<CliRun> RunAsync(params string[] options)
    {
        var policy = _folder.Write("policy.json", """{"factorPack": "exiobase-3.4-2011-DE", "priceTypeRatio": "0.8"}""");
        var lines = _folder.Write("lines.csv", Some.File(Some.Line("A", ("country_code", "DE"))));
        return Scope3.RunAsync(["calculate", lines, "--policy", policy, .. options]);
    }

    [Fact]
    public async Task Calculate_WithoutTheOption_KnowsNoSuchPack()
    {
        var run = await RunAsync();

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("There is no factor pack 'exiobase-3.4-2011-DE'.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_WithTheOption_UsesThePackAndTellsTheLicenceOnce()
    {
        var run = await RunAsync("--share-alike");

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.Contains("Basis: factor pack exiobase-3.4-2011-DE,", run.Output, StringComparison.Ordinal);
        Assert.StartsWith(Note, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_WithTheOptionAndAServer_SaysWhoDecides()
    {
        var run = await RunAsync("--share-alike", "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.StartsWith("--share-alike: The service decides what it loads.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithTheOption_OffersThePacks()
    {
        using var server = await Scope3.ServeAsync("--share-alike");

        var run = await RunAsync("--server", server.Address);

        Assert.Equal(ExitCode.AllCalculated, run.ExitCode);
        Assert.Contains("Basis: factor pack exiobase-3.4-2011-DE,", run.Output, StringComparison.Ordinal);
    }
}
