namespace Scope3Calc.Design.Tests;

/// <summary>Which project may refer to which. A project that does not exist yet has its rule
/// already.</summary>
/// <remarks>
/// Hosts on top, then runs, then storage and reference data, then the core; the contracts and the stand-ins
/// beside them. The command line may hold the service inside its own process; the service never knows of it.
/// </remarks>
internal static class Layers
{
    public const string Prefix = "Scope3Calc.";
    public const string Core = "Scope3Calc.Core";
    public const string Contracts = "Scope3Calc.Contracts";
    public const string Reference = "Scope3Calc.Reference";
    public const string Storage = "Scope3Calc.Storage";
    public const string Runs = "Scope3Calc.Runs";
    public const string Service = "Scope3Calc.Service";
    public const string Cli = "Scope3Calc.Cli";

    public static IReadOnlyDictionary<string, string[]> MayReferTo { get; } = new Dictionary<string, string[]>
    {
        [Core] = [],
        [Contracts] = [],
        [Reference] = [Core],
        [Storage] = [Core],
        [Runs] = [Storage, Reference, Core],
        [Service] = [Runs, Storage, Reference, Core, Contracts],
        [Cli] = [Service, Runs, Storage, Reference, Core, Contracts],
    };

    /// <summary>The projects of those given that the one must not refer to; a project without a rule is one
    /// too many.</summary>
    public static IEnumerable<string> Wrong(string project, IEnumerable<string> references) =>
        MayReferTo.TryGetValue(project, out var allowed)
            ? references.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !allowed.Contains(name))
            : [$"{project} has no rule"];
}
