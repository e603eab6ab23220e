using Scope3Calc.Reference;

namespace Scope3Calc.Cli.Tests;

/// <summary><c>scope3 factors</c>: what the reference data is, and that it can be made again.</summary>
public sealed class FactorsTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_EveryPack_IsNamedWithLicenceAndChecksum()
    {
        var run = await Scope3.RunAsync("factors", "list");

        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.All(ReferenceData.Packs, pack =>
        {
            Assert.Contains($"{pack.Id}  {pack.Title}", run.Output, StringComparison.Ordinal);
            Assert.Contains($"{pack.Publisher}; {pack.Licence}", run.Output, StringComparison.Ordinal);
            Assert.Contains($"sha256 {pack.Sha256}", run.Output, StringComparison.Ordinal);
        });
        Assert.EndsWith($"snapshot {ReferenceData.Snapshot.Id}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_PublishedTables_GivesTheCommittedPacks()
    {
        var run = await Scope3.RunAsync(
            "factors", "compile", "--data", Path.Combine(AppContext.BaseDirectory, "data"), "--out", _folder.Named("packs"));

        var committed = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "packs"));
        Assert.Equal((ExitCode.AllCalculated, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            committed.Select(Path.GetFileName).Order(),
            Directory.GetFiles(_folder.Named("packs")).Select(Path.GetFileName).Order());
        Assert.All(committed, path => Assert.Equal(
            File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(_folder.Named("packs"), Path.GetFileName(path)))));
    }

    [Fact]
    public async Task Compile_WithoutTables_SaysWhatIsMissing()
    {
        var run = await Scope3.RunAsync("factors", "compile", "--data", _folder.Named("none"), "--out", _folder.Named("packs"));

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains("none", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
