using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scope3Calc.Design.Tests;

/// <summary>One thing the service must do.</summary>
/// <param name="Number">What tests name it by: <c>[Trait("Behaviour", "38")]</c>.</param>
/// <param name="Words">What it is, in a few words.</param>
/// <param name="Open">What of it needs more than the calculation; empty where nothing does.</param>
internal sealed record Behaviour(int Number, string Words, string Open);

/// <summary>A test that says which behaviour it proves.</summary>
internal sealed record Proof(int Number, string Project, string Test);

/// <summary>The table of behaviours and the tests that prove them, made from the tests' own traits.</summary>
internal static partial class BehaviourTable
{
    public const int Count = 60;

    /// <summary>Open where stored results are needed and not only calculated ones.</summary>
    private const string Ledger = "ledger";

    private const string Head = """
        # Tests of the calculation, and what all tests prove

        What the service must do has 60 numbers. A test that proves one of them says so with
        `[Trait("Behaviour", "38")]`; several traits are several numbers. The table below is made from those
        traits, of the tests in every project.

            dotnet test --filter "Behaviour=38"
            dotnet test --filter "Behaviour=38|Behaviour=42"
            dotnet test --list-tests --filter "Behaviour=38"

        run or list the tests of one behaviour or of two, in all projects from the root or in one that is named before
        `--filter`. A filter finds parts of values with `~` but has no "any", so those of every behaviour are

            dotnet test --list-tests --filter "Behaviour~1|Behaviour~2|Behaviour~3|Behaviour~4|Behaviour~5|Behaviour~6|Behaviour~7|Behaviour~8|Behaviour~9"

        A test of `tests/Scope3Calc.Design.Tests` fails where this page differs from the traits. This writes it anew:

            SCOPE3CALC_WRITE_TABLE=1 dotnet test tests/Scope3Calc.Design.Tests --filter BehaviourTable

        The second column and what is open in the last come from `tests/Scope3Calc.Design.Tests/behaviours.txt`, all other
        text from `BehaviourTable.cs` beside it.

        `Independent/` holds both methods a second time, in exact fractions and without the engine. 10,000 lines agree to
        the milligram.

        | No. | What | Proven by | Status |
        |---|---|---|---|
        """;

    public static string Path { get; } =
        System.IO.Path.Combine(Repository.Root, "tests", "Scope3Calc.Core.Tests", "README.md");

    public static IReadOnlyList<Behaviour> Behaviours() =>
    [
        .. File.ReadLines(System.IO.Path.Combine(Repository.Root, "tests", "Scope3Calc.Design.Tests", "behaviours.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Behaviour(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[2])),
    ];

    /// <summary>Every trait of every test, by project and test in ordinal order.</summary>
    public static IReadOnlyList<Proof> Proofs() =>
    [
        .. Repository.Files()
            .Where(path => Repository.IsUnder(path, "tests") && path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => ProofsIn(ProjectOf(path), File.ReadLines(path)))
            .Distinct()
            .OrderBy(proof => proof.Number)
            .ThenBy(proof => proof.Project, StringComparer.Ordinal)
            .ThenBy(proof => proof.Test, StringComparer.Ordinal),
    ];

    /// <summary>Reads attributes, class and method lines as they are written here: each on a line of its own.</summary>
    public static IEnumerable<Proof> ProofsIn(string project, IEnumerable<string> source)
    {
        var (ofClass, waiting, type) = (new List<int>(), new List<int>(), string.Empty);
        foreach (var line in source)
        {
            var text = line.TrimStart();
            if (text.StartsWith('['))
            {
                waiting.AddRange(Trait().Matches(text).Select(
                    match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
            }
            else if (Class().Match(line) is { Success: true } found)
            {
                (type, ofClass, waiting) = (found.Groups[1].Value, waiting, []);
            }
            else if (Method().Match(line) is { Success: true } method)
            {
                foreach (var number in ofClass.Concat(waiting))
                {
                    yield return new Proof(number, project, $"{type}.{method.Groups[1].Value}");
                }

                waiting = [];
            }
        }
    }

    public static string Text(IEnumerable<Behaviour> behaviours, IEnumerable<Proof> proofs)
    {
        var byNumber = proofs.ToLookup(proof => proof.Number);
        var table = new StringBuilder(Head).Append('\n');
        foreach (var behaviour in behaviours)
        {
            var tests = byNumber[behaviour.Number].GroupBy(proof => proof.Project).Select(
                group => $"{group.Key}: {string.Join(", ", group.Select(proof => $"`{proof.Test}`"))}");
            table.Append(CultureInfo.InvariantCulture, $"| {behaviour.Number} | {behaviour.Words} | ")
                .AppendJoin("; ", tests)
                .Append(CultureInfo.InvariantCulture, $" | {Status(behaviour, byNumber[behaviour.Number].Any())} |\n");
        }

        return table.ToString();
    }

    private static string Status(Behaviour behaviour, bool isProven) => (isProven, behaviour.Open) switch
    {
        (true, "") => "proven",
        (true, Ledger) => "calculation proven, ledger not yet",
        (true, var open) => $"partly; not yet: {open}",
        (false, "") => "not yet",
        (false, var open) => $"not yet: {open}",
    };

    private static string ProjectOf(string path) => System.IO.Path.GetRelativePath(Repository.Root, path)
        .Split(System.IO.Path.DirectorySeparatorChar)[1].Replace("Scope3Calc.", string.Empty, StringComparison.Ordinal)
        .Replace(".Tests", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"Trait\(""Behaviour"", ""(\d+)""\)")]
    private static partial Regex Trait();

    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*class (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^    public (?:\w+ )*?(?:void|Task|Property)\s(\w+)\(")]
    private static partial Regex Method();
}
