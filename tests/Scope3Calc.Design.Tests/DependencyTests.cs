namespace Scope3Calc.Design.Tests;

/// <summary>Arrows point down only: in the project files, and in what was built from them.</summary>
public sealed class DependencyTests
{
    public static TheoryData<string> CalculatorProjects =>
        [.. Repository.SourceProjects.Select(Repository.NameOf).Where(IsOurs)];

    public static TheoryData<string> StandIns => [.. Repository.FeedGaps.Select(Repository.NameOf)];

    [Fact]
    public void Repository_HasTheProjectsTheRulesAreAbout()
    {
        Assert.Contains(Layers.Core, Repository.SourceProjects.Select(Repository.NameOf));
        Assert.NotEmpty(Repository.FeedGaps);
    }

    [Theory]
    [MemberData(nameof(CalculatorProjects))]
    public void ProjectFile_RefersTo_LayersBelowOnly(string project) =>
        Assert.Empty(Layers.Wrong(project, Repository.ProjectReferences(PathOf(project))));

    [Theory]
    [MemberData(nameof(CalculatorProjects))]
    public void BuiltAssembly_RefersTo_LayersBelowOnly(string project) =>
        Assert.Empty(Layers.Wrong(
            project, AssemblyUses.Of(PurityTests.Built(Repository.AssemblyOf(PathOf(project)))).Assemblies));

    [Theory]
    [InlineData(Layers.Core, Layers.Reference)]
    [InlineData(Layers.Reference, Layers.Storage)]
    [InlineData(Layers.Storage, Layers.Reference)]
    [InlineData(Layers.Storage, Layers.Runs)]
    [InlineData(Layers.Runs, Layers.Contracts)]
    [InlineData(Layers.Runs, Layers.Service)]
    [InlineData(Layers.Contracts, Layers.Core)]
    [InlineData(Layers.Service, Layers.Cli)]
    [InlineData("Scope3Calc.Surprise", Layers.Core)]
    public void Wrong_ArrowUpwards_IsFound(string project, string reference) =>
        Assert.NotEmpty(Layers.Wrong(project, [reference]));

    [Fact]
    public void Rules_HaveNoCircle()
    {
        // Taking away whoever refers to nobody left, again and again, leaves nobody.
        var left = Layers.MayReferTo.Keys.ToHashSet();
        while (left.RemoveWhere(project => !Layers.MayReferTo[project].Any(left.Contains)) > 0)
        {
        }

        Assert.Empty(left);
    }

    [Fact]
    public void Core_ProjectFile_NamesNoReferenceOfAnyKind() => Assert.Empty(
        new[] { "ProjectReference", "PackageReference", "FeedGap", "Reference", "FrameworkReference" }
            .SelectMany(kind => Repository.Items(PathOf(Layers.Core), kind)));

    [Theory]
    [MemberData(nameof(StandIns))]
    public void StandIn_KnowsNoCarbon(string standIn)
    {
        var path = PathOf(standIn);

        Assert.DoesNotContain(Repository.ProjectReferences(path), IsOurs);
        Assert.DoesNotContain(AssemblyUses.Of(PurityTests.Built(standIn)).Assemblies, IsOurs);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.cs", SearchOption.AllDirectories)
                .Intersect(Repository.Files()),
            file => File.ReadAllText(file).Contains("Co2e", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void BuiltAssembly_OfTheseTests_IsSeenToKnowCarbon() => Assert.Contains(
        AssemblyUses.Of(typeof(DependencyTests).Assembly.Location).Assemblies, IsOurs);

    private static bool IsOurs(string name) => name.StartsWith(Layers.Prefix, StringComparison.Ordinal);

    private static string PathOf(string project) =>
        Repository.SourceProjects.Single(path => Repository.NameOf(path) == project);
}
