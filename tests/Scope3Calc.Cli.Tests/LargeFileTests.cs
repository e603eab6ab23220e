using System.Globalization;

namespace Scope3Calc.Cli.Tests;

/// <summary>What a file of any length must not do: take memory, stay silent, or outlive its service unnoticed.</summary>
public sealed class LargeFileTests(LargeFile large) : IClassFixture<LargeFile>
{
    // The reference data takes some 30 MB. Were the lines kept, they would need several times the rest.
    private const int HeapLimitBytes = 96 * 1024 * 1024;

    [Fact]
    public async Task Calculate_ManyLines_TakesConstantMemoryAndReportsProgress()
    {
        var results = large.Folder.Named("results.csv");
        var limit = HeapLimitBytes.ToString("X", CultureInfo.InvariantCulture);

        var run = await Scope3.RunAsync(
            ["calculate", large.Path, "--results", results],
            new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = limit });

        Assert.Equal(ExitCode.SomeNotCalculated, run.ExitCode);
        Assert.StartsWith("260,000 lines, ", run.Output, StringComparison.Ordinal);
        Assert.Equal(LargeFile.Lines + 1, File.ReadLines(results).Count());
        Assert.Matches(@"^Calculating 250,000 lines, [\d,]+ lines/s, \d+ ?% read\n$", run.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Calculate_ServiceDiesInTheMiddle_SaysSo()
    {
        using var server = await Scope3.ServeAsync();
        var results = large.Folder.Named("cut.csv");
        using var process = Scope3.Start(["calculate", large.Path, "--results", results, "--server", server.Address], []);

        // Some outcomes are there, so the stream is under way.
        while (!process.HasExited && (!File.Exists(results) || new FileInfo(results).Length == 0))
        {
            await Task.Delay(1);
        }

        server.Kill();
        var run = await Scope3.EndAsync(process);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("service", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.InRange(File.ReadLines(results).Count(), 1, LargeFile.Lines);
    }
}
