namespace Scope3Calc.Interop.Tests.Support;

/// <summary>Finds what is not copied beside the tests: the protos, and the peers with their packages.</summary>
internal static class RepositoryFolder
{
    public static string Protos { get; } = Path.Combine(Root(), "protos");

    public static string Peers { get; } = Path.Combine(Root(), "tests", "Scope3Calc.Interop.Tests", "peers");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return folder.FullName;
    }
}
