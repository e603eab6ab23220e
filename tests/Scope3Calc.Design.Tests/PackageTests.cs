using System.Text;
using System.Xml.Linq;

namespace Scope3Calc.Design.Tests;

/// <summary>Packages have one version each, stand-ins give way to the originals, and no file knows whose
/// machine it is.</summary>
public sealed class PackageTests
{
    private static readonly string VersionsFile = Path.Combine(Repository.Root, "Directory.Packages.props");

    public static TheoryData<string> Projects =>
        [.. Repository.Projects.Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void PackageReference_HasACentralVersionAndNoOther(string project)
    {
        var path = Path.Combine(Repository.Root, project);

        Assert.Empty(WithoutVersion(Repository.Items(path, "PackageReference")));
        Assert.DoesNotContain(
            XDocument.Load(path).Descendants("PackageReference"),
            item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null);
    }

    [Fact]
    public void WithoutVersion_PackageNobodyPinned_IsFound() =>
        Assert.Equal(["No.Such.Package"], WithoutVersion(["xunit", "No.Such.Package"]));

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task WithUpstreamPackages_NoProject_RefersToAStandIn(string project)
    {
        var path = Path.Combine(Repository.Root, project);
        var items = await Repository.EvaluateUpstreamAsync(path);

        Assert.DoesNotContain(
            items["ProjectReference"], include => include.Contains("FeedGaps", StringComparison.Ordinal));
        Assert.Subset(items["PackageReference"].ToHashSet(), Repository.Items(path, "FeedGap").ToHashSet());

        // All of them have a version in that mode too, except what the SDK brings itself.
        Assert.Subset(items["PackageVersion"].ToHashSet(), Repository.Items(path, "FeedGap").ToHashSet());
    }

    [Fact]
    public void ByDefault_SomeProject_RefersToAStandIn()
    {
        // What the check above looks for is really there without the switch.
        Assert.Contains(Repository.Projects, path => Repository.Items(path, "FeedGap").Any());
        Assert.Equal(
            Repository.FeedGaps.Select(Repository.NameOf).Order(StringComparer.Ordinal),
            Repository.Projects.SelectMany(path => Repository.Items(path, "FeedGap"))
                .Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NoFile_ContainsAPathOfTheMachineItWasMadeOn() =>
        Assert.Empty(Repository.Files().Where(file => HasMachinePath(File.ReadAllText(file, Encoding.Latin1)))
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Theory]
    [InlineData("see /{0}/main/x.csv", true)]
    [InlineData("\"/{0}\"", true)]
    [InlineData("https://example.org/{0}/x.csv", false)]
    [InlineData("frame{0}/x", false)]
    [InlineData("src/{0}/x", false)]
    public void HasMachinePath_AbsolutePath_IsFoundAndARelativeOneNot(string text, bool found)
    {
        foreach (var folder in MachineFolders)
        {
            Assert.Equal(found, HasMachinePath(string.Format(null, text, folder)));
        }
    }

    // Spelled so that this file does not contain what it looks for.
    private static readonly string[] MachineFolders = ["wo" + "rk", "ro" + "ot"];

    private static bool HasMachinePath(string text) => MachineFolders.Any(folder =>
        new System.Text.RegularExpressions.Regex($"(?<![A-Za-z0-9._~%)-])/{folder}(?=[/\"' ]|$)").IsMatch(text));

    private static IEnumerable<string> WithoutVersion(IEnumerable<string> packages) => packages.Except(
        XDocument.Load(VersionsFile).Descendants("PackageVersion").Select(item => (string)item.Attribute("Include")!));
}
