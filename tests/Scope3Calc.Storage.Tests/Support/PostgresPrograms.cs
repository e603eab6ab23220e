namespace Scope3Calc.Storage.Tests.Support;

/// <summary>Where PostgreSQL's programs are on this machine.</summary>
internal static class PostgresPrograms
{
    /// <summary>With the value 1 a missing PostgreSQL fails its tests instead of skipping them.</summary>
    public const string RequireVariable = "SCOPE3CALC_REQUIRE_PEERS";

    private const string Advice = "Run tests/Scope3Calc.Storage.Tests/install-postgres.sh.";

    private static readonly Lazy<string?> Found = new(Find);

    public static bool AreRequired => Environment.GetEnvironmentVariable(RequireVariable) == "1";

    /// <summary>Why no server can be started, or null.</summary>
    public static string? WhyNot => Found.Value is null ? $"PostgreSQL is not installed. {Advice}" : null;

    /// <summary>Folder of initdb and pg_ctl.</summary>
    /// <exception cref="InvalidOperationException">They are not installed.</exception>
    public static string Folder => Found.Value ?? throw new InvalidOperationException(WhyNot);

    private static string? Find() =>
        OnPath().Concat(Packaged()).FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static string[] OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    // Debian and Ubuntu keep each major version in a folder of its own: the newest first.
    private static IEnumerable<string> Packaged()
    {
        const string versions = "/usr/lib/postgresql";
        return Directory.Exists(versions)
            ? Directory.GetDirectories(versions)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
    }
}
