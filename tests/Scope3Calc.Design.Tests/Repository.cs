using System.Text.Json;
using System.Xml.Linq;

namespace Scope3Calc.Design.Tests;

/// <summary>The files of the repository these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", ".git", "node_modules", "TestResults", "__pycache__"];

    public static string Root { get; } = FindRoot();

    public static string[] Projects { get; } =
        [.. Files().Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> SourceProjects => Projects.Where(path => IsUnder(path, "src"));

    public static IEnumerable<string> FeedGaps => Projects.Where(path => IsUnder(path, "src/FeedGaps"));

    public static string NameOf(string projectPath) => Path.GetFileNameWithoutExtension(projectPath);

    /// <summary>The name a project gives its assembly: its own, unless it says otherwise.</summary>
    public static string AssemblyOf(string projectPath) =>
        XDocument.Load(projectPath).Descendants("AssemblyName").FirstOrDefault()?.Value ?? NameOf(projectPath);

    public static bool IsUnder(string path, string folder) => Path.GetRelativePath(Root, path)
        .Replace('\\', '/').StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Every file that is not made by a build or a tool.</summary>
    public static IEnumerable<string> Files() => FilesUnder(Root);

    /// <summary>What a project file names in Include attributes of one kind of item.</summary>
    public static IEnumerable<string> Items(string projectPath, string kind) => XDocument.Load(projectPath)
        .Descendants(kind)
        .Select(item => (string?)item.Attribute("Include"))
        .OfType<string>();

    public static IEnumerable<string> ProjectReferences(string projectPath) =>
        Items(projectPath, "ProjectReference").Select(include => NameOf(include.Replace('\\', '/')));

    /// <summary>The items a project comes to when evaluated with the original packages.</summary>
    public static async Task<ILookup<string, string>> EvaluateUpstreamAsync(string projectPath)
    {
        var json = await DotnetCommand.RunAsync(
            "msbuild", projectPath, "-nologo", "-p:UpstreamPackages=true",
            "-getItem:ProjectReference", "-getItem:PackageReference", "-getItem:PackageVersion");
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("Items").EnumerateObject()
            .SelectMany(kind => kind.Value.EnumerateArray().Select(
                item => (kind.Name, Include: item.GetProperty("Identity").GetString()!.Replace('\\', '/'))))
            .ToLookup(item => item.Name, item => item.Include);
    }

    private static IEnumerable<string> FilesUnder(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(path => !Generated.Contains(Path.GetFileName(path)))
            .SelectMany(FilesUnder));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
